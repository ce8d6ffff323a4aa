"""Correcting the reference of a decision that is approved or counted.

The public goes on seeing it: its words stand as they were approved, its old address leads to the
new one, and followers know it by the name that they knew. To be called while the public record is
being changed.
"""

from __future__ import annotations

from datetime import datetime

from complaints.decisions.references import parsed, shown
from complaints.decisions.rules.doubts import about_decision
from complaints.decisions.rules.guard import why_guarded
from complaints.decisions.steps.records import (
    User,
    keep,
    refuse_contradictions,
    refuse_if_changed,
    taken,
)
from complaints.models import Decision, FormerReference
from councils.doubts import NO_ANSWER, Answer, with_answer
from councils.refusals import Refused
from councils.years import london_date


def may_correct(decision: Decision, by: User) -> None:
    """Refused where the decision may be typed over, and for who changed last what is read of it."""
    if not why_guarded(decision):
        raise Refused(f"Nobody has approved or counted {decision} yet: change it in its own form.")
    if by.pk == decision.text_changed_by_id:
        raise Refused(
            f"You changed last what the public reads of {decision}: somebody else corrects its"
            " reference."
        )


def correct_reference(
    decision: Decision,
    reference: str,
    reason: str,
    by: User,
    at: datetime,
    *,
    seen: int | None = None,
    answer: Answer = NO_ANSWER,
) -> Decision:
    """Gives a decision its right reference; the one that it had is kept.

    Refused without a reason, and for a reference that is none, is the same, or is another
    decision's now. ValidationError where it contradicts the decision's day.
    """
    decision = taken(decision)
    may_correct(decision, by)
    refuse_if_changed(decision, seen)
    if not reason.strip():
        raise Refused("Say why the reference is corrected.")
    try:
        wanted = parsed(reference)
    except ValueError as error:
        raise Refused(str(error)) from None
    if wanted == decision.reference:
        raise Refused("Nothing is different.")
    if other := Decision.objects.filter(reference=wanted).select_related("council").first():
        raise Refused(f"{other} is the reference of a decision about {other.council} already.")
    old, decision.reference = decision.reference, wanted
    refuse_contradictions(decision, today=london_date(at))
    kept = answer.settle(about_decision(decision))
    FormerReference.objects.create(reference=old, decision=decision, corrected_at=at)
    why = f"Reference corrected from {shown(old)}: {reason.strip()}"
    keep(decision, with_answer(why, kept), by, at)
    return decision
