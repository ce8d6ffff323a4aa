"""Whether revisions of a year changed one council's own figures, and the words for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import FilteredRelation, Q

from complaints.figures.performance import COUNTS
from complaints.models import Release
from complaints.statistics.changes import FIGURES
from councils.models import Council
from councils.years import Year

EDITION = ("year", "edition", "public_at", "reason")
# The counts, what stands beside them, and the categories: rows of an edition differ in these alone.
COUNTED = [f"own__{name}" for name in COUNTS]
BESIDE = [f"own__{name}" for name in FIGURES if name not in COUNTS]
CATEGORY = [f"own__categories__{name}" for name in ("category_id", *COUNTS)]
Rows = list[dict[str, Any]]


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


@dataclass(frozen=True)
class OwnEdition:
    """A public edition of a year as it concerns one council; the first revises nothing."""

    year: Year
    edition: int
    public_at: datetime
    reason: str
    has_figures: bool
    revision: OwnRevision | None


def what_changed(council: Council, *revisions: OwnRevision) -> str:
    """What revisions changed of a council, without a capital and without a full stop.

    Page, letter, feed and pack say it with these words. Of several the weightiest is told.
    """
    name = council.name_in_sentence
    if any(each.counts for each in revisions):
        return f"{name}’s own figures changed"
    if any(each.beside for each in revisions):
        return (
            f"no count of {name} changed, but the number of residents used, or what else stands"
            " beside the counts, did"
        )
    if any(each.breakdown for each in revisions):
        return f"no total of {name} changed, but its breakdown by category did"
    return f"figures of other councils changed, and averages may have; {name}’s own figures did not"


def own_editions(council: Council, at: datetime, **of: Any) -> list[OwnEdition]:
    """The public editions of every year, or ``of`` one, by year and in their order.

    One query; each edition's frozen figures are compared with those of the public edition before.
    """
    own = FilteredRelation("figures", condition=Q(figures__council=council))
    rows = (
        Release.objects.public(at)
        .filter(**of)
        .annotate(own=own)
        .order_by("year", "edition")
        .values(*EDITION, *COUNTED, *BESIDE, *CATEGORY)
    )
    editions: dict[tuple[Any, ...], Rows] = {}
    for row in rows:
        editions.setdefault(tuple(row[name] for name in EDITION), []).append(row)
    found: list[OwnEdition] = []
    last: Rows = []
    for (year, edition, public_at, reason), now in editions.items():
        revision = None
        if found and (was := found[-1]).year == year:
            before = was.edition if was.has_figures else None
            revision = OwnRevision(edition, public_at, before, *_differences(last, now))
        found.append(OwnEdition(year, edition, public_at, reason, _has_figures(now), revision))
        last = now
    return found


def own_revisions(council: Council, year: Year, at: datetime) -> list[OwnRevision]:
    """The revisions of a year that are public, in their order, as they concern one council."""
    editions = own_editions(council, at, year=year)
    return [each.revision for each in editions if each.revision is not None]


def _has_figures(rows: Rows) -> bool:
    return all(row["own__existed"] is not None for row in rows)


def _differences(was: Rows, now: Rows) -> list[bool]:
    return [_only(was, names) != _only(now, names) for names in (COUNTED, BESIDE, CATEGORY)]


def _only(rows: Rows, names: Sequence[str]) -> set[tuple[Any, ...]]:
    return {tuple(row[name] for name in names) for row in rows}
