"""Sessions end by themselves, and with what they were opened with."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from councils.years import london_instant
from portal.staff import devices
from portal.staff.lockout import COOKIE
from tests.portal.staff.sign_in import code_of, colleague, give_code, give_password, set_up

pytestmark = pytest.mark.django_db
NINE = london_instant("2025-06-02 09:00")
HOME = "/admin/"


@pytest.fixture
def mary():
    return colleague("mary")


@pytest.fixture
def visit(client, clock):
    """Asks for the front page some time after nine."""

    def at(**after):
        clock.set(NINE + timedelta(**after))
        return client.get(HOME)

    return at


@pytest.fixture
def at_nine(client, clock, mary):
    clock.set(NINE)
    give_password(client, mary)


def why(answer) -> str:
    assert answer.status_code == 302
    assert answer.url.startswith("/admin/login/?next=%2Fadmin%2F")
    return answer.url.partition("&signed_out=")[2]


def test_a_session_rests_for_less_than_an_hour(at_nine, visit):
    assert visit(minutes=59, seconds=59).status_code == 200
    assert visit(minutes=118).status_code == 200
    assert why(visit(minutes=178)) == "rest"
    assert visit(minutes=178).url == "/admin/login/?next=/admin/"


def test_a_session_that_is_used_lasts_for_less_than_twelve_hours(at_nine, visit):
    for half_hours in range(24):
        assert visit(minutes=30 * half_hours).status_code == 200
    assert visit(hours=11, minutes=59, seconds=59).status_code == 200
    assert why(visit(hours=12)) == "long"


def test_signing_in_again_begins_again(at_nine, client, mary, visit):
    assert why(visit(hours=13)) == "long"
    give_password(client, mary)
    assert visit(hours=13, minutes=59).status_code == 200


def test_one_is_told_why(at_nine, client, visit):
    page = client.get(visit(hours=2).url).content.decode()
    assert "You were signed out because nothing was done for an hour." in page
    assert 'name="next" value="/admin/"' in page
    made_up = client.get("/admin/login/?signed_out=nonsense").content.decode()
    assert "signed out" not in made_up


def test_the_pages_of_signing_in_and_out_are_not_led_away_from(at_nine, client, visit, clock):
    clock.set(NINE + timedelta(hours=2))
    assert client.get("/admin/login/").status_code == 200
    assert visit(hours=2).status_code == 302


def test_what_is_sent_after_the_end_does_nothing(at_nine, client, mary, clock):
    clock.set(NINE + timedelta(hours=1))
    passwords = {"new_password1": "six quick otters swim", "new_password2": "six quick otters swim"}
    answer = client.post(
        "/admin/password_change/", {"old_password": "four calm herons wade"} | passwords
    )
    assert answer.url.startswith("/admin/login/")
    mary.refresh_from_db()
    assert mary.check_password("four calm herons wade")


def test_between_password_and_code_the_same_holds(client, clock, mary):
    clock.set(NINE)
    set_up(mary)
    give_password(client, mary)
    clock.set(NINE + timedelta(hours=1))
    assert give_code(client, code_of(mary)).url.startswith("/admin/login/")


def test_a_new_password_ends_other_sessions_but_not_this_one(client, mary):
    other = Client()
    for each in (client, other):
        give_password(each, mary)
        assert each.get(HOME).status_code == 200
    passwords = {"new_password1": "six quick otters swim", "new_password2": "six quick otters swim"}
    client.post("/admin/password_change/", {"old_password": "four calm herons wade"} | passwords)
    assert client.get(HOME).status_code == 200
    assert other.get(HOME).status_code == 302


def test_who_is_deactivated_is_out_at_once(client, mary):
    give_password(client, mary)
    mary.is_active = False
    mary.save()
    assert client.get(HOME).status_code == 302


def test_a_reset_of_the_second_factor_ends_sessions(client, mary):
    set_up(mary)
    give_password(client, mary)
    give_code(client, code_of(mary))
    assert client.get(HOME).status_code == 200
    devices.reset(mary, colleague("john"))
    assert why(client.get(HOME)) == "device"
    assert client.get(HOME).url == "/admin/login/?next=/admin/"


def test_a_session_that_named_its_device_as_earlier_versions_did_goes_on(client, mary):
    set_up(mary)
    give_password(client, mary)
    give_code(client, code_of(mary))
    session = client.session
    session["otp_device_id"] = f"otp_totp.totpdevice/{devices.device_of(mary).pk}"
    session.save()
    assert client.get(HOME).status_code == 200


def test_using_the_portal_writes_to_the_session_once_a_minute(at_nine, client, visit):
    seen = []
    for seconds in (30, 59, 60, 90):
        visit(seconds=seconds)
        seen.append(client.session["seen_at"])
    nine, minute_past = NINE.isoformat(), (NINE + timedelta(minutes=1)).isoformat()
    assert seen == [nine, nine, minute_past, minute_past]


def test_cookies_stay_in_the_staff_area_and_end_with_the_browser(client, mary):
    client.get("/admin/login/")
    give_password(client, mary)
    assert {"sessionid", "csrftoken"} <= set(client.cookies)
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")
    assert all(each["path"].startswith("/admin/") for each in client.cookies.values())
    session = client.cookies["sessionid"]
    assert (session["max-age"], session["expires"]) == ("", "")


def test_messages_travel_in_the_session(client, mary):
    set_up(mary)
    give_password(client, mary)
    give_code(client, code_of(mary))
    client.post("/admin/second-factor/remove/", {"code": code_of(mary)})
    assert set(client.cookies) == {"sessionid", COOKIE}


def test_a_session_is_kept_a_day_longer_than_it_opens_anything():
    assert settings.SESSION_COOKIE_AGE == (12 + 24) * 60 * 60
