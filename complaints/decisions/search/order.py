"""A list of decisions in the order of how well they fit what was looked for."""

from __future__ import annotations

from functools import cached_property

from django.db.models import QuerySet

from complaints.decisions.search.matches import RANKED, best_first
from complaints.decisions.search.queries import Query
from complaints.models import Decision


class BestFirst:
    """The newest ``RANKED`` of the rows, those that fit best first, and after them the others.

    How well each fits takes a while where very many do; there it tells least.
    """

    def __init__(self, rows: QuerySet[Decision], query: Query) -> None:
        self.rows, self.query = rows, query

    @cached_property
    def _keys(self) -> list[int]:
        return best_first(self.rows, self.query)

    def __getitem__(self, cut: slice) -> list[Decision]:
        keys = self._keys[cut]
        found = self.rows.order_by().in_bulk(keys) if keys else {}
        rows = [found[key] for key in keys]
        if len(self._keys) == RANKED and cut.stop > RANKED:
            newest = self.rows.order_by("-decided_on", "-reference")
            rows += newest[max(cut.start or 0, RANKED) : cut.stop]
        return rows

    def __len__(self) -> int:
        return self.rows.count()
