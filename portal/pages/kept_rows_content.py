"""Which rows a page of a list has, found once for all visitors; they themselves are read anew.

For lists in an order that no index has, or narrowed by what none has: to find the first of them
takes reading all of them. Of a list that an index has in its order it is kept with which decision
each part begins, so that a page far back passes over few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from complaints.decisions.deep_pages import InTurn
from complaints.decisions.filters import DecisionFilter
from complaints.models import Decision, Recommendation
from complaints.models.recommendation_querysets import RecommendationQuerySet
from complaints.recommendations.filters import ImprovementFilter
from councils.dates import iso
from councils.models import PublicRecord
from portal.pages.kept_facets import kept_of

Row = TypeVar("Row", bound=Any)


def in_order(keys: list[int], rows: Iterable[Row]) -> list[Row]:
    """The rows that are still there, in the order of their keys."""
    found = {each.pk: each for each in rows}
    return [found[key] for key in keys if key in found]


PART = 5_000  # decisions
BY_THEIR_CASES = ("counted", "compliance", "overdue")  # of which decisions have no index


@dataclass(frozen=True)
class KeptImprovements:
    """What a filter finds, to be cut into pages."""

    chosen: ImprovementFilter
    record: PublicRecord
    shown: Callable[[RecommendationQuerySet], RecommendationQuerySet] = (
        RecommendationQuerySet.for_list
    )

    def __getitem__(self, cut: slice) -> list[Recommendation]:
        def found() -> list[int]:
            return list(self.chosen.qs.values_list("pk", flat=True)[cut])

        keys = self._kept(f"improvements from {cut.start} to {cut.stop}", found)
        rows = Recommendation.objects.public(self.chosen.at).filter(pk__in=keys)
        return in_order(keys, self.shown(rows))

    def place_of(self, row: Recommendation) -> tuple[str, ...]:
        """What orders it: the day and the reference of its decision, and its number there."""
        return iso(row.decision.decided_on), row.decision.reference, str(row.number)

    def after(self, place: Sequence[str]) -> QuerySet[Recommendation]:
        """Those after a place, be there a row or not; ValueError where it is none."""
        day, reference, number = date.fromisoformat(place[0]), place[1], int(" ".join(place[2:]))
        of_decision = Q(decision__decided_on=day)
        later = Q(decision__decided_on__lt=day) | of_decision & (
            Q(decision__reference__lt=reference)
            | Q(decision__reference=reference, number__gt=number)
        )
        return self.chosen.qs.filter(later, decision__decided_on__lte=day)

    def __len__(self) -> int:
        return self._kept("how many improvements", lambda: int(self.chosen.qs.count()))

    def _kept(self, what: str, count: Callable[[], Row]) -> Row:
        unreadable = self.chosen.unreadable
        return count() if unreadable else kept_of(self.chosen, self.record, what, count)


@dataclass(frozen=True)
class KeptDecisions:
    """The decisions that a filter finds, to be cut into pages."""

    chosen: DecisionFilter
    record: PublicRecord

    def __getitem__(self, cut: slice) -> list[Decision]:
        listed = self.chosen.listed
        if not isinstance(listed, InTurn) or self.chosen.unreadable:
            return listed[cut]
        if any(self.chosen.form.cleaned_data.get(name) for name in BY_THEIR_CASES):
            what = f"decisions from {cut.start} to {cut.stop}"
            known = kept_of(self.chosen, self.record, what, partial(listed.known, cut))
            return InTurn(self.chosen.queryset).those(known)  # not looked for among cases anew
        if listed.is_oldest_first:
            return listed[cut]
        rest, before = self._gone_on(listed, cut.start)
        return rest[cut.start - before : cut.stop - before]

    def place_of(self, row: Decision) -> tuple[str, ...]:
        """What orders it, its day and its reference; nothing of what words found."""
        if not isinstance(self.chosen.listed, InTurn):
            return ()
        return iso(row.decided_on), row.reference

    def after(self, place: Sequence[str]) -> InTurn | None:
        """Those after a place, be there a row or not; ValueError where it is none."""
        day, reference = place
        listed = self.chosen.listed
        if not isinstance(listed, InTurn):
            return None
        return listed.after((date.fromisoformat(day), reference))

    def __len__(self) -> int:
        return len(self.chosen.listed)

    def _gone_on(self, listed: InTurn, start: int) -> tuple[InTurn, int]:
        """The list from a place near its row ``start``, or its last, and how many precede that."""
        parts, _ = divmod(start, PART)
        rest = listed
        for part in range(parts):
            what = f"where part {part + 1} of a list begins"
            place = kept_of(self.chosen, self.record, what, partial(rest.place, PART))
            if place is None:
                return rest, part * PART
            rest = listed.from_place(place)
        return rest, parts * PART
