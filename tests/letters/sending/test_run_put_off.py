"""A real mail server says no for now: what is tried again by itself, when, and what never is."""

from datetime import timedelta

import pytest

from complaints.releases.steps.approval import withdraw
from councils.models import Contact
from letters.letters.steps.approval import approve, give_back, submit_again
from letters.messages.steps import retry
from letters.models import Message
from letters.sending.preparation import prepare_messages
from tests.letters.sending.letters_ready import (
    NAMES,
    NOW,
    ann,
    ben,
    chief,
    letter,
    message,
    send,
    states,
    waiting,
)

pytestmark = pytest.mark.django_db
SENT = dict.fromkeys(NAMES, "sent")
LATER = "450 4.2.0 Greylisted, come back"
REFUSED = f"The mail server refused it: {LATER}"


def after(**passed) -> dict:
    """A run at a time after the first, of what was put off alone."""
    at = NOW + timedelta(**passed)
    return {"clock": lambda: at, "is_again": True}


def put_off(office, stage="rcpt", said=LATER):
    waiting()
    office.troubles[chief("Kent")] = (stage, said)
    done = send()
    office.troubles.clear()
    return done


@pytest.mark.parametrize("stage", ["rcpt", "data", "end"])
def test_refused_twice_for_now_it_is_taken_the_third_time(office, stage):
    done = put_off(office, stage)
    assert done.put_off == {"Kent County Council": REFUSED}
    assert done.sentence == "2 letters sent; 1 put off."
    assert states() == SENT | {"Kent": "waiting"}
    kent = message()
    assert (kent.is_put_off, kent.tries, kent.problem) == (True, 1, REFUSED)
    assert kent.next_try_at == NOW + timedelta(minutes=5)

    assert send(**after(minutes=4)).did_something is False
    office.troubles[chief("Kent")] = (stage, LATER)
    assert send(**after(minutes=5)).put_off.keys() == done.put_off.keys()
    assert (message().tries, message().next_try_at) == (2, NOW + timedelta(minutes=15))

    office.troubles.clear()
    assert send(**after(minutes=14)).did_something is False
    assert send(**after(minutes=15)).sentence == "1 letter sent."
    kent = message()
    assert (kent.state, kent.tries, kent.problem, kent.next_try_at) == ("sent", 3, "", None)
    assert office.to() == {chief(name): 1 for name in NAMES}
    assert [each.message_id for each in office.delivered].count(kent.message_id) == 1
    assert letter().sent_at == NOW + timedelta(minutes=15)


def test_refused_for_a_whole_day_it_failed_with_the_last_reason_and_the_count(office):
    put_off(office)
    office.troubles[chief("Kent")] = ("rcpt", "451 4.3.0 Still not")
    while message().is_put_off:
        at = message().next_try_at
        done = send(clock=lambda at=at: at, is_again=True)
    assert at == NOW + timedelta(days=1)
    why = (
        "It was put off for a day, and tried 11 times."
        " The mail server refused it: 451 4.3.0 Still not"
    )
    assert done.failed == {"Kent County Council": why}
    kent = message()
    assert (kent.state, kent.problem, kent.tries) == ("failed", why, 11)
    assert send(**after(days=2)).did_something is False
    assert message().tries == 11
    office.troubles.clear()
    retry(message(), by=ben(), at=NOW)
    assert send(clock=after(days=2)["clock"]).sentence == "1 letter sent."


def test_a_day_begins_anew_when_a_person_tries_again(office):
    put_off(office)
    office.troubles[chief("Kent")] = ("rcpt", LATER)
    retry(message(), by=ben(), at=NOW)
    assert message().is_put_off is False
    later = after(hours=23)["clock"]
    send(clock=later)
    assert message().put_off_since == later()
    assert message().next_try_at == later() + timedelta(minutes=5)


def test_the_next_sending_takes_up_what_is_due_and_leaves_the_rest(office):
    put_off(office)
    assert send(clock=after(minutes=4)["clock"]).did_something is False
    assert send(clock=after(minutes=5)["clock"]).sentence == "1 letter sent."


def test_a_try_of_what_is_due_sends_nothing_that_nobody_sent_yet(office):
    waiting()
    assert send(**after(days=1)).did_something is False
    assert set(states().values()) == {"waiting"}


def test_another_address_is_used_by_the_next_try(office):
    put_off(office)
    Contact.objects.filter(email=chief("Kent")).update(email="new@kent.example.org")
    send(**after(minutes=5))
    assert office.to()["new@kent.example.org"] == 1
    assert chief("Kent") not in office.to()


