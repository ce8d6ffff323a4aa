"""The words of a year are kept with who changed which, and nobody's are lost."""

import pytest

from councils.refusals import Refused
from letters.composing.drafts import template_of
from letters.letters.steps.year_words import change_words, seen_now
from letters.models import LetterTemplate
from tests.complaints.colleagues import newest
from tests.letters.correspondence import AT, WRITTEN, YEAR, ann, ben

pytestmark = pytest.mark.django_db


@pytest.fixture
def words():
    return template_of(YEAR, AT)


def test_what_changed_is_named_and_kept_in_the_history(words):
    seen = seen_now(words)
    typed = {"notes": "A hard year.", "closing": "Thank you.", "purpose": words.purpose}
    changed = change_words(words, typed, by=ann(), at=WRITTEN, seen=seen)
    assert changed == ["notes on the year", "closing"]
    kept = LetterTemplate.objects.get()
    assert (kept.notes, kept.closing, kept.purpose) == ("A hard year.", "Thank you.", words.purpose)
    last = newest(kept)
    assert (last.history_user, last.history_date) == (ann(), WRITTEN)
    assert last.history_change_reason == "Changed: notes on the year, closing"
    assert last.notes == "A hard year."


def test_saving_what_is_there_already_changes_nothing(words):
    change_words(words, {"signature": b"image"}, by=ann(), at=AT, seen=seen_now(words))
    seen = seen_now(words)
    typed = {"closing": words.closing, "signature": b"image"}
    assert change_words(words, typed, by=ann(), at=WRITTEN, seen=seen) == []
    assert seen_now(words) == seen


def test_whoever_comes_second_is_told_who_was_first(words):
    seen = seen_now(words)
    change_words(words, {"notes": "Ann’s."}, by=ann(), at=WRITTEN, seen=seen)
    with pytest.raises(Refused, match=r"changed by Ann Example on 15 April 2025, 11[.]00am"):
        change_words(words, {"notes": "Ben’s."}, by=ben(), at=WRITTEN, seen=seen)
    assert LetterTemplate.objects.get().notes == "Ann’s."
