"""The uphold rate of several councils by category, each beside the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, Sum

from complaints.figures.performance import Performance
from complaints.figures.rates import Rate
from complaints.figures.sums import INVESTIGATED
from complaints.models import CategoryFigures, Release
from complaints.statistics.breakdown import NOT_BROKEN_DOWN


@dataclass(frozen=True)
class CategoryAbreast:
    """One category: a rate for each council in their order, and that of their type together."""

    category: str
    slug: str
    rates: tuple[Rate, ...]
    average: Rate | None


def categories_abreast(
    release: Release, councils: Sequence[int], kind: str = ""
) -> list[CategoryAbreast]:
    """Every category in which one of them had an investigation; *not broken down* last.

    ``kind`` is the type that all of them are of, if they are of one; one query more then. A
    council that has no case in a category has a rate of nothing there.
    """
    figures = CategoryFigures.objects.filter(figures__release=release)
    own: dict[str, dict[int, Rate]] = defaultdict(dict)
    names: dict[str, str] = {}
    of_councils = figures.filter(figures__council__in=councils)
    for row in _in_order(of_councils.values("figures__council_id", *INVESTIGATED.names)):
        slug = row["slug"] or ""
        names[slug] = row["name"] or NOT_BROKEN_DOWN
        own[slug][row["figures__council_id"]] = _rate(row)
    together: dict[str, Rate] = {}
    if kind:
        of_type = figures.filter(figures__council__type=kind, figures__existed=True)
        sums = {f"all_{name}": Sum(name) for name in INVESTIGATED.names}
        for row in _in_order(of_type.values("category_id")).annotate(**sums):
            together[row["slug"] or ""] = _rate(row, "all_")
    nothing = Performance().uphold_rate
    return [
        CategoryAbreast(
            name,
            slug,
            tuple(own[slug].get(each, nothing) for each in councils),
            together.get(slug, nothing) if kind else None,
        )
        for slug, name in names.items()
        if any(rate.whole for rate in own[slug].values())
    ]


def _in_order(rows: QuerySet[CategoryFigures, Any]) -> Any:
    named = rows.annotate(name=F("category__name"), slug=F("category__slug"))
    return named.order_by(F("category__position").asc(nulls_last=True), "category__name")


def _rate(row: Mapping[str, Any], prefix: str = "") -> Rate:
    counts: dict[str, Any] = {name: row[f"{prefix}{name}"] or 0 for name in INVESTIGATED.names}
    return Performance(**counts).uphold_rate
