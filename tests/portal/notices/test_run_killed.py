"""The sender is killed in the middle and started again: each colleague has exactly one e-mail."""

import random
import time

import pytest
from django.contrib.auth.models import User

from tests.complaints.elsewhere import came_of, running
from tests.portal.notices.world import address, text

pytestmark = pytest.mark.django_db(transaction=True)
BEN = address("ben")


@pytest.fixture
def elsewhere(tmp_path):
    with running("tests.portal.notices.racing", tmp_path) as start:
        yield start


@pytest.fixture
def office(offices, monkeypatch):
    made = offices()
    monkeypatch.setenv("EMAIL_HOST", "127.0.0.1")
    monkeypatch.setenv("EMAIL_PORT", str(made.port))
    monkeypatch.setenv("DEFAULT_FROM_EMAIL", "letters@ombudsman.example.org")
    return made


def waiting(names=("ada", "ben", "cy")):
    """They may do everything, for roles may have been taken out of the database."""
    for name in names:
        User.objects.create_superuser(name, address(name))
    text()


def kill(process):
    process.kill()
    process.wait()


@pytest.mark.parametrize(
    ("stage", "is_known", "has_it"),
    [("rcpt", True, 0), ("data", True, 0), ("end", False, 0), ("after", False, 1)],
)
def test_killed_while_the_server_is_silent(elsewhere, office, stage, is_known, has_it):
    waiting()
    office.troubles[BEN] = (stage, "silent")
    first = elsewhere("send")
    assert office.reached.wait(60)
    kill(first)
    office.troubles.clear()
    left, _, after = came_of(elsewhere("send"))
    assert left == {
        "ada": "sent",
        "ben": "sending" if is_known else "handing_over",
        "cy": "waiting",
    }
    assert after == {"ada": "sent", "ben": "sent" if is_known else "unsure", "cy": "sent"}
    assert office.to()[BEN] == (1 if is_known else has_it)
    assert_each_has_one(settle(elsewhere, office), office)


@pytest.mark.parametrize(
    ("step", "left", "is_known"),
    [
        ("_note", {}, True),  # nothing that was found is kept yet
        ("_put_into_mails", {}, True),
        ("claim", {"ada": "sent", "ben": "waiting", "cy": "waiting"}, True),
        ("begin_handing_over", {"ada": "sent", "ben": "sending", "cy": "waiting"}, True),
        ("note_sent", {"ada": "sent", "ben": "handing_over", "cy": "waiting"}, False),
    ],
)
def test_killed_before_a_step_is_kept(elsewhere, office, step, left, is_known):
    waiting()
    first = elsewhere("send", "0", step)
    assert first.stdout.readline() == "half way\n"
    kill(first)
    before, _, after = came_of(elsewhere("send", "1"))
    assert before == left
    assert after["ben"] == ("sent" if is_known else "unsure")
    assert_each_has_one(settle(elsewhere, office), office)


def test_killed_in_a_later_try(elsewhere, office):
    waiting()
    office.troubles[BEN] = ("rcpt", "450 Later")
    assert came_of(elsewhere("send"))[1] == "2 notices sent; 1 put off."
    office.troubles.clear()
    second = elsewhere("send", "5", "begin_handing_over")
    assert second.stdout.readline() == "half way\n"
    kill(second)
    assert came_of(elsewhere("send", "6"))[1] == "1 notice sent."
    assert_each_has_one(settle(elsewhere, office), office)


def test_killed_again_and_again_at_any_moment(elsewhere, office):
    waiting([f"colleague-{number}" for number in range(8)])
    office.takes = 0.05
    rng = random.Random("killed")
    for _ in range(3):
        process = elsewhere("send")
        seen = len(office.delivered)
        ends = time.monotonic() + 60
        while len(office.delivered) == seen and process.poll() is None:
            assert time.monotonic() < ends
            time.sleep(0.01)
        time.sleep(rng.uniform(0, 0.15))
        kill(process)
    office.takes = 0
    came_of(elsewhere("send"))
    assert_each_has_one(settle(elsewhere, office), office)


def test_of_two_at_once_each_colleague_has_one(elsewhere, office):
    office.takes = 0.05
    waiting()
    for each in [elsewhere("send"), elsewhere("send")]:
        came_of(each)
    assert office.to() == {address(name): 1 for name in ("ada", "ben", "cy")}


def settle(elsewhere, office):
    """An administrator asks about those perhaps sent, and what did not arrive goes again."""
    return came_of(elsewhere("settle", *(each.message_id for each in office.delivered)))


def assert_each_has_one(found, office):
    people = User.objects.values_list("username", "email")
    assert set(found) == {name for name, _ in people}
    assert set(found.values()) <= {"sent", "otherwise"}
    assert office.to() == {each: 1 for _, each in people}
    assert len({each.message_id for each in office.delivered}) == len(people)
