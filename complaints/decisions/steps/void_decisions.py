"""Taking out a decision that should never have been entered.

Nothing is deleted. Void stands in its outcome's place, so that nothing which asks for outcomes
counts or shows it; it gives its reference back, and what was agreed ends. Once somebody approved
it, or figures count it, a second person agrees first. Every function is to be called while the
public record is being changed.
"""

from __future__ import annotations

from datetime import datetime

from complaints.decisions.references import void_reference
from complaints.decisions.rules.guard import why_guarded
from complaints.decisions.steps.records import (
    LONGEST_REASON,
    User,
    has_review,
    keep,
    keep_edit,
    moment,
    refuse_if_changed,
    refuse_void,
    taken,
)
from complaints.figures.outcomes import VOID
from complaints.models import Decision, FormerReference, Recommendation, Voiding
from complaints.recommendations.steps.replacement import end_with_review
from councils.ownership.steps import let_go_of_all
from councils.people import name_of
from councils.refusals import Refused
from councils.returns.steps import given_back, submit_again

ASKED, DONE, LEFT = "Said to be entered in error", "Entered in error", "Not entered in error"


def asked(decision: Decision) -> Voiding | None:
    """That somebody says so, and nobody has agreed yet."""
    waiting = Voiding.objects.waiting().filter(decision=decision).select_related("asked_by")
    found: Voiding | None = waiting.first()
    return found


def may_void(decision: Decision) -> None:
    """Refused where it is void, or said to be, and while a review is under way."""
    refuse_void(decision)
    if found := asked(decision):
        raise Refused(
            f"{name_of(found.asked_by)} said on {moment(found.asked_at)} that {decision} was"
            " entered in error: somebody else agrees, or leaves it."
        )
    if has_review(decision):
        raise Refused(f"A review of {decision} is under way: end it first.")


def void(
    decision: Decision, reason: str, by: User, at: datetime, *, seen: int | None = None
) -> Voiding:
    """It is void at once, or once somebody else agrees: then ``voided_at`` is empty.

    Refused without a reason. ``seen`` is the revision that was read.
    """
    decision = taken(decision)
    may_void(decision)
    refuse_if_changed(decision, seen)
    reason = _needed(reason)
    made = Voiding.objects.create(decision=decision, reason=reason, asked_by=by, asked_at=at)
    if why_guarded(decision):
        keep(decision, f"{ASKED}: {reason}", by, at)
    else:
        _take_out(made, by, at)
    return made


def may_agree(decision: Decision, by: User) -> None:
    """Refused where nobody asks for it, for whoever did, and while a review is under way."""
    found = _waiting(decision)
    if found.asked_by_id == by.pk:
        raise Refused(
            f"It was you who said that {decision} was entered in error: somebody else agrees."
        )
    if has_review(decision):
        raise Refused(f"A review of {decision} is under way: end it first.")


def agree(decision: Decision, by: User, at: datetime, *, seen: int | None = None) -> Voiding:
    """A second person agrees, and it is void. ``seen`` is the revision that was read."""
    decision = taken(decision)
    may_agree(decision, by)
    refuse_if_changed(decision, seen)
    found = _waiting(decision)
    found.decision, found.agreed_by = decision, by
    _take_out(found, by, at)
    return found


def may_leave(decision: Decision) -> None:
    """Refused where nobody says that it was entered in error."""
    _waiting(decision)


def leave(
    decision: Decision, reason: str, by: User, at: datetime, *, seen: int | None = None
) -> Decision:
    """It stays as it is; whoever asked may take that back so too. Why is kept."""
    decision = taken(decision)
    found = _waiting(decision)
    refuse_if_changed(decision, seen)
    reason = _needed(reason)
    found.delete()
    keep(decision, f"{LEFT}: {reason}", by, at)
    return decision


def _waiting(decision: Decision) -> Voiding:
    refuse_void(decision)
    if found := asked(decision):
        return found
    raise Refused(f"Nobody says that {decision} was entered in error.")


def _needed(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise Refused("Say why it should not have been entered.")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"Say why in {LONGEST_REASON:,} characters at most.")
    return reason


def _take_out(voiding: Voiding, by: User, at: datetime) -> None:
    decision, why = voiding.decision, f"{DONE}: {voiding.reason}"
    end_with_review(decision, voiding.reason, by=by, at=at, what=DONE)
    recommendations = list(Recommendation.objects.of(decision))
    if given_back(decision):
        submit_again(decision, by=by, at=at)  # nobody has to
    let_go_of_all([decision], DONE, by=by, at=at)
    let_go_of_all(recommendations, DONE, by=by, at=at)
    was = decision.reference
    beside = Decision.objects.filter(reference__gte=was[:8], reference__lt=f"{was[:8]}~")
    try:
        decision.reference = void_reference(was, set(beside.values_list("reference", flat=True)))
    except ValueError as error:
        raise Refused(f"{error}.") from None
    FormerReference.objects.create(reference=was, decision=decision, corrected_at=at)
    decision.outcome, decision.satisfactory_remedy = VOID, False
    decision.withheld_reason = decision.withheld_note = ""
    decision.withheld_by = decision.withheld_at = decision.withholding_confirmed_by = None
    keep_edit(decision, ("outcome", "reference"), why, by, at)
    voiding.voided_at = at
    voiding.save()
