"""The steps that staff take with one recommendation: who may, what is asked, what is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from complaints.models import Recommendation
from complaints.recommendations.forms.compliance import (
    AgainForm,
    AmendForm,
    CorrectForm,
    EndForm,
    ExtendForm,
    LeaveForm,
    ReadForm,
    RejectForm,
)
from complaints.recommendations.screens.facts import facts, found
from complaints.recommendations.steps import renewal
from complaints.recommendations.steps.agreement import amend, why_not_amended
from complaints.recommendations.steps.compliance import WORDS, correct_mistake, why_not_corrected
from complaints.recommendations.steps.deadlines import (
    confirm_end,
    extend,
    propose_end,
    reject_end,
    why_not_confirmed,
    why_not_ended,
    why_not_extended,
    why_not_rejected,
)
from complaints.recommendations.steps.records import named
from councils.dates import day_in_words
from councils.steps import Step, Steps
from councils.years import london_date

CHANGE = "complaints.change_recommendation"
SECOND = "complaints.confirm_withholding"  # of the second of two people


def whoever(why_not: Callable[[Recommendation], str]) -> Callable[..., str]:
    """A rule that is the same for everybody."""
    return lambda row, user, at: why_not(row)


def of_another(why_not: Callable[[Recommendation, Any], str]) -> Callable[..., str]:
    """A rule that asks who it is."""
    return lambda row, user, at: why_not(row, user)


def proposed_it(row: Recommendation, user: Any) -> bool:
    """Whoever proposed an end, or to require it again, may take that back."""
    proposers = (row.no_longer_required_by_id, row.required_again_by_id)
    own = proposers[row.no_longer_required_at is not None] == user.pk
    return own and user.has_perm(CHANGE)


def _extend(row: Recommendation, typed: dict, **who: Any) -> str:
    made = extend(
        row, typed["due_on"], typed["reason"], answer=typed["answer"], seen=typed["seen"], **who
    )
    now, before = day_in_words(made.due_on), day_in_words(made.was_due_on)
    return f"{named(row)} is due on {now} now; it was due on {before}."


def _amend(row: Recommendation, typed: dict, **who: Any) -> str:
    now = amend(row, typed["kind"], typed["council"], typed["reason"], seen=typed["seen"], **who)
    return f"{named(now)} is a {now.get_kind_display().lower()} now, of {now.council}."


def _end(row: Recommendation, typed: dict, **who: Any) -> str:
    propose_end(row, typed["reason"], seen=typed["seen"], **who)
    return f"{named(row)} waits for a second person, who confirms that it is no longer required."


def _confirm(row: Recommendation, typed: dict, **who: Any) -> str:
    confirm_end(row, seen=typed["seen"], **who)
    return f"{named(row)} is no longer required, and left out of the statistics from now on."


def _reject(row: Recommendation, typed: dict, **who: Any) -> str:
    reject_end(row, typed["reason"], seen=typed["seen"], **who)
    return f"{named(row)} is still required."


def _ask_again(row: Recommendation, typed: dict, **who: Any) -> str:
    renewal.ask(row, typed["reason"], seen=typed["seen"], **who)
    return f"{named(row)} waits for a second person, who confirms that it is required again."


def _confirm_again(row: Recommendation, typed: dict, **who: Any) -> str:
    renewal.confirm(row, seen=typed["seen"], **who)
    return f"{named(row)} is required again, and counts as it did before it was ended."


def _leave(row: Recommendation, typed: dict, **who: Any) -> str:
    renewal.leave(row, typed["reason"], seen=typed["seen"], **who)
    return f"{named(row)} stays ended."


def _correct(row: Recommendation, typed: dict, **who: Any) -> str:
    failure_only = typed.get("what") == "failure"
    now = correct_mistake(
        row, typed["reason"], failure_only=failure_only, seen=typed["seen"], **who
    )
    return f"{named(row)} is corrected: it is {WORDS[now.outcome]} now."


class RecommendationSteps(Steps):
    part = "admin/complaints/recommendation/_facts.html"
    style = "css/admin_compliance.css"

    def found(self, pk):
        return found([pk])[0]

    def named(self, row):
        return named(row)

    def url(self, step, row):
        return reverse(f"admin:complaints_recommendation_{step.slug}", args=[row.pk])

    def known(self, request, step, row):
        reads_private = request.user.has_perm(CHANGE)
        return facts(row, london_date(request.at)) | {"reads_private": reads_private}


RECOMMENDATION_STEPS = RecommendationSteps(
    Step(
        "extend",
        "Give longer",
        "The council has until a later day. Until when it had before is kept.",
        ("complaints.add_extension",),
        _extend,
        ExtendForm,
        whoever(why_not_extended),
    ),
    Step(
        "amend",
        "Put right what was entered",
        "Of which kind it is, and which council has to comply. What the public reads is hidden"
        " until somebody else approves it.",
        (CHANGE,),
        _amend,
        AmendForm,
        whoever(why_not_amended),
    ),
    Step(
        "end",
        "No longer required",
        "Once a second person confirms it, the recommendation is left out of the statistics.",
        (CHANGE,),
        _end,
        EndForm,
        whoever(why_not_ended),
    ),
    Step(
        "confirm-end",
        "Confirm that it is no longer required",
        "The recommendation is left out of the statistics from now on.",
        (SECOND,),
        _confirm,
        ReadForm,
        of_another(why_not_confirmed),
    ),
    Step(
        "reject-end",
        "It is still required",
        "The recommendation stays as it was.",
        (SECOND,),
        _reject,
        RejectForm,
        whoever(why_not_rejected),
        also=proposed_it,
    ),
    Step(
        "require-again",
        "It is required again",
        "Undoes that it is no longer required, once a second person confirms it.",
        (CHANGE,),
        _ask_again,
        AgainForm,
        whoever(renewal.why_not_asked),
    ),
    Step(
        "confirm-again",
        "Confirm that it is required again",
        "The recommendation counts, and is shown, as it did before it was ended.",
        (SECOND,),
        _confirm_again,
        ReadForm,
        of_another(renewal.why_not_confirmed),
    ),
    Step(
        "leave-ended",
        "It stays ended",
        "The recommendation stays no longer required.",
        (SECOND,),
        _leave,
        LeaveForm,
        whoever(renewal.why_not_left),
        also=proposed_it,
    ),
    Step(
        "correct",
        "Correct a mistake",
        "Takes back an outcome that was recorded by mistake. Somebody else than recorded it does"
        " so; what was recorded stays in the history.",
        (SECOND,),
        _correct,
        CorrectForm,
        of_another(why_not_corrected),
    ),
)
