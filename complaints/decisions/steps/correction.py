"""Putting right what was recorded of a decision that is guarded: its days, its kind, its moment.

Outcome, remedy and subject are put right by a review, which has a second person; the council by
moving the case. What is to be called while the public record is being changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError

from complaints.decisions.rules.contradictions import due_before
from complaints.decisions.rules.doubts import about_decision
from complaints.decisions.rules.guard import why_guarded
from complaints.decisions.steps.records import (
    User,
    keep_edit,
    refuse_contradictions,
    refuse_if_changed,
    taken,
)
from complaints.models import Decision, Recommendation
from councils.doubts import NO_ANSWER, Answer, with_answer
from councils.refusals import Refused
from councils.years import london_date

DOUBTED = {"decided_on", "received_on"}  # what may be unlikely


@dataclass(frozen=True)
class Facts:
    """What was recorded of a decision, as it is right; all are given."""

    decided_on: date
    received_on: date | None
    kind: str
    title: str
    announced_at: datetime | None


def may_correct(decision: Decision) -> None:
    """Refused where the decision itself may be typed over."""
    if not why_guarded(decision):
        raise Refused(f"Nobody has approved or counted {decision} yet: change it in its own form.")


def correct(
    decision: Decision,
    facts: Facts,
    reason: str,
    by: User,
    at: datetime,
    *,
    seen: int | None = None,
    answer: Answer = NO_ANSWER,
) -> Decision:
    """Puts right what was recorded; where the public reads it, somebody else approves it again.

    Refused without a reason, and where nothing is different. ValidationError, by field, for what
    contradicts itself. ``seen`` is the revision that was read.
    """
    decision = taken(decision)
    may_correct(decision)
    refuse_if_changed(decision, seen)
    if not reason.strip():
        raise Refused("Say why it is corrected.")
    given = vars(facts)
    changed = {name for name, value in given.items() if getattr(decision, name) != value}
    if not changed:
        raise Refused("Nothing is different.")
    for name in changed:
        setattr(decision, name, given[name])
    refuse_contradictions(decision, today=london_date(at))
    if "decided_on" in changed:
        _refuse_due_before(decision)
    kept = answer.settle(about_decision(decision) if changed & DOUBTED else ())
    keep_edit(decision, changed, with_answer(f"Corrected: {reason.strip()}", kept), by, at)
    return decision


def _refuse_due_before(decision: Decision) -> None:
    wrong = due_before(Recommendation.objects.of(decision), decision.decided_on)
    if sentences := [sentence for _, sentence in wrong]:
        raise ValidationError({"decided_on": sentences})