@pytest.mark.parametrize("said", [{"greeting": "421 Too busy"}, {"refuses_sender": "451 Later"}])
def test_a_server_that_takes_nothing_for_now_puts_off_all_without_a_try(office, said):
    waiting()
    vars(office).update(said)
    done = send()
    assert done.sentence.startswith("0 letters sent. The mail server 127.0.0.1:")
    assert done.sentence.endswith(" The rest is put off until 15 April 2025, 1.05pm.")
    assert office.connections == 1
    rows = list(Message.objects.all())
    assert [each.tries for each in rows] == [0, 0, 0]
    assert all(each.is_put_off and each.problem == done.stopped for each in rows)
    vars(office).update(greeting="", refuses_sender="")
    assert send(**after(minutes=5)).sentence == "3 letters sent."
    assert office.to() == {chief(name): 1 for name in NAMES}


def test_after_a_day_of_such_a_server_all_waits_for_a_person(office):
    waiting()
    office.greeting = "421 Too busy"
    send()
    for _ in range(20):
        due = Message.objects.put_off().first()
        if due is None:
            break
        at = due.next_try_at
        done = send(clock=lambda at=at: at, is_again=True)
    assert (at, done.rest_at) == (NOW + timedelta(days=1), None)
    assert done.sentence.endswith(" The rest still waits.")
    assert set(states().values()) == {"waiting"}
    assert message().tries == 0
    office.greeting = ""
    assert send(**after(days=2)).did_something is False
    assert send(clock=after(days=2)["clock"]).sentence == "3 letters sent."


def test_the_day_of_a_letter_does_not_begin_while_the_server_takes_nothing(office):
    waiting()
    office.greeting = "421 Too busy"
    send()
    office.greeting = ""
    office.troubles[chief("Kent")] = ("rcpt", LATER)
    send(**after(hours=20))
    assert message().put_off_since == NOW + timedelta(hours=20)


def test_a_server_that_ends_three_connections_for_now_puts_off_the_rest(office, monkeypatch):
    monkeypatch.setattr("councils.mail.run.LOST_IN_A_ROW", 2)
    waiting()
    for name in NAMES:
        office.troubles[chief(name)] = ("rcpt", "421 Closing")
    done = send()
    assert done.put_off.keys() == {"Essex County Council", "Kent County Council"}
    assert done.rest_at == NOW + timedelta(minutes=5)
    assert [each.tries for each in Message.objects.all()] == [1, 1, 0]
    office.troubles.clear()
    assert send(**after(minutes=5)).sentence == "3 letters sent."


@pytest.mark.parametrize(
    ("stage", "how", "state"),
    [
        ("rcpt", "550 No such user", "failed"),
        ("rcpt", "gone", "failed"),
        ("data", "silent", "failed"),
        ("end", "gone", "unsure"),
        ("after", "silent", "unsure"),
    ],
)
def test_what_was_not_plainly_refused_for_now_is_never_tried_by_itself(office, stage, how, state):
    put_off(office)
    office.troubles[chief("Kent")] = (stage, how)
    send(**after(minutes=5))
    kent = message()
    assert (kent.state, kent.next_try_at, kent.tries) == (state, None, 2)
    had = office.to()[chief("Kent")]
    office.troubles.clear()
    assert send(**after(days=1)).did_something is False
    assert office.to()[chief("Kent")] == had


def test_one_given_back_and_approved_anew_waits_until_somebody_sends_it(office):
    put_off(office)
    give_back(letter(), "Shorten it.", by=ben(), at=NOW)
    assert send(**after(minutes=5)).did_something is False
    submit_again(letter(), by=ann(), at=NOW + timedelta(minutes=6))
    assert not approve([letter()], by=ben(), at=NOW + timedelta(minutes=6)).refused
    assert send(**after(minutes=7)).did_something is False
    prepare_messages([letter()], by=ann(), at=NOW)
    assert send(clock=after(minutes=8)["clock"]).sentence == "1 letter sent."


def test_one_of_a_withdrawn_edition_is_not_tried_again(office):
    put_off(office)
    withdraw(letter().release, "A slip.", by=ben(), at=NOW)
    done = send(**after(minutes=5))
    assert "was withdrawn" in done.failed["Kent County Council"]
    assert chief("Kent") not in office.to()
    assert message().next_try_at is None
