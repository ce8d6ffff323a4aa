"""What is unlikely of a decision and its recommendations, in one sentence each.

Form, step and the preview of a file say the same in the same words. What cannot be is in
``contradictions``; this may be right, and whoever enters it says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from complaints.decisions.references import is_void, shown
from complaints.decisions.rules.contradictions import year_of_receipt
from complaints.models import Decision, Recommendation
from councils.dates import day_in_words
from councils.doubts import Doubt

YEARS_TO_DECIDE = 3  # more between receipt and decision are unlikely
YEARS_TO_COMPLY = 2  # between the decision and the day on which something is due
YEARS_LATE = 1  # between that day and the one on which it was done
NOT_COMPLIED = str(Recommendation.Outcome.NOT_COMPLIED)


def about_council(decision: Decision) -> Iterator[Doubt]:
    """Of the council that a decision is about, on its day."""
    council = decision.council
    if council.closed_on and decision.decided_on >= council.closed_on:
        day = day_in_words(council.closed_on)
        yield Doubt("decided_on", f"{council} closed on {day}: this is after that.")


def about_decision(decision: Decision) -> Iterator[Doubt]:
    """Of a decision's council, its days and its reference."""
    decided_on, received_on = decision.decided_on, decision.received_on
    yield from about_council(decision)
    received_in = year_of_receipt(decision)
    if received_on:
        if decided_on > _years_after(received_on, YEARS_TO_DECIDE):
            yield Doubt(
                "decided_on",
                f"It was decided more than {YEARS_TO_DECIDE} years after the complaint was"
                f" received, on {day_in_words(received_on)}.",
            )
        # A year of receipt may be a calendar year, or a reporting year that ends in March.
        first, last = date(received_in, 1, 1), date(received_in + 1, 3, 31)
        if not first <= received_on <= last:
            yield Doubt(
                "received_on",
                f"The reference says that the complaint was received in {received_in}, but this"
                f" is {day_in_words(received_on)}.",
            )
    elif decided_on.year - received_in > YEARS_TO_DECIDE:
        yield Doubt(
            "decided_on",
            f"The reference says that the complaint was received in {received_in}, more than"
            f" {YEARS_TO_DECIDE} years before.",
        )


def about_reference(reference: str, former: Mapping[str, str]) -> Iterator[Doubt]:
    """Of the reference of a new decision; ``former`` tells what each former one is now."""
    if is_void(former.get(reference, "")):
        yield Doubt(
            "reference",
            f"{shown(reference)} was entered before, in error, and is void: this is to be right.",
        )
    elif now := former.get(reference):
        yield Doubt(
            "reference",
            f"{shown(reference)} was the reference of what is {shown(now)} now: this is to be"
            " another case.",
        )


def about_due_day(due_on: date, decided_on: date) -> Iterator[Doubt]:
    """Of the day on which something is due."""
    if due_on > _years_after(decided_on, YEARS_TO_COMPLY):
        yield Doubt(
            "due_on",
            f"It is due on {day_in_words(due_on)}, more than {YEARS_TO_COMPLY} years after the"
            " decision.",
        )


def about_outcome(
    outcome: str, done_on: date | None, *, due_on: date, recorded_on: date
) -> Iterator[Doubt]:
    """Of what became of a recommendation."""
    if outcome == NOT_COMPLIED and recorded_on <= due_on:
        yield Doubt(
            "outcome",
            f"It is not complied with on {day_in_words(recorded_on)}, though it is due on"
            f" {day_in_words(due_on)}.",
        )
    if done_on and done_on > _years_after(due_on, YEARS_LATE):
        yield Doubt(
            "done_on",
            f"It was done on {day_in_words(done_on)}, more than a year after it was due on"
            f" {day_in_words(due_on)}.",
        )


def about_recommendation(
    recommendation: Recommendation, decided_on: date, recorded_on: date
) -> Iterator[Doubt]:
    """Of one as it is entered, with its outcome if it has one."""
    if recommendation.due_on:
        yield from about_due_day(recommendation.due_on, decided_on)
        yield from about_outcome(
            recommendation.outcome,
            recommendation.done_on,
            due_on=recommendation.due_on,
            recorded_on=recorded_on,
        )


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
