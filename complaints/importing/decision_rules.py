"""What a decision and its recommendations must be, in words: the database refuses the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from complaints.models import Decision, Recommendation

Wrong = tuple[str, str]  # a column, and what is wrong with it


def wrong_with_decision(
    decision: Decision, *, has_recommendations: bool, today: date
) -> Iterator[Wrong]:
    council, upheld = decision.council, decision.outcome == Decision.Outcome.UPHELD
    decided_in, received_in = decision.decided_on.year, _year_of_receipt(decision)
    if decision.decided_on > today:
        yield "decided_on", f"is after today, {today}"
    elif decided_in < received_in:
        yield (
            "decided_on",
            f"was decided in {decided_in}, but its reference says it was received in {received_in}",
        )
    if decision.received_on and decision.decided_on < decision.received_on:
        yield "decided_on", f"is before the day it was received, {decision.received_on}"
    if council.opened_on and decision.decided_on < council.opened_on:
        yield "decided_on", f"is before {council} opened, on {council.opened_on}"
    if decision.satisfactory_remedy and not upheld:
        yield "satisfactory_remedy", "only an upheld decision has a satisfactory remedy"
    if decision.kind == Decision.Kind.REPORT and not decision.title:
        yield "title", "a report has a title"
    if decision.announced_at and decision.kind != Decision.Kind.REPORT:
        yield "announced_at", "only a report has a moment announced for it"
    if has_recommendations and not upheld:
        yield "outcome", "only an upheld decision has recommendations"


def _year_of_receipt(decision: Decision) -> int:
    """The year that the reference begins with, in the century that brings it nearest."""
    centuries = range(1800 + int(decision.reference[:2]), 3100, 100)
    return min(centuries, key=lambda year: abs(year - decision.decided_on.year))


def wrong_with_recommendation(recommendation: Recommendation) -> Iterator[Wrong]:
    if not recommendation.kind:
        yield "recommendation_kind", "is empty: write personal_remedy or service_improvement"
    if not recommendation.due_on:
        yield "due_on", "is empty"
    if recommendation.kind == Recommendation.Kind.PERSONAL_REMEDY and recommendation.public_summary:
        yield "public_summary", "a personal remedy is private for ever: it has no public summary"
    if recommendation.recorded_on and not recommendation.outcome:
        yield "recorded_on", "a day of recording needs the compliance that was recorded"
    if recommendation.outcome == Recommendation.Outcome.COMPLIED and not recommendation.done_on:
        yield "done_on", "what was complied with has the day on which it was done"
