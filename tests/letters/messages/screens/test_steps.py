"""What is decided about an e-mail that failed, or of which nobody knows whether it went."""

from datetime import timedelta

import pytest

from letters.models import Message
from tests.letters.correspondence import approved, composed, letter
from tests.letters.models.rows import message
from tests.letters.screens import NOON, address, errors, said, signed_in, text, written
from tests.letters.sending.letters_ready import chief, contact
from tests.remembered import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


@pytest.fixture
def reviewer():
    return signed_in("Reviewer", "ben")


@pytest.fixture
@remembered
def unsure() -> Message:
    composed()
    made = approved("Kent")
    contact(made.council, chief("Kent"))
    state = {"state": "unsure", "problem": "The connection ended.", "tried_at": NOON, "tries": 1}
    return message(letter=made, council=made.council, to=chief("Kent"), **state)


@pytest.fixture
def put_off(unsure) -> Message:
    again = NOON + timedelta(minutes=15)
    Message.objects.update(
        state="waiting", problem="450 Later", put_off_since=NOON, next_try_at=again, tries=2
    )
    unsure.refresh_from_db()
    return unsure


def at_page(mail: Message, slug: str) -> str:
    return address("message", mail.letter_id, mail.pk, slug)


def test_it_is_tried_again_at_once(reviewer, unsure, mailoutbox):
    page = text(reviewer.get(at_page(unsure, "try-again")))
    assert "The council may get it twice." in page
    lines = written(reviewer.post(at_page(unsure, "try-again")))
    assert lines[-1] == "1 letter sent."
    assert [each.to for each in mailoutbox] == [[chief("Kent")]]
    unsure.refresh_from_db()
    assert unsure.state == "sent"
    assert "to be tried again after: The connection ended." in unsure.note
    assert letter("Kent").sent_at is not None


def test_what_failed_for_certain_has_no_warning(reviewer, unsure):
    Message.objects.update(state="failed")
    assert "may get it twice" not in text(reviewer.get(at_page(unsure, "try-again")))


def test_the_council_says_that_it_arrived(reviewer, unsure, mailoutbox):
    assert errors(reviewer.post(at_page(unsure, "arrived"), {"note": " "})) == {
        "note": ["This field is required."]
    }
    page = reviewer.post(at_page(unsure, "arrived"), {"note": "Asked by phone."}, follow=True)
    assert said(page) == ["Recorded: it arrived."]
    unsure.refresh_from_db()
    assert (unsure.state, unsure.sent_at) == ("sent", NOON)
    assert "it arrived. Asked by phone." in text(page)
    assert letter("Kent").sent_at == NOON
    assert mailoutbox == []


def test_it_was_sent_another_way(reviewer, unsure, mailoutbox):
    page = reviewer.post(at_page(unsure, "sent-otherwise"), {"note": "By post."}, follow=True)
    assert said(page) == ["Recorded: it was sent another way."]
    unsure.refresh_from_db()
    assert (unsure.state, letter("Kent").sent_at) == ("otherwise", NOON)
    assert "Kent County Council: sent another way" in text(page)
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("state", "slug"), [("sent", "try-again"), ("failed", "arrived"), ("sent", "sent-otherwise")]
)
def test_a_decision_that_does_not_fit_is_refused(reviewer, unsure, state, slug):
    sent_at = NOON if state == "sent" else None
    Message.objects.update(state=state, sent_at=sent_at)
    page = reviewer.get(at_page(unsure, slug))
    assert 'class="default"' not in page.content.decode()
    answer = reviewer.post(at_page(unsure, slug), {"note": "Why"})
    assert errors(answer)["__all__"][0].startswith("It stands as")
    assert Message.objects.get().state == state


def test_an_address_of_nothing_is_not_found(reviewer, unsure):
    other = letter("Essex")
    for each in (
        at_page(unsure, "nonsense"),
        address("message", other.pk, unsure.pk, "arrived"),
        address("message", unsure.letter_id, 999, "arrived"),
    ):
        assert reviewer.get(each).status_code == 404
        assert reviewer.post(each, {"note": "Why"}).status_code == 404


def test_the_letter_says_that_it_is_put_off_why_and_until_when(reviewer, put_off):
    page = text(reviewer.get(address("change", put_off.letter_id)))
    assert "An e-mail of it is put off, and tried again by itself" in page
    assert "Kent County Council: put off" in page
    assert "450 Later Tried 2 times. The next try is on 15 April 2025, 12.15pm." in page
    content = reviewer.get(address("change", put_off.letter_id)).content.decode()
    for slug in ("try-again", "give-up", "sent-otherwise"):
        assert at_page(put_off, slug) in content
    assert at_page(put_off, "arrived") not in content


def test_what_is_put_off_is_tried_at_once(reviewer, put_off, mailoutbox):
    page = text(reviewer.get(at_page(put_off, "try-again")))
    assert "The next try is on" in page
    assert "may get it twice" not in page
    assert written(reviewer.post(at_page(put_off, "try-again")))[-1] == "1 letter sent."
    put_off.refresh_from_db()
    assert (put_off.state, put_off.next_try_at, put_off.problem) == ("sent", None, "")
    assert "to be tried again after: 450 Later" in put_off.note


def test_somebody_gives_up_what_is_put_off(reviewer, put_off, mailoutbox):
    page = reviewer.post(at_page(put_off, "give-up"), follow=True)
    assert said(page) == ["Recorded: it is not tried again by itself."]
    put_off.refresh_from_db()
    assert (put_off.state, put_off.problem, put_off.next_try_at) == ("failed", "450 Later", None)
    assert put_off.note.endswith("not to be tried again by itself.")
    assert mailoutbox == []
    page = reviewer.post(at_page(put_off, "give-up"))
    assert errors(page)["__all__"][0].startswith("It stands as “not sent”")


def test_what_is_put_off_goes_another_way(reviewer, put_off):
    reviewer.post(at_page(put_off, "sent-otherwise"), {"note": "By post."})
    put_off.refresh_from_db()
    assert (put_off.state, put_off.next_try_at) == ("otherwise", None)
