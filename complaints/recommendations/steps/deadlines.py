"""Until when a recommendation is required, and whether it still is.

What changes something is called while ``councils.public_record.changing_public_record`` is held: it
reads its row again under that lock. ``seen`` is the revision of the decision as it was read; where
it is another now, it is Refused, saying who changed it.
"""

from __future__ import annotations

from datetime import date, datetime

from complaints.decisions.rules.doubts import about_due_day
from complaints.decisions.steps.records import User, has_review
from complaints.models import Extension, Recommendation
from complaints.recommendations.steps.records import (
    named,
    needed_reason,
    read_one,
    store,
    why_not_open,
)
from councils.dates import day_in_words
from councils.doubts import NO_ANSWER, Answer, with_answer
from councils.models import Council
from councils.refusals import Refused


def why_not_extended(recommendation: Recommendation) -> str:
    """Why a council cannot be given longer; empty where it can."""
    if recommendation.outcome:
        return f"{named(recommendation)} has its outcome: what is open alone is given longer."
    return why_not_open(recommendation)


def why_not_given_until(
    recommendation: Recommendation, due_on: date, council: Council | None
) -> str:
    """Why ``council``, if it is known, cannot be given until a day; empty where it can.

    What is open alone is given longer, and never less; whoever will have closed by then is not:
    which successor has to comply belongs to the decision.
    """
    if cannot := why_not_extended(recommendation):
        return cannot
    name = named(recommendation)
    if due_on <= recommendation.due_on:
        return (
            f"{name} is due on {day_in_words(recommendation.due_on)} already: choose a later day."
        )
    if council and council.closed_on and council.closed_on <= due_on:
        return (
            f"{name}: {council} is closed from {day_in_words(council.closed_on)} on. Put right"
            " first which council has to comply then."
        )
    return ""


def extend(
    recommendation: Recommendation,
    due_on: date,
    reason: str,
    *,
    by: User,
    at: datetime,
    seen: int | None = None,
    answer: Answer = NO_ANSWER,
) -> Extension:
    """Gives a council longer, until a later day; until when it had is kept.

    Refused without a reason, and for what ``why_not_given_until`` says.
    """
    row = read_one(recommendation, seen)
    if cannot := why_not_given_until(row, due_on, row.council):
        raise Refused(cannot)
    reason = needed_reason(row, reason)
    kept = answer.settle(about_due_day(due_on, row.decision.decided_on))
    made: Extension = Extension.objects.create(
        recommendation=row,
        was_due_on=row.due_on,
        due_on=due_on,
        reason=reason,
        granted_by=by,
        granted_at=at,
    )
    row.due_on = due_on
    store([row], with_answer("Given longer", kept), by, at)
    return made


def why_not_ended(recommendation: Recommendation) -> str:
    """Why nobody can say that it is no longer required; empty where somebody can."""
    complied = recommendation.outcome == Recommendation.Outcome.COMPLIED
    if complied and not has_review(recommendation.decision):
        return (
            f"{named(recommendation)} was complied with: it can be ended only while a review of"
            " the decision is under way."
        )
    return why_not_open(recommendation)


def propose_end(
    recommendation: Recommendation, reason: str, *, by: User, at: datetime, seen: int | None = None
) -> Recommendation:
    """Says that it is no longer required, which counts for nothing until somebody else confirms.

    What is open can be ended, and what was not complied with. What was complied with can be only
    while a review is under way, which may find that the decision is not upheld after all. Refused
    otherwise, and without a reason.
    """
    row = read_one(recommendation, seen)
    if cannot := why_not_ended(row):
        raise Refused(cannot)
    row.no_longer_required_reason = needed_reason(row, reason)
    row.no_longer_required_by = by
    store([row], "Said to be no longer required", by, at)
    return row


def why_not_rejected(recommendation: Recommendation) -> str:
    """Why there is nothing to confirm or reject; empty where there is."""
    if recommendation.no_longer_required_at:
        return why_not_open(recommendation)
    if not recommendation.no_longer_required_reason:
        return f"Nobody says that {named(recommendation)} is no longer required."
    return ""


def why_not_confirmed(recommendation: Recommendation, by: User) -> str:
    """Why somebody cannot confirm that it is no longer required; empty where they can."""
    if recommendation.no_longer_required_by_id == by.pk and not why_not_rejected(recommendation):
        return f"{named(recommendation)}: it was you who said so, so somebody else confirms it."
    return why_not_rejected(recommendation)


def confirm_end(
    recommendation: Recommendation, *, by: User, at: datetime, seen: int | None = None
) -> Recommendation:
    """Ends it from ``at`` on: it is left out of the statistics, and nothing can be recorded of it.

    Somebody else confirms than said so; Refused otherwise.
    """
    row = read_one(recommendation, seen)
    if cannot := why_not_confirmed(row, by):
        raise Refused(cannot)
    row.no_longer_required_confirmed_by = by
    row.no_longer_required_at = at
    store([row], "Confirmed as no longer required", by, at)
    return row


def reject_end(
    recommendation: Recommendation, reason: str, *, by: User, at: datetime, seen: int | None = None
) -> Recommendation:
    """It is still required; whoever said otherwise may take it back so too.

    Why is kept in the history. Refused where nobody says that it is no longer required.
    """
    row = read_one(recommendation, seen)
    if cannot := why_not_rejected(row):
        raise Refused(cannot)
    reason = needed_reason(row, reason)
    row.no_longer_required_reason = ""
    row.no_longer_required_by = None
    store([row], f"Still required: {reason}", by, at)
    return row
