"""What a decision and its recommendations cannot be, in one sentence each.

Import, form and database refuse the same in the same words: where the database holds a rule, they
are its constraint's own. What takes two tables, or the clock, stands here alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from complaints.models import Decision, Recommendation
from councils.dates import day_in_words
from councils.register.succession_words import opening

Wrong = tuple[str, str]  # a field, and what is wrong with it

ONLY_UPHELD_HAS_RECOMMENDATIONS = "Only an upheld decision has recommendations."
DONE_LATER = "What was done is not dated after today."


def said(constraint: str) -> str:
    """What a constraint of decisions or recommendations says; KeyError where there is none."""
    return str(_constraints()[constraint].violation_error_message)


def stands_at(constraint: str) -> str:
    """The field that a constraint's sentence belongs to."""
    return str(_constraints()[constraint].violation_error_code)


def wrong_with_decision(
    decision: Decision, *, has_recommendations: bool, today: date
) -> Iterator[Wrong]:
    """What contradicts itself, with the field it stands at; ``today`` is London's."""
    council, upheld = decision.council, decision.is_upheld
    is_report = decision.kind == Decision.Kind.REPORT
    decided_on, received_in = decision.decided_on, year_of_receipt(decision)
    if decided_on > today:
        yield "decided_on", "A decision is not dated after today."
    elif decided_on.year < received_in:
        yield (
            "decided_on",
            f"It was decided in {decided_on.year}, but its reference says that the complaint was"
            f" received in {received_in}.",
        )
    if decision.received_on and decided_on < decision.received_on:
        yield _broken("decided_after_it_was_received")
    if council.opened_on and decided_on < council.opened_on:
        opens = opening(council, today)
        yield "decided_on", f"{council} {opens.what if opens else ''}, after this date."
    if decision.satisfactory_remedy and not upheld:
        yield _broken("remedy_only_if_upheld")
    if is_report and not decision.title:
        yield _broken("report_has_title")
    if decision.announced_at and not is_report:
        yield _broken("only_a_report_is_announced")
    if has_recommendations and not upheld:
        yield "outcome", ONLY_UPHELD_HAS_RECOMMENDATIONS


def wrong_with_recommendation(recommendation: Recommendation) -> Iterator[Wrong]:
    """What contradicts itself, with the field it stands at."""
    is_personal = recommendation.kind == Recommendation.Kind.PERSONAL_REMEDY
    if not recommendation.kind:
        yield "kind", "Say whether it is a personal remedy or a service improvement."
    if not recommendation.due_on:
        yield "due_on", "Say by when it is due."
    if is_personal and recommendation.public_summary:
        yield _broken("personal_remedy_has_no_public_text")
    if recommendation.recorded_on and not recommendation.outcome:
        yield _broken("outcome_and_day_together")
    complied = recommendation.outcome == Recommendation.Outcome.COMPLIED
    if complied and not recommendation.done_on:
        yield _broken("complied_has_the_day_it_was_done")
    if recommendation.done_on and not complied:
        yield _broken("only_complied_has_a_day_it_was_done")


def wrong_with_days(
    recommendation: Recommendation, *, decided_on: date, today: date
) -> Iterator[Wrong]:
    """Days that cannot be, typed or in a file; ``today`` is London's.

    Asked of what is new or altered: a review may since have replaced the decision by a later one.
    """
    due_on, recorded_on = recommendation.due_on, recommendation.recorded_on
    if due_on and due_on < decided_on:
        yield "due_on", _before_decision(decided_on)
    if recommendation.done_on and recommendation.done_on > today:
        yield "done_on", DONE_LATER
    if recorded_on and recorded_on > today:
        yield "recorded_on", "An outcome is not recorded on a day after today."
    elif recorded_on and recorded_on < decided_on:
        yield "recorded_on", _before_decision(decided_on)
    if recorded_on and (sentence := _not_there_yet(recommendation, recorded_on, today)):
        yield "recorded_on", sentence


def wrong_with_outcome(
    recommendation: Recommendation, *, decided_on: date, today: date
) -> Iterator[Wrong]:
    """What cannot be typed about compliance; ``today`` is London's.

    A file may say one thing more: what was done before the decision was sent.
    """
    if recommendation.outcome and (sentence := _not_there_yet(recommendation, today, today)):
        yield "outcome", sentence
    done_on = recommendation.done_on
    if not done_on:
        return
    if recommendation.outcome != Recommendation.Outcome.COMPLIED:
        yield _broken("only_complied_has_a_day_it_was_done")
    elif done_on > today:
        yield "done_on", DONE_LATER
    elif done_on < decided_on:
        yield "done_on", _before_decision(decided_on)


def due_before(recommendations: Iterable[Recommendation], decided_on: date) -> Iterator[Wrong]:
    """What is wrong with another day of a decision: what is open was due before it."""
    for each in recommendations:
        is_open = not each.outcome and each.no_longer_required_at is None
        if is_open and each.due_on < decided_on:
            due = day_in_words(each.due_on)
            yield "decided_on", f"Recommendation {each.number} is due on {due}, before this date."


def _not_there_yet(recommendation: Recommendation, recorded_on: date, today: date) -> str:
    """That an outcome would be recorded of a council before it was there; empty where it was."""
    council = recommendation.council if recommendation.council_id else None
    if council is None or council.opened_on is None or recorded_on >= council.opened_on:
        return ""
    opens = opening(council, today)
    return (
        f"{council} {opens.what if opens else ''}: what was recorded before belongs to the council"
        " that complied, or did not, at the time. Put right first which one that is."
    )


def _before_decision(decided_on: date) -> str:
    return f"The decision was made on {day_in_words(decided_on)}, after this date."


def _constraints() -> dict[str, Any]:
    return {
        each.name: each for model in (Decision, Recommendation) for each in model._meta.constraints
    }


def _broken(constraint: str) -> Wrong:
    return stands_at(constraint), said(constraint)


def year_of_receipt(decision: Decision) -> int:
    """The year that the reference begins with, in the century that brings it nearest."""
    return _nearest(int(decision.reference[:2]), decision.decided_on.year)


@cache
def _nearest(of_century: int, to: int) -> int:
    return min(range(1800 + of_century, 3100, 100), key=lambda year: abs(year - to))
