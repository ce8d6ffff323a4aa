"""What is counted of the decisions that words find: of what very many have, that there are more."""

from __future__ import annotations

from django.db.models import QuerySet

from complaints.decisions.search.matches import (
    Keys,
    by_keys,
    matching,
    through_the_index,
)
from complaints.decisions.search.queries import Query
from complaints.models import Decision

COUNTED = 10_000
WITHOUT_WORDS = 150_000  # of a list that is counted once for all visitors


def countable(rows: QuerySet[Decision], query: Query, keys: Keys) -> QuerySet[Decision] | None:
    """Those of the rows that words find; None: there are more than ``COUNTED`` of them.

    Where the index has very many, those that it gave first most often tell that there are more.
    """
    if keys.are_all:
        return matching(rows, query, keys)
    if _has_more(_first(matching(rows, query, Keys(keys.first, are_all=True)))):
        return None
    with through_the_index():
        found = _first(matching(rows, query, keys))
    return None if _has_more(found) else by_keys(rows, found)


def is_too_long(rows: QuerySet[Decision]) -> bool:
    """Whether a list without words has more than are counted."""
    return rows.order_by().values("pk")[WITHOUT_WORDS : WITHOUT_WORDS + 1].exists()


def _first(rows: QuerySet[Decision]) -> list[int]:
    return list(rows.order_by().values_list("pk", flat=True)[: COUNTED + 1])


def _has_more(found: list[int]) -> bool:
    return len(found) > COUNTED
