"""What is approved or counted is guarded, whatever becomes of the approval."""

from datetime import date

import pytest

from complaints.decisions.rules.guard import (
    FREE_OF_DECISION,
    guarded_among,
    is_counted,
    step_for,
    step_for_recommendation,
    why_guarded,
)
from complaints.decisions.steps.approval import approve_text, take_back
from complaints.decisions.steps.records import keep_edit
from complaints.models import Decision, Release
from councils.years import london_instant
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done

pytestmark = pytest.mark.django_db
WAITING = {"text_approved_at": None}


def why(decision: Decision) -> str:
    return why_guarded(Decision.objects.get(pk=decision.pk))


def test_what_nobody_approved_or_counted_is_not_guarded():
    waiting = factories.decision(**WAITING)
    assert why(waiting) == ""
    assert why_guarded(Decision()) == ""
    assert guarded_among([waiting.pk]) == set()


def test_an_approved_text_guards():
    decision = factories.decision()
    assert why(decision) == "Its text has been approved."
    assert guarded_among([decision.pk]) == {decision.pk}


def test_an_approval_that_an_edit_voided_or_somebody_took_back_guards_all_the_same():
    ann, bob = colleague("Ann"), colleague("Bob")
    edited, taken_back = factories.decision(**WAITING), factories.decision(**WAITING)
    for each in (edited, taken_back):
        done(approve_text, each, bob, AT)
    edited.refresh_from_db()
    done(keep_edit, edited, {"summary"}, "Edited", ann, LATER)
    done(take_back, taken_back, "Too soon.", bob, LATER)
    for each in (edited, taken_back):
        each.refresh_from_db()
        assert (each.text_approved_at, why(each)) == (None, "Its text has been approved.")
    assert guarded_among([edited.pk, taken_back.pk]) == {edited.pk, taken_back.pk}


def test_a_case_that_figures_count_is_guarded_be_they_a_draft():
    decision = factories.decision(**WAITING, outcome="advice_given")
    later = factories.decision(**WAITING, decided_on=date(2023, 6, 1))
    release = factories.release(public_at=london_instant("2030-05-20 09:30"), by_command=False)
    assert why(decision) == "It is counted in the figures of 2024-25."
    assert why(later) == ""
    assert guarded_among([decision.pk, later.pk]) == {decision.pk}
    Release.objects.filter(pk=release.pk).update(withdrawn_at=AT)
    assert why(decision) == ""


def test_both_reasons_are_told():
    decision = factories.decision()
    factories.recommendation(decision, recorded_on=date(2025, 5, 1))
    factories.release("2024-25")
    factories.release("2025-26")
    assert why(decision) == (
        "Its text has been approved and it is counted in the figures of 2024-25, 2025-26."
    )


def test_a_subject_is_counted_once_figures_are_broken_down_by_it():
    decision = factories.decision(subject=factories.subject())
    assert not is_counted(decision.subject)
    factories.release()
    assert is_counted(decision.subject)


def test_every_field_of_a_decision_is_free_or_has_a_step_that_changes_it():
    for each in Decision._meta.fields:
        assert each.name in FREE_OF_DECISION or step_for(each.name).startswith("Changed by ")
    assert step_for("outcome") != step_for("decided_on") != step_for("council")
    assert step_for_recommendation("due_on") != step_for_recommendation("outcome")
