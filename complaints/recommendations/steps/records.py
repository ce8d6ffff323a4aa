"""What every step that staff take with a recommendation has in common.

Each is taken while ``councils.public_record.changing_public_record`` is held, and reads its rows
again under that lock, so what was checked cannot change before it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from complaints.decisions.steps.records import LONGEST_REASON, User, keep, refuse_if_changed
from complaints.models import Recommendation
from councils.dates import day_in_words
from councils.people import name_of
from councils.refusals import Refused


def named(recommendation: Recommendation) -> str:
    """As staff name it: ``24 018 407, recommendation 2``."""
    return f"{recommendation.decision}, recommendation {recommendation.number}"


def read_again(keys: Iterable[int]) -> dict[int, Recommendation]:
    """The rows as they are now, in the order of their decisions, with what names them."""
    rows = Recommendation.objects.filter(pk__in=list(keys)).select_related(
        "decision", "council", "no_longer_required_by", "required_again_by"
    )
    return {row.pk: row for row in rows.order_by("decision__reference", "number")}


def read_one(recommendation: Recommendation, seen: int | None = None) -> Recommendation:
    """The row as it is now.

    Refused where it has been deleted meanwhile, or where its decision's revision is no longer the
    one that was seen: each step taken with a recommendation counts as an edit of its decision.
    """
    now = read_again([recommendation.pk]).get(recommendation.pk)
    if now is None:
        raise Refused(f"{named(recommendation)} has been deleted meanwhile.")
    refuse_if_changed(now.decision, seen)
    return now


def store(rows: Sequence[Recommendation], reason: str, by: User, at: datetime) -> None:
    """Stores changed rows with their history, and one more edit of each of their decisions."""
    touched: dict[int, list[Recommendation]] = {}
    for row in rows:
        keep(row, reason, by, at)
        touched.setdefault(row.decision_id, []).append(row)
    for group in touched.values():
        numbers = ", ".join(str(row.number) for row in group)
        what = "Recommendation" if len(group) == 1 else "Recommendations"
        keep(group[0].decision, f"{what} {numbers}: {reason}", by, at)


def why_not_open(recommendation: Recommendation) -> str:
    """Why it has ended, or may be about to; empty where neither."""
    if at := recommendation.no_longer_required_at:
        return f"{named(recommendation)} has not been required since {day_in_words(at)}."
    if recommendation.no_longer_required_reason:
        return (
            f"{named(recommendation)}: {name_of(recommendation.no_longer_required_by)} says"
            " that it is no longer required. That has to be confirmed or rejected first."
        )
    return ""


def recorder(recommendation: Recommendation, *, of_failure: bool = False) -> User | None:
    """Who recorded the outcome that it has, or the failure that came before it.

    None where it came out of a file, or its history is not kept.
    """
    failed = of_failure or recommendation.outcome == Recommendation.Outcome.NOT_COMPLIED
    fields = ("first_not_complied_on",) if failed else ("recorded_on", "outcome")
    current, first = [getattr(recommendation, name) for name in fields], None
    kept = Recommendation.history.filter(id=recommendation.pk).select_related("history_user")
    for row in kept.order_by("-history_id"):
        if [getattr(row, name) for name in fields] != current:
            break
        first = row
    else:
        if first is None or first.history_type != "+":
            return None  # its history begins with a later change
    return first.history_user if first else None


def needed_reason(recommendation: Recommendation, reason: str) -> str:
    """The reason without blanks around it; Refused where there is none, or too much of it."""
    reason = reason.strip()
    if not reason:
        raise Refused(f"{named(recommendation)}: say why.")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"{named(recommendation)}: say why in {LONGEST_REASON:,} characters at most.")
    return reason
