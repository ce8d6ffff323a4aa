"""The steps that staff take with one recommendation: who may, what is asked, what is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from complaints.models import Recommendation
from complaints.recommendations.forms.compliance import (
    AgainForm,
    AmendForm,
    CorrectForm,
    EndForm,
    ExtendForm,
    LeaveForm,
    RejectForm,
    StepForm,
)
from complaints.recommendations.rules.deadlines import (
    confirm_end,
    extend,
    propose_end,
    reject_end,
    why_not_confirmed,
    why_not_ended,
    why_not_extended,
    why_not_rejected,
)
from complaints.recommendations.steps import renewal
from complaints.recommendations.steps.agreement import amend, why_not_amended
from complaints.recommendations.steps.compliance import WORDS, correct_mistake, why_not_corrected
from complaints.recommendations.steps.records import named
from councils.dates import day_in_words


@dataclass(frozen=True)
class Step:
    """A page on which one step is taken.

    ``take`` does it while the public record is held, and says what was done.
    """

    name: str
    title: str
    what_it_does: str
    permission: str
    form: type[StepForm]
    why_not: Callable[[Recommendation, Any], str]
    take: Callable[..., str]
    proposer_may: bool = False

    def is_permitted(self, recommendation: Recommendation, user: Any) -> bool:
        """Whether this is for somebody of this role; whoever proposed an end may take it back."""
        if user.has_perm(f"complaints.{self.permission}"):
            return True
        proposers = (recommendation.no_longer_required_by_id, recommendation.required_again_by_id)
        own = proposers[recommendation.no_longer_required_at is not None] == user.pk
        return self.proposer_may and own and user.has_perm("complaints.change_recommendation")


def _extend(row: Recommendation, filled: dict, **how: Any) -> str:
    made = extend(row, filled["due_on"], filled["reason"], answer=filled["answer"], **how)
    now, before = day_in_words(made.due_on), day_in_words(made.was_due_on)
    return f"{named(row)} is due on {now} now; it was due on {before}."


def _amend(row: Recommendation, filled: dict, **how: Any) -> str:
    now = amend(row, filled["kind"], filled["council"], filled["reason"], **how)
    return f"{named(now)} is a {now.get_kind_display().lower()} now, of {now.council}."


def _end(row: Recommendation, filled: dict, **how: Any) -> str:
    propose_end(row, filled["reason"], **how)
    return f"{named(row)} waits for a second person, who confirms that it is no longer required."


def _confirm(row: Recommendation, filled: dict, **how: Any) -> str:
    confirm_end(row, **how)
    return f"{named(row)} is no longer required, and left out of the statistics from now on."


def _reject(row: Recommendation, filled: dict, **how: Any) -> str:
    reject_end(row, filled["reason"], **how)
    return f"{named(row)} is still required."


def _ask_again(row: Recommendation, filled: dict, **how: Any) -> str:
    renewal.ask(row, filled["reason"], **how)
    return f"{named(row)} waits for a second person, who confirms that it is required again."


def _confirm_again(row: Recommendation, filled: dict, **how: Any) -> str:
    renewal.confirm(row, **how)
    return f"{named(row)} is required again, and counts as it did before it was ended."


def _leave(row: Recommendation, filled: dict, **how: Any) -> str:
    renewal.leave(row, filled["reason"], **how)
    return f"{named(row)} stays ended."


def _correct(row: Recommendation, filled: dict, **how: Any) -> str:
    now = correct_mistake(
        row, filled["reason"], failure_only=filled.get("what") == "failure", **how
    )
    return f"{named(row)} is corrected: it is {WORDS[now.outcome]} now."


STEPS = {
    step.name: step
    for step in (
        Step(
            "extend",
            "Give longer",
            "The council has until a later day. Until when it had before is kept.",
            "add_extension",
            ExtendForm,
            lambda row, user: why_not_extended(row),
            _extend,
        ),
        Step(
            "amend",
            "Put right what was entered",
            "Of which kind it is, and which council has to comply. What the public reads is hidden"
            " until somebody else approves it.",
            "change_recommendation",
            AmendForm,
            lambda row, user: why_not_amended(row),
            _amend,
        ),
        Step(
            "end",
            "No longer required",
            "Once a second person confirms it, the recommendation is left out of the statistics.",
            "change_recommendation",
            EndForm,
            lambda row, user: why_not_ended(row),
            _end,
        ),
        Step(
            "confirm-end",
            "Confirm that it is no longer required",
            "The recommendation is left out of the statistics from now on.",
            "confirm_withholding",
            StepForm,
            why_not_confirmed,
            _confirm,
        ),
        Step(
            "reject-end",
            "It is still required",
            "The recommendation stays as it was.",
            "confirm_withholding",
            RejectForm,
            lambda row, user: why_not_rejected(row),
            _reject,
            proposer_may=True,
        ),
        Step(
            "require-again",
            "It is required again",
            "Undoes that it is no longer required, once a second person confirms it.",
            "change_recommendation",
            AgainForm,
            lambda row, user: renewal.why_not_asked(row),
            _ask_again,
        ),
        Step(
            "confirm-again",
            "Confirm that it is required again",
            "The recommendation counts, and is shown, as it did before it was ended.",
            "confirm_withholding",
            StepForm,
            renewal.why_not_confirmed,
            _confirm_again,
        ),
        Step(
            "leave-ended",
            "It stays ended",
            "The recommendation stays no longer required.",
            "confirm_withholding",
            LeaveForm,
            lambda row, user: renewal.why_not_left(row),
            _leave,
            proposer_may=True,
        ),
        Step(
            "correct",
            "Correct a mistake",
            "Takes back an outcome that was recorded by mistake. Somebody else than recorded it"
            " does so; what was recorded stays in the history.",
            "confirm_withholding",
            CorrectForm,
            why_not_corrected,
            _correct,
        ),
    )
}
