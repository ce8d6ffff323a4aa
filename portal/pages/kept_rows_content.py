"""Which rows a page of a list has, found once for all visitors; they themselves are read anew.

For lists in an order that no index has, or narrowed by what none has: to find the first of them
takes reading all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from complaints.models import Recommendation
from complaints.recommendations.filters import ImprovementFilter
from councils.models import PublicRecord
from portal.pages.kept_facets import kept_of

Row = TypeVar("Row", bound=Any)


def in_order(keys: list[int], rows: Iterable[Row]) -> list[Row]:
    """The rows that are still there, in the order of their keys."""
    found = {each.pk: each for each in rows}
    return [found[key] for key in keys if key in found]


@dataclass(frozen=True)
class KeptImprovements:
    """What a filter finds, to be cut into pages."""

    chosen: ImprovementFilter
    record: PublicRecord

    def __getitem__(self, cut: slice) -> list[Recommendation]:
        def found() -> list[int]:
            return list(self.chosen.qs.values_list("pk", flat=True)[cut])

        keys = self._kept(f"improvements from {cut.start} to {cut.stop}", found)
        rows = Recommendation.objects.public(self.chosen.at).filter(pk__in=keys)
        return in_order(keys, rows.for_list())

    def __len__(self) -> int:
        return self._kept("how many improvements", lambda: int(self.chosen.qs.count()))

    def _kept(self, what: str, count: Callable[[], Row]) -> Row:
        unreadable = self.chosen.unreadable
        return count() if unreadable else kept_of(self.chosen, self.record, what, count)
