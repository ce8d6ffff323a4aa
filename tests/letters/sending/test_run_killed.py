"""The sender is killed in the middle and started again: each council has exactly one letter."""

import random
import time

import pytest

from councils.models import Contact, Council
from tests import factories
from tests.complaints.elsewhere import came_of, running
from tests.letters.sending.letters_ready import NAMES, chief, contact, waiting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("staff")]
COUNCILS = [f"{name} County Council" for name in NAMES]
KENT = "Kent County Council"


@pytest.fixture
def elsewhere(tmp_path):
    with running("tests.letters.sending.racing", tmp_path) as start:
        yield start


@pytest.fixture
def office(offices, monkeypatch):
    made = offices()
    monkeypatch.setenv("EMAIL_HOST", "127.0.0.1")
    monkeypatch.setenv("EMAIL_PORT", str(made.port))
    monkeypatch.setenv("DEFAULT_FROM_EMAIL", "letters@ombudsman.example.org")
    return made


def kill(process):
    process.kill()
    process.wait()


@pytest.mark.parametrize(
    ("stage", "is_known", "has_it"),
    [("rcpt", True, 0), ("data", True, 0), ("end", False, 0), ("after", False, 1)],
)
def test_killed_while_the_server_is_silent(elsewhere, office, stage, is_known, has_it):
    waiting()
    office.troubles[chief("Kent")] = (stage, "silent")
    first = elsewhere("send")
    assert office.reached.wait(60)
    kill(first)
    office.troubles.clear()
    left, _, after = came_of(elsewhere("resume"))
    assert left["messages"] == {
        COUNCILS[0]: "sent",
        KENT: "sending" if is_known else "handing_over",
        COUNCILS[2]: "waiting",
    }
    assert after["messages"][KENT] == ("sent" if is_known else "unsure")
    assert (KENT in after["sent"]) is is_known
    assert office.to()[chief("Kent")] == (1 if is_known else has_it)
    assert_each_has_one(settle(elsewhere, office), office, COUNCILS)


@pytest.mark.parametrize(
    ("step", "is_known", "has_it"),
    [
        ("address", True, 0),
        ("begin_handing_over", True, 0),
        ("note_sent", False, 1),
    ],
)
def test_killed_before_a_step_is_kept(elsewhere, office, step, is_known, has_it):
    waiting()
    first = elsewhere("send", step)
    assert first.stdout.readline() == "half way\n"
    kill(first)
    assert office.to()[chief("Kent")] == has_it
    _, _, after = came_of(elsewhere("resume"))
    assert after["messages"][KENT] == ("sent" if is_known else "unsure")
    assert office.to()[chief("Kent")] == 1
    assert_each_has_one(settle(elsewhere, office), office, COUNCILS)


def test_killed_before_the_letter_is_marked_as_sent(elsewhere, office):
    waiting()
    first = elsewhere("send", "finish")
    assert first.stdout.readline() == "half way\n"
    kill(first)
    left, _, after = came_of(elsewhere("resume"))
    assert (left["messages"][KENT], left["sent"]) == ("sent", COUNCILS[:1])
    assert_each_has_one(after, office, COUNCILS)


@pytest.mark.parametrize(("stage", "is_known"), [("rcpt", True), ("data", True), ("end", False)])
def test_killed_before_it_is_kept_that_it_is_put_off(elsewhere, office, stage, is_known):
    waiting()
    office.troubles[chief("Kent")] = (stage, "451 Later")
    first = elsewhere("send", "put_off")
    assert first.stdout.readline() == "half way\n"
    kill(first)
    office.troubles.clear()
    _, _, after = came_of(elsewhere("resume"))
    assert after["messages"][KENT] == ("sent" if is_known else "unsure")
    assert_each_has_one(settle(elsewhere, office), office, COUNCILS)


@pytest.mark.parametrize(
    ("stage", "is_known", "has_it"),
    [("rcpt", True, 0), ("data", True, 0), ("end", False, 0), ("after", False, 1)],
)
def test_killed_in_a_later_try(elsewhere, office, stage, is_known, has_it):
    """Nothing is lost between two tries, and what is known to be nowhere goes by itself."""
    waiting()
    office.troubles[chief("Kent")] = ("rcpt", "450 Later")
    assert came_of(elsewhere("send")) == ["2 letters sent; 1 put off."]
    office.reached.clear()
    office.troubles[chief("Kent")] = (stage, "silent")
    second = elsewhere("send_due", "5")
    assert office.reached.wait(60)
    kill(second)
    office.troubles.clear()
    said, after = came_of(elsewhere("send_due", "6"))
    assert said == ("1 letter sent." if is_known else "0 letters sent.")
    assert after["messages"][KENT] == ("sent" if is_known else "unsure")
    assert office.to()[chief("Kent")] == (1 if is_known else has_it)
    assert_each_has_one(settle(elsewhere, office), office, COUNCILS)


def test_killed_again_and_again_at_any_moment(elsewhere, office):
    names = [f"Town {number}" for number in range(9)]
    for name in names:
        council = factories.council(f"{name} Council")
        factories.decision(council)
    waiting_for(names)
    office.takes = 0.05
    rng = random.Random("killed")
    for _ in range(4):
        process = elsewhere("send")
        delivered = len(office.delivered)
        wait_until(
            lambda seen=delivered, process=process: (
                len(office.delivered) > seen or process.poll() is not None
            )
        )
        time.sleep(rng.uniform(0, 0.15))
        kill(process)
    office.takes = 0
    came_of(elsewhere("send"))
    everybody = [*COUNCILS, *(f"{name} Council" for name in names)]
    assert_each_has_one(settle(elsewhere, office), office, everybody)


def waiting_for(names):
    for name in names:
        address = f"{name.lower().replace(' ', '')}@example.org"
        contact(Council.objects.get(name=f"{name} Council"), address)
    waiting()


def wait_until(is_so, seconds=60):
    ends = time.monotonic() + seconds
    while not is_so() and time.monotonic() < ends:
        time.sleep(0.01)
    assert is_so()


def settle(elsewhere, office):
    """A person asks the councils about those perhaps sent, and what did not arrive goes again."""
    return came_of(elsewhere("settle", *(each.message_id for each in office.delivered)))


def assert_each_has_one(found, office, councils):
    assert found["messages"] == dict.fromkeys(sorted(councils), "sent")
    assert found["sent"] == sorted(councils)
    addresses = Contact.objects.values_list("email", flat=True)
    assert office.to() == dict.fromkeys(addresses, 1)
    ids = [each.message_id for each in office.delivered]
    assert len(ids) == len(set(ids)) == len(councils)
