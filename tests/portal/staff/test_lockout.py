"""Wrong passwords make wait: a name at whatever address, a line with whatever names."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import Client

from councils.dates import time_in_words
from councils.years import london_instant
from portal.models import Tally
from portal.staff.lockout import COOKIE, Attempts
from tests.complaints.elsewhere import came_of, running
from tests.portal.staff.sign_in import PASSWORD, colleague, give_password

pytestmark = pytest.mark.django_db
AT = london_instant("2025-06-02 09:00")
MINUTE = timedelta(minutes=1)
IN = "/admin/"


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(AT)
    return clock


@pytest.fixture
def mary():
    return colleague("mary")


def at(address: str, **headers: str) -> Client:
    return Client(REMOTE_ADDR=address, **headers)


def numbered(number: int) -> Client:
    return at(f"198.51.100.{number}")


def fail(client: Client, *names: str) -> list[int]:
    return [give_password(client, name, password="wrong").status_code for name in names]


def answer(client: Client, name: str = "mary") -> str | int:
    """Where the right password leads, or that it is refused."""
    response = give_password(client, name)
    return response["Location"] if response.status_code == 302 else response.status_code


@pytest.fixture
def her_browser(mary):
    """In which she has signed in before, and which is not signed in."""
    browser = at("203.0.113.7")
    assert answer(browser) == IN
    browser.post("/admin/logout/")
    return browser


def test_one_name_from_25_addresses_is_slowed(mary):
    statuses = [fail(numbered(n), "mary")[0] for n in range(25)]
    assert statuses == [200] * 4 + [429] * 21


def test_25_names_with_one_password_from_one_address_are_slowed():
    names = [f"name{n}" for n in range(25)]
    for each in names:
        colleague(each)
    client = at("203.0.113.7")
    assert fail(client, *names) == [200] * 19 + [429] * 6
    assert answer(client, "name24") == 429
    assert answer(numbered(1), "name24") == IN


def test_attempts_at_once_are_counted_before_any_password_is_looked_at(rf):
    found = []
    for n in range(25):
        request = rf.post("/admin/login/", REMOTE_ADDR="203.0.113.7")
        request.at = AT
        found.append(Attempts().is_locked(request, {"username": f"name{n}"}))
    assert found == [False] * 20 + [True] * 5


def test_right_passwords_are_never_counted_against_a_line(mary):
    for _ in range(25):
        assert answer(at("203.0.113.7")) == IN


def test_the_addresses_of_one_subscriber_are_one_line():
    statuses = [fail(at(f"2001:db8::{n:x}"), f"name{n}")[0] for n in range(25)]
    assert statuses == [200] * 19 + [429] * 6
    assert fail(at("2001:db8:0:1::1"), "name0") == [200]


def test_the_right_password_works_again_after_the_wait_from_another_address(mary, now):
    for n in range(5):
        fail(numbered(n), "mary")
    assert answer(numbered(9)) == 429
    now.set(AT + MINUTE - timedelta(seconds=1))
    assert answer(numbered(9)) == 429
    now.set(AT + MINUTE)
    assert answer(numbered(9)) == IN


def test_waits_grow_to_a_quarter_of_an_hour_and_no_further(mary, now):
    client, found = numbered(1), []
    fail(client, *["mary"] * 4)
    for _ in range(7):
        refused = give_password(client, "mary", password="wrong")
        found.append(int(refused["Retry-After"]))
        now.set(now.at + timedelta(seconds=found[-1]))
    assert found == [60, 120, 240, 480, 900, 900, 900]
    assert answer(numbered(2)) == IN


def test_trying_while_it_is_shut_prolongs_nothing_and_counts_nothing(mary, now):
    client = numbered(1)
    fail(client, *["mary"] * 5)
    now.set(AT + timedelta(seconds=50))
    fail(client, *["mary"] * 30)
    now.set(AT + MINUTE)
    assert fail(client, *["other"] * 4) == [200] * 4
    assert answer(client) == IN


def test_signing_in_forgets_her_wrong_passwords_and_not_those_of_the_line(mary):
    client = numbered(1)
    fail(client, *["mary"] * 4, *[f"name{n}" for n in range(15)])
    assert answer(client) == IN
    client = numbered(1)  # another browser on the same line
    assert fail(client, "mary", "other") == [429, 429]
    assert fail(numbered(2), *["mary"] * 3) == [200] * 3


def test_who_tries_for_ever_shuts_nobody_out_of_a_browser_she_has_used(her_browser, now):
    for n in range(60):
        fail(numbered(n), "mary")  # from everywhere
        fail(at("203.0.113.7"), "mary", f"name{n}")  # and from the same office
        now.set(now.at + MINUTE)
    assert fail(numbered(1), "mary") == [429]
    assert answer(her_browser) == IN


def test_a_browser_that_is_known_waits_for_its_own_wrong_passwords(her_browser, now):
    assert fail(her_browser, *["mary"] * 5) == [200] * 4 + [429]
    assert answer(her_browser) == 429
    assert answer(numbered(1)) == IN
    now.set(AT + MINUTE)
    assert answer(her_browser) == IN


def test_a_browser_is_known_for_one_name_and_no_other(her_browser):
    colleague("john")
    for n in range(5):
        fail(numbered(n), "john")
    assert answer(her_browser, "john") == 429
    her_browser.cookies[COOKIE] = "made-up:value"
    for n in range(5):
        fail(numbered(n), "mary")
    assert answer(her_browser) == 429


def test_the_cookie_goes_to_the_page_of_signing_in_alone_and_holds_no_name(her_browser):
    cookie = her_browser.cookies[COOKIE]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == (
        *("/admin/login/", "Strict"),
        True,
    )
    assert cookie["max-age"] == 90 * 24 * 60 * 60
    assert "mary" not in cookie.value
    stranger = numbered(1)
    fail(stranger, "mary")
    assert COOKIE not in stranger.cookies


def test_the_page_says_when_to_try_again(mary, now):
    now.set(AT + timedelta(seconds=20))
    fail(numbered(1), *["mary"] * 6)
    now.set(AT + timedelta(seconds=30))
    page = give_password(numbered(1), mary)
    assert f"<strong>{time_in_words(AT + 2 * MINUTE)}</strong>" in page.content.decode()
    assert page["Retry-After"] == "50"
    assert "no-store" in page["Cache-Control"]


def test_nobody_learns_which_names_there_are(mary, monkeypatch):
    hashed, pages = [], {}
    monkeypatch.setattr(
        "django.contrib.auth.hashers.MD5PasswordHasher.encode",
        lambda self, password, salt: hashed.append(password) or f"md5${salt}$none",
    )
    for number, name in enumerate(("mary", "nobody")):
        answers = [give_password(numbered(number), name, password="wrong") for _ in range(6)]
        pages[name] = [
            (each.status_code, re.sub(r'value="\w{64}"', "", each.content.decode()))
            for each in answers
        ]
        pages[name].append(len(hashed))
        hashed.clear()
    assert pages["mary"][-1] == 5  # what is refused is not looked at
    told = [each if isinstance(each, int) else each[0] for each in pages["nobody"]]
    assert told == [200] * 4 + [429, 429, 5]
    assert str(pages["nobody"]).replace("nobody", "mary") == str(pages["mary"])
    assert "nobody" not in pages["nobody"][5][1]


def test_changing_the_name_of_the_browser_does_not_give_more_attempts(mary):
    statuses = [fail(at("203.0.113.7", HTTP_USER_AGENT=f"No {n}"), "mary")[0] for n in range(5)]
    assert statuses == [200, 200, 200, 200, 429]


def test_an_address_that_the_browser_claims_does_not_count():
    claims = [at("203.0.113.7", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}") for n in range(20)]
    statuses = [fail(each, f"name{n}")[0] for n, each in enumerate(claims)]
    assert statuses == [200] * 19 + [429]


def test_nothing_is_kept_of_name_address_browser_nor_of_what_was_typed(mary):
    browser = at("203.0.113.7", HTTP_USER_AGENT="Zebra/1.0", HTTP_ACCEPT="text/zebra")
    give_password(browser, "mary", password="zebra crossing")
    kept = str([*Tally.objects.values()]).lower()
    assert len(Tally.objects.all()) == 2
    assert not any(each in kept for each in ("mary", "203.0.113.7", "zebra", PASSWORD))
    assert not AccessAttempt.objects.exists()


def test_what_is_over_is_deleted(now):
    fail(numbered(1), "nobody")
    now.set(AT + 60 * MINUTE)
    fail(numbered(2), "somebody")
    assert Tally.objects.count() == 2


def test_whoever_runs_the_server_lets_a_name_or_an_address_try_again(mary, capsys):
    fail(numbered(1), *["mary"] * 5)
    call_command("axes_reset_username", "mary")
    assert answer(numbered(2)) == IN
    fail(numbered(1), *[f"name{n}" for n in range(15)])
    assert fail(numbered(1), "other") == [429]
    call_command("axes_reset_ip", "198.51.100.1")
    assert fail(numbered(1), "other") == [200]
    call_command("axes_reset")
    assert not Tally.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_workers_count_together(mary, tmp_path):
    spray = [f"name{n}" for n in range(25)]
    with running("tests.portal.trying", tmp_path) as start:
        statuses = [
            came_of(start("signing_in", "203.0.113.7", "wrong", *names))
            for names in (spray[:13], spray[13:])
        ]
        assert [*statuses[0], *statuses[1]] == [200] * 19 + [429] * 6
        found = [
            came_of(start("signing_in", f"198.51.100.{n}", "wrong", *["mary"] * 3))
            for n in range(2)
        ]
        assert found == [[200] * 3, [200, 429, 429]]
        assert came_of(start("signing_in", "198.51.100.9", PASSWORD, "mary")) == [429]
