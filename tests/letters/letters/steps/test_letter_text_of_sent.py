"""What a council has, or may have, is never changed: text, figures, PDF, hash."""

import pytest

from councils.refusals import Refused
from letters.composing.drafts import compose_letters
from letters.letters.steps.approval import approve, give_back
from letters.letters.steps.letter_text import discard, keep_file, write_own_paragraph
from letters.models import Letter, LetterFile, Message
from tests.complaints.preparation import YEAR, person
from tests.letters.sending.letters_ready import (
    NOW,
    ann,
    ben,
    letter,
    message,
    send,
    states,
    waiting,
)

pytestmark = pytest.mark.django_db


def frozen() -> tuple:
    """Everything of Kent's letter that a council reads."""
    row = Letter.objects.values_list("content", "own_paragraph", "dated_on", "release", "reason")
    file = LetterFile.objects.filter(letter=letter()).values_list("pdf", "sha256", "made_at")
    return row.get(pk=letter().pk), [(bytes(pdf), *rest) for pdf, *rest in file]


def everything_that_would_change_it():
    return (
        lambda: write_own_paragraph(letter(), "Other words.", by=ann(), at=NOW),
        lambda: give_back(letter(), "Shorten it.", by=ben(), at=NOW),
        lambda: discard(letter(), by=ann(), at=NOW),
        lambda: keep_file(letter(), b"%PDF-1.7 other", NOW),
    )


def assert_it_stays(sentence):
    before = frozen()
    for change in everything_that_would_change_it():
        with pytest.raises(Refused, match=sentence):
            change()
    refused = approve([letter()], by=person("cleo", "Reviewer"), at=NOW).refused
    assert list(refused) == ["Kent County Council"]
    compose_letters(YEAR, by=ann(), at=NOW)
    assert frozen() == before


def test_a_sent_letter_stays_as_it_is():
    waiting()
    send()
    assert_it_stays("It was sent on 15 April 2025, 1.00pm, and what was sent is not changed")


@pytest.mark.parametrize("state", ["sending", "handing_over", "unsure", "sent", "otherwise"])
def test_a_letter_on_its_way_or_sent_in_part_stays_as_it_is(state):
    waiting()
    sent_at = NOW if state in ("sent", "otherwise") else None
    Message.objects.filter(pk=message().pk).update(state=state, sent_at=sent_at)
    assert_it_stays("It is being sent, or was sent to some of its councils")


def test_one_that_failed_may_be_corrected_and_what_came_of_it_is_kept():
    waiting(names=("Essex", "Surrey"))
    send()
    write_own_paragraph(letter(), "Other words.", by=ann(), at=NOW)
    assert letter().state(NOW) == "draft"
    assert states()["Kent"] == "failed"
    with pytest.raises(Refused, match="It was tried to be sent before"):
        discard(letter(), by=ann(), at=NOW)
