"""The uphold rate by category, beside that of similar councils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, Sum

from complaints.figures.chance import Comparison
from complaints.figures.performance import COUNTS, Performance
from complaints.figures.rates import AnyRate, NoFigure, Rate
from complaints.figures.sums import INVESTIGATED
from complaints.models import CategoryFigures, Release
from complaints.statistics.comparison import ComparedCouncils, CouncilYear, ReleasedYear

NOT_COMPARED = NoFigure("not compared")
NOT_BROKEN_DOWN = "Not broken down"
NOTHING = Performance()


@dataclass(frozen=True)
class CategoryRate:
    """One category: the council's uphold rate and that of similar councils, itself included."""

    category: str
    rate: Rate
    average: AnyRate
    slug: str = ""

    @property
    def is_beyond_chance(self) -> bool:
        """Whether chance does not explain the gap to similar councils.

        Not asked of fewer than ten cases, nor of those that are withheld from the breakdown.
        """
        if self.rate.has_few or self.category == NOT_BROKEN_DOWN:
            return False
        return Comparison(self.rate, self.average).position.startswith("far")


def uphold_rate_by_category(release: Release, row: CouncilYear) -> list[CategoryRate]:
    """Every category in which similar councils had an investigation; *not broken down* last.

    ``row`` is the council's in the release. A body that is compared with nobody stands by itself.
    """
    own = Q(figures__council=row.council_id)
    similar = Q(figures__council__type=row.type, figures__existed=True) if row.is_compared else own
    rows = (
        CategoryFigures.objects.filter(own | similar, figures__release=release)
        .values("category__name", "category__slug")
        .annotate(
            **{f"own_{name}": Sum(name, filter=own) for name in INVESTIGATED.names},
            **{f"all_{name}": Sum(name, filter=similar) for name in INVESTIGATED.names},
        )
        .order_by(F("category__position").asc(nulls_last=True), "category__name")
    )
    found = []
    for each in rows:
        own_rate, pooled = _rate(each, "own"), _rate(each, "all")
        if own_rate.whole or pooled.whole:
            average = pooled if row.is_compared else NOT_COMPARED
            name, slug = each["category__name"] or NOT_BROKEN_DOWN, each["category__slug"] or ""
            found.append(CategoryRate(name, own_rate, average, slug))
    return found


@dataclass(frozen=True)
class CouncilCategory:
    """One council's counts in one category, and its uphold rate beside that of similar councils."""

    council_id: int
    counts: Performance
    uphold: CategoryRate


def every_category(released: ReleasedYear) -> Iterator[CouncilCategory]:
    """Each council's categories in an edition, as ``uphold_rate_by_category`` has them of one.

    By council's name, *not broken down* last. Also those in which it was not investigated, as long
    as it has a case in them or similar councils had an investigation.
    """
    rows = (
        CategoryFigures.objects.filter(figures__release=released.release)
        .order_by(F("category__position").asc(nulls_last=True), "category__name")
        .values_list("figures__council_id", "category__name", "category__slug", *COUNTS)
    )
    own: dict[tuple[int, str], Performance] = {}
    names: dict[str, str] = {}
    sums: dict[tuple[str, str], Performance] = defaultdict(lambda: NOTHING)
    for council_id, name, slug, *counts in rows:
        slug = slug or ""
        names[slug] = name or NOT_BROKEN_DOWN
        own[council_id, slug] = performance = Performance(*counts)
        council = released.rows[council_id]
        if council.is_compared:
            sums[council.type, slug] += performance
    for council_id, council in released.rows.items():
        for slug, name in names.items():
            similar = sums[council.type, slug].uphold_rate
            found = own.get((council_id, slug))
            if found is None:
                if not (council.is_compared and similar.whole):
                    continue
                found = council.performance.nothing
            average = similar if council.is_compared else NOT_COMPARED
            uphold = CategoryRate(name, found.uphold_rate, average, slug)
            yield CouncilCategory(council_id, found, uphold)


def coverage(release: Release, compared: ComparedCouncils, kind: str) -> str:
    """ "n of m county councils" where not all that existed are broken down, else empty.

    Of a counted year all are that have figures; of published statistics, those with categories,
    or with nothing to break down.
    """
    group, similar = compared.group(kind), compared.similar(kind)
    if release.source == Release.Source.COUNTED:
        return group.of_all
    broken_down = set(
        CategoryFigures.objects.filter(figures__release=release, figures__council__type=kind)
        .order_by()
        .values_list("figures__council_id", flat=True)
        .distinct()
    )
    known = [
        row for row in similar if row.council_id in broken_down or not row.performance.dealt_with
    ]
    return group.part(len(known))


def _rate(sums: Mapping[str, Any], of: str) -> Rate:
    counts: dict[str, Any] = {name: sums[f"{of}_{name}"] or 0 for name in INVESTIGATED.names}
    return Performance(**counts).uphold_rate
