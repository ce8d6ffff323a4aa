"""Which letters wait to be sent, in how many messages."""

from datetime import timedelta

import pytest

from complaints.releases.steps.approval import withdraw
from letters.composing.addressees import Addressees
from letters.letters.steps.approval import approve, give_back, submit_again
from letters.models import LetterFile, Message
from letters.sending.preparation import prepare_messages
from tests import factories
from tests.complaints.preparation import person
from tests.letters.correspondence import composed
from tests.letters.sending.letters_ready import (
    NAMES,
    NOW,
    ann,
    ben,
    chief,
    contact,
    letter,
    message,
    ready,
    send,
    states,
    waiting,
)

pytestmark = pytest.mark.django_db


def test_each_letter_has_one_message_however_often_it_is_prepared():
    letters = ready()
    first = prepare_messages(letters, by=ann(), at=NOW)
    again = prepare_messages(letters, by=ben(), at=NOW)
    assert [each.pk for each in first.messages] == [each.pk for each in again.messages]
    assert Message.objects.count() == 3
    assert states() == dict.fromkeys(NAMES, "waiting")
    assert message().note == "15 April 2025, 1.00pm, Ann Example: to be sent."


def test_each_message_keeps_an_identity_of_its_own(settings):
    settings.DEFAULT_FROM_EMAIL = "The Ombudsman <letters@ombudsman.example.org>"
    found = {each.message_id for each in waiting()}
    assert len(found) == 3
    assert all(each.endswith("@ombudsman.example.org>") for each in found)


def test_drafts_and_letters_without_their_pdf_do_not_wait():
    letters = ready()
    give_back(letter("Essex"), "Shorten it.", by=ben(), at=NOW)
    LetterFile.objects.filter(letter=letter()).delete()
    done = prepare_messages(letters, by=ann(), at=NOW)
    assert [each.council.name for each in done.messages] == ["Surrey County Council"]
    assert done.refused == {
        "Essex County Council": "It is not approved: somebody else than its author approves it"
        " first.",
        "Kent County Council": "Its PDF is missing: give it back, and have it approved again.",
    }


def test_letters_of_a_withdrawn_release_do_not_wait():
    letters = ready()
    withdraw(letter().release, "A slip.", by=ben(), at=NOW)
    done = prepare_messages(letters, by=ann(), at=NOW)
    assert (done.messages, len(done.refused)) == ([], 3)


def test_a_draft_has_no_message():
    composed()
    assert prepare_messages([letter()], by=ann(), at=NOW).messages == []
    assert not Message.objects.exists()


def test_successors_who_were_corrected_before_any_try_are_corrected_here_too():
    kent = waiting()[1].council
    kent.closed_on = letter().dated_on
    kent.save()
    kent.successors.add(factories.council("New Kent Council"))
    prepare_messages([letter()], by=ann(), at=NOW)
    assert states() == {"Essex": "waiting", "New": "waiting", "Surrey": "waiting"}


def test_a_letter_approved_again_after_a_failure_waits_again():
    waiting(names=("Essex", "Surrey"))
    send()
    assert states()["Kent"] == "failed"
    prepare_messages([letter()], by=ann(), at=NOW)
    assert states()["Kent"] == "failed"
    later = NOW + timedelta(hours=1)
    give_back(letter(), "Shorten it.", by=ben(), at=later)
    submit_again(letter(), by=ann(), at=later)
    approve([letter()], by=person("cleo", "Reviewer"), at=later)
    contact(letter().council, chief("Kent"))
    prepare_messages([letter()], by=ann(), at=later)
    assert states()["Kent"] == "waiting"
    send(clock=lambda: later)
    assert states() == dict.fromkeys(NAMES, "sent")


def test_what_nobody_foresaw_of_one_letter_keeps_no_other_from_waiting(monkeypatch):
    letters = ready()
    councils = Addressees.councils

    def failing(self, council, on):
        if council.name.startswith("Kent"):
            raise RuntimeError("no such address")
        return councils(self, council, on)

    monkeypatch.setattr(Addressees, "councils", failing)
    done = prepare_messages(letters, by=ann(), at=NOW)
    assert sorted(each.council.name for each in done.messages) == [
        "Essex County Council",
        "Surrey County Council",
    ]
    assert "Something went wrong (RuntimeError)" in done.refused["Kent County Council"]
