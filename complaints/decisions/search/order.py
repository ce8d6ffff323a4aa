"""A list of decisions that words find: how well they fit, or the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db import connection
from django.db.models import Max, QuerySet

from complaints.decisions.search.matches import (
    INDEX,
    Days,
    Keys,
    by_keys,
    fts5,
    matching,
    through_the_index,
    tsquery,
)
from complaints.decisions.search.queries import Query
from complaints.models import Decision

RANKED = 1_000  # of what fits, the newest so many are put in the order of how well they fit
OF_SQLITE = "10.0, 5.0, 3.0, 1.0, 0.0"  # what title, summary, subject, statement, quarter weigh
OF_POSTGRESQL = "{0.1, 0.3, 0.5, 1.0}"  # the same from statement to title
SHORTEST, LONGEST = timedelta(days=60), timedelta(days=4 * 365)
NEWEST_FIRST = ("-decided_on", "-reference")


@dataclass(frozen=True)
class Listed:
    """Of the rows those that words find, newest first, or those that fit best first.

    ``rows`` are narrowed by everything else. The newest ``RANKED`` are known by their keys; how
    well each of those fits is worked out if it is asked for. The others follow, newest first: it
    takes a while where very many have the words, and there it tells least.
    """

    rows: QuerySet[Decision]
    query: Query
    keys: Keys
    is_best_first: bool

    @cached_property
    def _newest(self) -> list[int]:
        found, within = newest(self.rows, self.query, self.keys, RANKED)
        return best_first(found, self.query, within) if self.is_best_first else found

    @property
    def ranked_among(self) -> int | None:
        """How many were put in the order of how well they fit, where that may not be all."""
        return RANKED if len(self._newest) == RANKED else None

    def __getitem__(self, cut: slice) -> list[Decision]:
        keys = self._newest[cut]
        if self.ranked_among and cut.stop > RANKED:
            known, _ = newest(self.rows, self.query, self.keys, cut.stop)
            keys = keys + known[max(cut.start or 0, RANKED) :]
        found = {each.pk: each for each in by_keys(self.rows.order_by(), keys)} if keys else {}
        return [found[key] for key in keys if key in found]

    def __len__(self) -> int:
        return matching(self.rows, self.query, self.keys).count()


def newest(
    rows: QuerySet[Decision], query: Query, keys: Keys, most: int
) -> tuple[list[int], Days | None]:
    """Keys of the newest that have the words, and the days that they were found in."""

    def first(found: QuerySet[Decision]) -> list[int]:
        return list(found.order_by(*NEWEST_FIRST).values_list("pk", flat=True)[:most])

    if keys.are_all:
        return first(matching(rows, query, keys)), None
    last = rows.aggregate(day=Max("decided_on"))["day"]
    with through_the_index():
        for within in _ever_longer(last):
            found = first(matching(rows, query, keys, within))
            if len(found) == most:
                break
    return found, within


def _ever_longer(last: date | None) -> Iterator[Days | None]:
    """The last days there are, more of them each time, and at last all."""
    length = SHORTEST
    while last and length < LONGEST:
        yield last - length, last
        length *= 2
    yield None


def best_first(keys: list[int], query: Query, within: Days | None = None) -> list[int]:
    """The same keys, newest first, in the order of how well their decisions fit."""
    if not query.wanted or not keys:
        return keys
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked, words = tsquery(query.wanted)
            cursor.execute(
                "SELECT id FROM complaints_decision WHERE id = ANY(%s)"
                f" ORDER BY ts_rank(%s, search, {asked}, 1) DESC, decided_on DESC, reference DESC",
                [keys, OF_POSTGRESQL, *words],
            )
            return [key for (key,) in cursor.fetchall()]
        places = ", ".join(["%s"] * len(keys))
        cursor.execute(
            f"SELECT rowid, bm25({INDEX}, {OF_SQLITE}) FROM {INDEX}"
            f" WHERE {INDEX} MATCH %s AND +rowid IN ({places})",
            [fts5(query.wanted, within=within), *keys],
        )
        fit = dict(cursor.fetchall())
    return sorted(keys, key=lambda key: fit.get(key, 0.0))  # the best is the least; stable
