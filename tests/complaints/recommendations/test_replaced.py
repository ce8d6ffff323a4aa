"""What a reader is told of a decision that took the place of one that could be read before."""

from datetime import date, timedelta

import pytest

from complaints.decisions.steps.approval import approve_text
from complaints.decisions.steps.reviews import Correction, Replacement, end_review, open_review
from complaints.decisions.steps.withholding import withhold
from complaints.models import Decision, Recommendation, Release
from complaints.recommendations.replaced import VOID, WHY, replaced
from councils.years import london_instant
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done

pytestmark = pytest.mark.django_db

NEW = Replacement("not_upheld", date(2025, 5, 1), "1. New words.", "We did not uphold it.")
AFTER = LATER + timedelta(days=60)
FIGURES = "The figures of 2024-25 counted it as it was before. They change only by a revision."


@pytest.fixture
def decision():
    made = factories.decision(reference="24018407")
    factories.recommendation(made, public_summary="Train staff.")
    return made


def told(at=AFTER):
    decision = Decision.objects.public(at).get()
    return replaced(decision, Release.objects.current(at).values(), at)


def reviewed(decision, result="replaced", changes=NEW):
    review = done(open_review, decision, AT.date(), "Why.", colleague("Ann"), AT)
    why = {"void_reason": "No fault."} if changes and changes.outcome != "upheld" else {}
    done(end_review, review, result, "", colleague("Bob"), LATER, changes=changes, **why)
    decision.refresh_from_db()
    if decision.text_approved_at is None:
        done(approve_text, decision, colleague("Cat"), LATER)


def test_that_it_was_replaced_that_what_was_agreed_is_void_and_which_figures_counted_it(decision):
    factories.release()
    reviewed(decision)
    assert told() == [WHY["replaced"], VOID, FIGURES]
    assert not Recommendation.objects.public(AFTER).exists()


def test_figures_are_named_once_they_are_public(decision):
    made = factories.release(public_at=london_instant("2025-09-10 09:30"))
    assert made.public_at > AFTER
    reviewed(decision)
    assert told() == [WHY["replaced"], VOID]
    assert told(made.public_at) == [WHY["replaced"], VOID, FIGURES]


def test_a_recording_error_is_another_sentence(decision):
    reviewed(decision, "recording_error", Correction("not_upheld", None))
    assert told() == [WHY["recording_error"], VOID]


def test_what_stays_upheld_is_not_void(decision):
    upheld = Replacement("upheld", date(2025, 5, 1), "1. New words.", "We upheld it.")
    reviewed(decision, changes=upheld)
    assert told() == [WHY["replaced"]]


def test_of_a_decision_that_was_confirmed_or_never_reviewed_nothing_is_told(decision):
    assert told() == []
    reviewed(decision, "confirmed", None)
    assert told() == []


def test_nobody_is_told_of_an_earlier_one_that_was_never_shown(decision):
    """Nor once the new one was shown, and hidden for a while."""
    Decision.objects.update(text_approved_at=None)
    reviewed(decision)
    assert told() == []
    decision.refresh_from_db()
    by = colleague("Dan")
    done(withhold, decision, "consent", "", by, AFTER)
    decision.refresh_from_db()
    assert decision.hidden_at == AFTER
    Decision.objects.update(withheld_reason="", withheld_by=None, withheld_at=None)
    assert told(AFTER + timedelta(days=1)) == []
