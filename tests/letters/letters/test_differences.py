"""What changed in a letter since it was approved last."""

import pytest

from letters.letters.differences import since_approval
from letters.letters.steps.approval import approved_before, give_back
from letters.letters.steps.letter_text import write_own_paragraph
from letters.models import Letter
from tests.letters.correspondence import WRITTEN, ann, approved, ben, composed, letter

pytestmark = pytest.mark.django_db


def test_a_first_draft_was_never_approved():
    composed()
    since = since_approval(letter())
    assert (since.is_first, since.at, since.differences) == (True, None, [])
    assert approved_before(Letter.objects.all()) == set()


def test_what_was_written_otherwise_is_told_word_by_word():
    composed()
    write_own_paragraph(letter(), "Thank you for your work.", by=ann(), at=WRITTEN)
    made = approved()
    write_own_paragraph(made, "Thank you all for your work.", by=ann(), at=WRITTEN)
    since = since_approval(letter())
    assert (since.at, since.by) == (made.approved_at, "Ben Sample")
    [found] = since.differences
    marked = "".join(f"<{each.text}>" * (each.kind == "added") for each in found.pieces)
    assert (found.name, marked.replace(" ", "")) == ("Own paragraph", "<all>")
    assert approved_before(Letter.objects.all()) == {made.pk}


def test_what_was_given_back_unchanged_says_so():
    composed()
    give_back(approved(), "Shorten it.", by=ben(), at=WRITTEN)
    since = since_approval(letter())
    assert (since.is_first, since.differences) == (False, [])
