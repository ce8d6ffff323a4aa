"""The uphold rate by category, beside that of similar councils."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q, Sum

from complaints.models import CategoryFigures, Release
from complaints.statistics.rates import AnyRate, NoFigure, Rate
from councils.models import Council

NOT_COMPARED = NoFigure("not compared")


@dataclass(frozen=True)
class CategoryRate:
    """One category: the council's uphold rate and that of similar councils, itself included."""

    category: str
    rate: Rate
    average: AnyRate


def uphold_rate_by_category(release: Release, council: Council) -> list[CategoryRate]:
    """Every category in which similar councils had an investigation; *not broken down* last.

    A body that is compared with nobody stands by itself.
    """
    is_compared = council.is_compared and council.existed_in(release.year)
    own = Q(figures__council=council)
    similar = Q(figures__council__type=council.type, figures__existed=True) if is_compared else own
    rows = (
        CategoryFigures.objects.filter(own | similar, figures__release=release)
        .values("category__name")
        .annotate(
            own_upheld=Sum("upheld", filter=own, default=0),
            own_not_upheld=Sum("not_upheld", filter=own, default=0),
            all_upheld=Sum("upheld", filter=similar, default=0),
            all_not_upheld=Sum("not_upheld", filter=similar, default=0),
        )
        .order_by(F("category__position").asc(nulls_last=True), "category__name")
    )
    return [
        CategoryRate(
            row["category__name"] or "Not broken down",
            Rate(row["own_upheld"], row["own_upheld"] + row["own_not_upheld"], "no investigations"),
            Rate(row["all_upheld"], row["all_upheld"] + row["all_not_upheld"], "no investigations")
            if is_compared
            else NOT_COMPARED,
        )
        for row in rows
        if row["own_upheld"] + row["own_not_upheld"] + row["all_upheld"] + row["all_not_upheld"]
    ]
