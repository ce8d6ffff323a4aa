"""Five wrong passwords lock a name at an address for a quarter of an hour."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client

from councils.dates import time_in_words
from councils.years import london_instant
from tests.portal.staff.sign_in import PASSWORD, colleague, give_password

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}, {"REMOTE_ADDR": "203.0.113.8"}


@pytest.fixture
def mary():
    return colleague("mary")


@pytest.fixture
def client():
    return Client(**HERE)


def fail(client, name: str, times: int) -> list[int]:
    return [give_password(client, name, password="wrong").status_code for _ in range(times)]


def later(**time) -> None:
    for attempt in AccessAttempt.objects.all():
        AccessAttempt.objects.update(attempt_time=attempt.attempt_time - timedelta(**time))


def test_the_fifth_wrong_password_locks_and_the_right_one_does_not_open(client, mary):
    assert fail(client, "mary", 6) == [200, 200, 200, 200, 429, 429]
    assert give_password(client, mary).status_code == 429
    assert client.get("/admin/").status_code == 302


def test_a_quarter_of_an_hour_later_it_opens(client, mary):
    fail(client, "mary", 5)
    later(minutes=14, seconds=55)
    assert give_password(client, mary).status_code == 429
    later(seconds=10)
    assert give_password(client, mary).url == "/admin/"


def test_trying_while_it_is_locked_does_not_prolong_it(client, mary):
    fail(client, "mary", 5)
    later(minutes=14)
    fail(client, "mary", 3)
    later(minutes=2)
    assert give_password(client, mary).url == "/admin/"


def test_the_page_says_when_to_try_again(client, mary, clock):
    clock.set(london_instant("2025-06-02 09:00"))
    fail(client, "mary", 5)
    again = AccessAttempt.objects.get().attempt_time + timedelta(minutes=15)
    clock.set(again - timedelta(minutes=2))
    answer = give_password(client, mary)
    assert f"<strong>{time_in_words(again)}</strong>" in answer.content.decode()
    assert answer["Retry-After"] == "120"
    assert "no-store" in answer["Cache-Control"]


def test_nobody_learns_which_names_there_are(client, mary):
    pages, changing = {}, r'value="\w{64}"|\d+\.\d\d[ap]m'
    for name in ("mary", "nobody"):
        answers = [give_password(client, name, password="wrong") for _ in range(5)]
        pages[name] = [
            (
                answer.status_code,
                re.sub(changing, "", answer.content.decode()),
            )
            for answer in answers
        ]
    assert [(status, body.replace("nobody", "mary")) for status, body in pages["nobody"]] == pages[
        "mary"
    ]
    assert "nobody" not in pages["nobody"][-1][1]


def test_other_addresses_and_other_names_are_not_locked(client, mary):
    john = colleague("john")
    fail(client, "mary", 5)
    assert give_password(client, john).url == "/admin/"
    assert give_password(Client(**ELSEWHERE), mary).url == "/admin/"


def test_another_browser_is_locked_as_well(client, mary):
    fail(client, "mary", 5)
    assert give_password(Client(**HERE, HTTP_USER_AGENT="Other"), mary).status_code == 429


def test_changing_the_name_of_the_browser_does_not_give_more_attempts(mary):
    statuses = [fail(Client(**HERE, HTTP_USER_AGENT=f"No {n}"), "mary", 1)[0] for n in range(5)]
    assert statuses == [200, 200, 200, 200, 429]


def test_an_address_that_the_browser_claims_does_not_count(mary):
    statuses = [
        fail(Client(**HERE, HTTP_X_FORWARDED_FOR=f"198.51.100.{n}"), "mary", 1)[0] for n in range(5)
    ]
    assert statuses == [200, 200, 200, 200, 429]


def test_signing_in_forgets_wrong_passwords(client, mary):
    fail(client, "mary", 4)
    give_password(client, mary)
    assert not AccessAttempt.objects.exists()
    client.post("/admin/logout/")
    assert fail(client, "mary", 4) == [200, 200, 200, 200]


def test_nothing_is_kept_of_the_browser_nor_of_what_was_typed(mary):
    browser = Client(**HERE, HTTP_USER_AGENT="Zebra/1.0", HTTP_ACCEPT="text/zebra")
    give_password(browser, "mary", password="zebra crossing")
    [attempt] = AccessAttempt.objects.values()
    assert (attempt["username"], attempt["ip_address"]) == ("mary", "203.0.113.7")
    assert "zebra" not in str(attempt).lower()
    assert PASSWORD not in str(attempt)


def test_what_is_over_is_deleted(client, mary):
    fail(client, "nobody", 2)
    later(minutes=16)
    give_password(client, mary)
    assert not AccessAttempt.objects.exists()
