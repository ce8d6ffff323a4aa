"""Moving a case to the council it belongs to.

What is to be called while the public record is being changed.
"""

from datetime import datetime

from complaints.decisions.rules.doubts import about_council
from complaints.decisions.steps.records import (
    User,
    keep,
    keep_edit,
    refuse_contradictions,
    refuse_if_changed,
    taken,
)
from complaints.models import Decision, Recommendation
from complaints.recommendations.rules import Successors
from councils.doubts import NO_ANSWER, Answer, with_answer
from councils.models import Council
from councils.refusals import Refused
from councils.years import london_date


def move(
    decision: Decision,
    council: Council,
    reason: str,
    by: User,
    at: datetime,
    *,
    seen: int | None = None,
    answer: Answer = NO_ANSWER,
) -> Decision:
    """Moves a decision and what its council was to do; its text has to be approved again.

    Refused for the same council, for one that had not opened yet, and where the register does not
    say which council must comply. ``seen`` is the revision that was read.
    """
    decision = taken(decision)
    if decision.council_id == council.pk:
        raise Refused(f"{decision} is about {council} already.")
    refuse_if_changed(decision, seen)
    if not reason.strip():
        raise Refused("Say why the case is moved.")
    old, decision.council = decision.council, council
    refuse_contradictions(decision, today=london_date(at))
    kept = answer.settle(about_council(decision))
    why = with_answer(f"Moved: {reason.strip()}", kept)
    for each in _carried(decision, old):
        keep(each, why, by, at)
    keep_edit(decision, ("council",), why, by, at)
    return decision


def _carried(decision: Decision, old: Council) -> list[Recommendation]:
    """What the old council, or its successor for it, was to do, named now for the new one."""
    successors, carried = Successors(), []
    for each in Recommendation.objects.of(decision):
        if each.council_id not in _for(old, each, successors):
            continue
        try:
            each.council = successors.complying(decision.council, each.due_on, each.recorded_on)
        except ValueError as error:
            raise Refused(f"Recommendation {each.number} cannot go along: {error}.") from None
        carried.append(each)
    return carried


def _for(old: Council, recommendation: Recommendation, successors: Successors) -> set[int]:
    try:
        days = recommendation.due_on, recommendation.recorded_on
        found = successors.complying(old, days[0]), successors.complying(old, *days)
        return {old.pk, *(each.pk for each in found)}
    except ValueError:  # the register does not say, so only what names the old council is known
        return {old.pk}
