"""Whether revisions of a year changed one council's own figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import FilteredRelation, Q

from complaints.models import Release
from complaints.statistics.changes import FIGURES
from complaints.statistics.performance import COUNTS
from councils.models import Council
from councils.years import Year

COLUMNS = (
    *(f"own__{name}" for name in FIGURES),
    "own__categories__category_id",
    *(f"own__categories__{name}" for name in COUNTS),
)


@dataclass(frozen=True)
class OwnRevision:
    """A public edition after another of its year, and what it changed of one council.

    ``before`` is the edition that it replaced, where the council has figures in that.
    ``counts`` is cases or whether the council has figures at all; ``beside`` is residents and what
    was published with the counts; ``breakdown`` is the counts within categories.
    """

    edition: int
    public_at: datetime
    before: int | None
    counts: bool
    beside: bool
    breakdown: bool

    @property
    def changed(self) -> bool:
        return self.counts or self.beside or self.breakdown


def own_revisions(council: Council, year: Year, at: datetime) -> list[OwnRevision]:
    """The revisions of a year that are public, in their order, as they concern one council.

    One query; each edition's frozen figures are compared with those of the public edition before.
    """
    own = FilteredRelation("figures", condition=Q(figures__council=council))
    rows = (
        Release.objects.public(at)
        .filter(year=year)
        .annotate(own=own)
        .order_by("edition")
        .values_list("edition", "public_at", *COLUMNS)
    )
    editions: dict[tuple[int, datetime], list[Sequence[Any]]] = {}
    for edition, public_at, *columns in rows:
        editions.setdefault((edition, public_at), []).append(columns)
    return [
        OwnRevision(*key, was[0] if _has_figures(before) else None, *_differences(before, after))
        for (was, before), (key, after) in pairwise(editions.items())
    ]


def _has_figures(rows: list[Sequence[Any]]) -> bool:
    return rows[0][FIGURES.index("upheld")] is not None


def _differences(was: list[Sequence[Any]], now: list[Sequence[Any]]) -> tuple[bool, bool, bool]:
    (was_counts, was_beside, was_categories), (counts, beside, categories) = map(_split, (was, now))
    return was_counts != counts, was_beside != beside, was_categories != categories


def _split(rows: list[Sequence[Any]]) -> tuple[Any, Any, Any]:
    """The counts, what stands beside them, and the categories; rows differ in the last alone."""
    figures, counts = rows[0][: len(FIGURES)], len(COUNTS)
    return figures[:counts], figures[counts:], {tuple(row[len(FIGURES) :]) for row in rows}
