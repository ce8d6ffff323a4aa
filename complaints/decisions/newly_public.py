"""What whoever follows decisions is told: which became public last, and which are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from typing import Any

from complaints.decisions.former_references import known_as
from complaints.decisions.last_shown import withdrawn
from complaints.decisions.public import shown_since
from complaints.decisions.unindexed import Unindexed
from complaints.figures.sums import SHOWN
from complaints.models import Decision
from complaints.models.decision_querysets import DecisionQuerySet
from councils.models import Council

DATED = ("kind", "decided_on", "announced_at", "text_approved_at", "restored_at")
KEPT = ("id", "council_id", "outcome", "withheld_reason", "history_date", *DATED)


@dataclass(frozen=True)
class Gone:
    """A decision that the public saw until an instant: what it was known by, and nothing else."""

    reference: str
    at: datetime


def newest_shown(
    at: datetime, kind: str, limit: int, council: Council | None = None
) -> list[Decision]:
    """Those of a kind that became public last, the newest first, in a fixed number of queries."""
    if kind == Decision.Kind.REPORT and council is not None:
        return _newest_of_few(Decision.objects.reports_of(council, at), limit)
    found = {each.pk: each for each in _newest_by_each(at, kind, limit, council)}
    return _newest(found.values(), limit)


def _newest_of_few(decisions: DecisionQuerySet, limit: int) -> list[Decision]:
    """Their instants are read, and then what is to be said."""
    few = decisions.order_by()
    newest = _newest(few.values_list("pk", "reference", *DATED, named=True), limit)
    return _newest(few.filter(pk__in=[each.pk for each in newest]).for_following(), limit)


def _newest_by_each(
    at: datetime, kind: str, limit: int, council: Council | None
) -> Iterator[Decision]:
    """Each order by its own index: by the last of several instants no index sorts."""
    by_itself = Decision.objects.public_by_itself(at, kind)
    if kind == Decision.Kind.REPORT:
        by_itself = by_itself.filter(announced_at__isnull=False)
        orders = {"announced_at": by_itself}
    else:
        by_day = by_itself if council else Decision.objects.public(at, kind)
        orders = {"decided_on": by_day}
    for name in ("text_approved_at", "restored_at"):
        orders[name] = by_itself.filter(**{f"{name}__lte": at})
    for name, rows in orders.items():
        own = rows.filter(council=council) if council else rows
        yield from own.order_by(f"-{name}", "-reference").for_following()[:limit]


def _newest(decisions: Iterable[Any], limit: int) -> list[Any]:
    in_order = sorted(decisions, key=lambda each: (shown_since(each), each.reference), reverse=True)
    return in_order[:limit]


def newly_gone(at: datetime, limit: int, council: Council | None = None) -> list[Gone]:
    """The decisions hidden after they had been shown; of a council, also those it lost.

    A case that was moved to another council is no longer this one's, though it may be public
    there. One that was moved while it was hidden is told only where it had been seen.
    """
    if council is None:
        return _named([(each, each.hidden_at) for each in withdrawn(at)[:limit]])
    gone = sorted(_gone_from(council, at), key=lambda each: each[1], reverse=True)
    return _named(gone[:limit])


def _named(gone: list[tuple[Decision, Any]]) -> list[Gone]:
    """Under the names that followers know, whatever became of the references."""
    names = known_as([decision for decision, _ in gone])
    return [Gone(names[decision.pk], at) for decision, at in gone]


def _gone_from(council: Council, at: datetime) -> Iterator[tuple[Decision, Any]]:
    once_its_own = Decision.history.filter(council=council).values("id")
    lost = Decision.objects.filter(pk__in=once_its_own).exclude(council=council).only("reference")
    # Few are hidden: SQLite would rather look through all that a council has.
    hidden = withdrawn(at).alias(its_council=Unindexed("council")).filter(its_council=council.pk)
    decisions = [*hidden, *lost]
    known = _histories(decisions)
    for each in decisions:
        records = known.get(each.pk, [])
        # What was always its own was seen as such; made-up decisions have no history at all.
        if all(record.council_id == council.pk for record in records):
            yield each, each.hidden_at
        elif (seen := _seen_until(council, records)) is not None and seen <= at:
            yield each, seen


def _histories(decisions: Iterable[Decision]) -> dict[int, list[Any]]:
    records = (
        Decision.history.filter(id__in=[each.pk for each in decisions])
        .order_by("id", "history_id")
        .values_list(*KEPT, named=True)
    )
    return {pk: list(each) for pk, each in groupby(records, key=lambda each: each.id)}


def _seen_until(council: Council, records: list[Any]) -> datetime | None:
    """Until when the public last saw a decision as the council's own, by its history."""
    until = [
        after.history_date
        for before, after in pairwise(records)
        if before.council_id == council.pk and _was_public(before, after.history_date)
    ]
    return until[-1] if until else None


def _was_public(record: Any, at: datetime) -> bool:
    if record.outcome not in SHOWN.names or record.withheld_reason:
        return False
    if record.text_approved_at is None or (record.kind == "report" and not record.announced_at):
        return False
    return shown_since(record) < at
