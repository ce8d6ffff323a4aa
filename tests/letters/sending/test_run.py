"""Sending to a real mail server: each council gets one letter, and the record says so."""

from datetime import timedelta

import pytest

from complaints.releases.steps.approval import withdraw
from councils.models import Contact, Council
from letters.letters.steps.approval import give_back
from letters.messages.steps import retry
from letters.models import EarlySight, Letter, LetterFile, Message
from letters.sending import run
from letters.sending.preparation import prepare_messages
from tests import factories
from tests.letters.correspondence import AFTER, BEFORE, last_change
from tests.letters.sending.letters_ready import (
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
SENT = {"Essex": "sent", "Kent": "sent", "Surrey": "sent"}


def test_each_council_gets_its_letter_with_the_approved_pdf(office):
    waiting()
    done = send()
    assert done.sentence == "3 letters sent."
    assert states() == SENT
    assert office.to() == {chief(name): 1 for name in SENT}
    assert office.connections == 1
    (kent,) = [each for each in office.delivered if each.to == [chief("Kent")]]
    assert kent.message_id == message().message_id
    assert kent.files == {
        "annual-review-letter-2024-25-kent-county-council.pdf": bytes(
            LetterFile.objects.get(letter=letter()).pdf
        )
    }
    assert kent.email["From"] == "The Ombudsman <letters@ombudsman.example.org>"
    assert kent.email["Subject"] == "Annual review letter 2025: Kent County Council"
    sent = message()
    assert (sent.to, sent.tries, sent.tried_at, sent.sent_at) == (chief("Kent"), 1, NOW, NOW)
    assert letter().sent_at == NOW
    assert last_change(letter()) == ("ann", "Sent")
    assert list(Letter.objects.public(BEFORE)) == []
    assert Letter.objects.public(AFTER).count() == 3


def test_sending_again_sends_nothing(office):
    letters = ready()
    for _ in range(2):
        prepare_messages(letters, by=ann(), at=NOW)
        send()
    assert office.to() == {chief(name): 1 for name in SENT}
    assert prepare_messages(letters, by=ann(), at=NOW).refused.keys() == {
        f"{name} County Council" for name in SENT
    }


def test_what_is_refused_is_listed_with_the_servers_words_and_the_others_go(office):
    waiting(names=("Essex", "Kent"))
    office.troubles[chief("Kent")] = ("rcpt", "550 5.1.1 No such user here")
    done = send()
    assert done.failed == {
        "Kent County Council": "The mail server refused it: 550 5.1.1 No such user here",
        "Surrey County Council": "Surrey County Council has no contact for its chief executive:"
        " enter one with the council, then try again.",
    }
    assert states() == {"Essex": "sent", "Kent": "failed", "Surrey": "failed"}
    assert message("Kent").problem == done.failed["Kent County Council"]
    assert done.sentence == "1 letter sent; 2 not sent."
    assert letter("Kent").sent_at is None


def test_a_corrected_contact_is_used_when_a_person_says_retry(office):
    waiting()
    office.troubles[chief("Kent")] = ("rcpt", "550 No such user here")
    send()
    send()
    assert message().tries == 1
    Contact.objects.filter(email=chief("Kent")).update(email="new@kent.example.org")
    retry(message(), by=ben(), at=NOW)
    assert send().sentence == "1 letter sent."
    assert office.to()["new@kent.example.org"] == 1
    kept = message()
    assert (kept.state, kept.to, kept.tries) == ("sent", "new@kent.example.org", 2)
    assert kept.note.splitlines() == [
        "15 April 2025, 1.00pm, Ann Example: to be sent.",
        "15 April 2025, 1.00pm, Ben Sample: to be tried again after: The mail server refused it:"
        " 550 No such user here",
    ]


def test_a_copy_that_is_refused_does_not_hold_up_the_letter(office):
    waiting()
    kent = Council.objects.get(name__startswith="Kent")
    contact(kent, "leader@kent.example.org", "leader")
    contact(kent, "clerk@kent.example.org", "scrutiny_chair")
    office.troubles["leader@kent.example.org"] = ("rcpt", "552 Mailbox full")
    done = send()
    (delivered,) = [each for each in office.delivered if each.to[0] == chief("Kent")]
    assert delivered.to == [chief("Kent"), "clerk@kent.example.org"]
    assert delivered.email["Cc"] == "leader@kent.example.org, clerk@kent.example.org"
    sent = message()
    assert (sent.state, sent.problem) == (
        "sent",
        "A copy was refused: leader@kent.example.org: 552 Mailbox full",
    )
    assert done.sentence == "3 letters sent; 1 sent without a copy that was refused."


@pytest.mark.parametrize("stage", ["rcpt", "data"])
@pytest.mark.parametrize("how", ["silent", "gone"])
def test_a_server_that_fails_before_the_letter_is_there_has_not_got_it(office, stage, how):
    waiting()
    office.troubles[chief("Kent")] = (stage, how)
    send()
    assert states() == SENT | {"Kent": "failed"}
    office.troubles.clear()
    retry(message(), by=ann(), at=NOW)
    send()
    assert states() == SENT
    assert office.to() == {chief(name): 1 for name in SENT}


@pytest.mark.parametrize(("stage", "has_it"), [("end", 0), ("after", 1)])
@pytest.mark.parametrize("how", ["silent", "gone"])
def test_where_the_answer_is_missing_it_was_perhaps_sent(office, stage, has_it, how):
    waiting()
    office.troubles[chief("Kent")] = (stage, how)
    done = send()
    assert states() == SENT | {"Kent": "unsure"}
    assert done.unsure.keys() == {"Kent County Council"}
    assert message().problem.startswith("The letter was handed over, but the ")
    assert office.to()[chief("Kent")] == has_it
    send()
    assert office.to()[chief("Kent")] == has_it
    assert letter().sent_at is None


def test_a_server_that_says_no_at_the_end_has_not_got_it(office):
    waiting()
    office.troubles[chief("Kent")] = ("end", "554 Looks like spam")
    send()
    assert message().problem == "The mail server refused it: 554 Looks like spam"
    assert states() == SENT | {"Kent": "failed"}


def test_a_server_that_is_not_there_stops_the_run_and_all_waits(office, settings):
    waiting()
    settings.EMAIL_PORT = 1
    done = send()
    assert done.stopped.startswith(
        "The mail server 127.0.0.1:1 could not be reached (EMAIL_HOST, EMAIL_PORT): "
    )
    assert done.sentence.startswith("0 letters sent. The mail server 127.0.0.1:1 could not")
    assert done.sentence.endswith(" The rest still waits.")
    assert set(states().values()) == {"waiting"}
    assert message("Essex").tries == 0
    settings.EMAIL_PORT = office.port
    assert send().sentence == "3 letters sent."


def test_a_server_that_falls_silent_each_time_stops_the_run(office):
    councils = [factories.council(f"{name} County Council") for name in ("Devon", "Avon")]
    for council in councils:
        factories.decision(council)
        contact(council, f"chief@{council.short_name.lower()}.example.org")
    waiting()
    for name in ("Avon", "Devon", "Essex", "Kent", "Surrey"):
        office.troubles[chief(name)] = ("rcpt", "silent")
    done = send()
    assert len(done.failed) == 3
    assert done.stopped == "The connection to the mail server was lost 3 times in a row."
    assert list(states().values()).count("waiting") == 2


def test_a_release_withdrawn_meanwhile_keeps_its_letters_back(office):
    waiting()
    withdraw(letter().release, "A slip.", by=ben(), at=NOW)
    done = send()
    assert len(done.failed) == 3
    assert set(done.failed.values()) == {
        "2024-25, edition 1 was withdrawn: give the letter back, and compose the letters of"
        " 2024-25 again."
    }
    assert office.delivered == []
    assert not EarlySight.objects.exists()


def test_a_letter_given_back_meanwhile_is_not_sent(office):
    waiting()
    give_back(letter(), "Shorten it.", by=ben(), at=NOW)
    send()
    assert office.to() == {chief("Essex"): 1, chief("Surrey"): 1}


def test_a_release_that_is_public_makes_the_letter_public_when_it_is_sent(office):
    waiting()
    later = AFTER + timedelta(days=1)
    assert not Letter.objects.public(later).exists()
    send(clock=lambda: later)
    assert Letter.objects.public(later).count() == 3
    assert not EarlySight.objects.exists()
    assert "It is public at:\n" in office.delivered[0].words


def test_those_that_come_to_wait_meanwhile_are_sent_too(office):
    letters = ready()
    prepare_messages(letters[:1], by=ann(), at=NOW)

    def watch(items, label):
        for item in items:
            yield item
            prepare_messages(letters[1:2], by=ann(), at=NOW)

    assert send(watch=watch).sentence == "2 letters sent."
    assert states() == {"Essex": "sent", "Kent": "sent"}


def test_of_a_closed_councils_letter_each_successor_gets_one(office):
    letters = ready()
    successors = [factories.council(f"{name} Council") for name in ("North Kent", "South Kent")]
    kent = Council.objects.get(name="Kent County Council")
    kent.closed_on = letter().dated_on
    kent.save()
    kent.successors.set(successors)
    contact(successors[0], chief("North"))
    prepare_messages(letters, by=ann(), at=NOW)
    done = send()
    assert states() == {"Essex": "sent", "North": "sent", "South": "failed", "Surrey": "sent"}
    assert list(done.failed) == ["Kent County Council, to South Kent Council"]
    assert letter().sent_at is None
    (delivered,) = [each for each in office.delivered if each.to == [chief("North")]]
    assert "It goes to North Kent Council as a council that took the place of" in delivered.words
    contact(successors[1], chief("South"))
    retry(Message.objects.get(state="failed"), by=ann(), at=NOW)
    send()
    assert letter().sent_at == NOW
    assert office.to()[chief("North")] == office.to()[chief("South")] == 1


def test_progress_shows_each_letter(office):
    waiting()
    seen = []

    def watch(items, label):
        assert (len(items), label) == (3, "Letters")
        for item in items:
            seen.append(item.label)
            yield item

    send(watch=watch)
    assert seen == ["Essex County Council", "Kent County Council", "Surrey County Council"]


def test_what_nobody_foresaw_fails_one_letter_and_not_the_run(office, monkeypatch, caplog):
    waiting()
    LetterFile.objects.filter(letter=letter()).update(pdf=b"%PDF-1.7 another")
    real = run.addresses_of

    def addresses_of(council):
        return real(council) if council != letter("Essex").council else {}["Essex"]

    monkeypatch.setattr(run, "addresses_of", addresses_of)
    done = send()
    assert done.failed == {
        "Essex County Council": "Something went wrong (KeyError): it was noted for whoever"
        " runs the portal.",
        "Kent County Council": "Its PDF is not the one that was approved: give it back, approve it"
        " again.",
    }
    assert "could not be sent" in caplog.text
    assert office.to() == {chief("Surrey"): 1}
