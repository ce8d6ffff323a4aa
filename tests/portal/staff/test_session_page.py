"""What the script asks about the session: asking is no use of it, typing is."""

from datetime import timedelta

import pytest

from councils.years import london_instant
from tests.portal.staff.sign_in import colleague, give_password

pytestmark = pytest.mark.django_db
NINE = london_instant("2025-06-02 09:00")
SESSION = "/admin/session/"


@pytest.fixture
def visit(client, clock):
    clock.set(NINE)
    give_password(client, colleague("mary"))

    def at(ask=client.get, **after):
        clock.set(NINE + timedelta(**after))
        answer = ask(SESSION)
        return answer.json() if answer.status_code == 200 else None

    return at


def left(said) -> tuple[int, int]:
    return said["rest"], said["whole"]


def test_asking_does_not_prolong_a_session(visit):
    assert left(visit(minutes=30)) == (30 * 60, 11 * 3600 + 30 * 60)
    assert left(visit(minutes=59)) == (60, 11 * 3600 + 60)
    assert visit(minutes=60) is None


def test_typing_prolongs_it_and_never_beyond_twelve_hours(visit, client):
    for half_hours in range(1, 24):
        told = visit(client.post, minutes=30 * half_hours)
        assert left(told) == (3600, 12 * 3600 - 1800 * half_hours)
    assert visit(client.post, hours=12) is None


def test_it_tells_how_forms_are_marked_now(visit, client):
    assert len(visit()["token"]) == 64
    assert client.put(SESSION).status_code == 405


def test_who_is_not_signed_in_learns_nothing(client):
    for ask in (client.get, client.post):
        assert ask(SESSION).url.startswith("/admin/login/")
