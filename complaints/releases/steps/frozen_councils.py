"""What a release keeps of each council: its counts, its residents, whether it existed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from complaints.figures.performance import Performance
from complaints.statistics.counts import Tally, nothing_counted
from councils.models import Council, Residents
from councils.years import Year


@dataclass(frozen=True)
class FrozenCouncil:
    """What a release keeps of one council; the categories, if any, add up to the performance.

    ``categories`` is keyed by the category's id; None is *not broken down*. ``published`` are the
    averages that were published, by the names of their columns.
    """

    council: Council
    performance: Performance
    existed: bool = True
    residents: int | None = None
    residents_year: int | None = None
    categories: Mapping[int | None, Performance] = field(default_factory=dict)
    published: Mapping[str, Decimal | int | None] = field(default_factory=dict)


def frozen_councils(year: Year, counted: Tally) -> list[FrozenCouncil]:
    """Each council that existed in the year or has a case in it, with its residents."""
    existing = set(Council.objects.existing_in(year).values_list("pk", flat=True))
    residents = residents_for(year)
    frozen = []
    for council in Council.objects.filter(pk__in=existing | counted.keys()).order_by("pk"):
        performance, categories = counted.get(council.pk, (nothing_counted(), {}))
        existed = council.pk in existing
        whole_year = existed and not council.opened_within(year)
        number, estimated = residents.get(council.pk, (None, None)) if whole_year else (None, None)
        frozen.append(
            FrozenCouncil(council, performance, existed, number, estimated, categories=categories)
        )
    return frozen


def residents_for(year: Year) -> dict[int, tuple[int, int]]:
    """Each council's residents and the year of the estimate used for a reporting year.

    The newest estimate not later than the year's first calendar year, else the earliest later one
    (unverified: the ombudsman does not say which estimate it uses).
    """
    chosen: dict[int, tuple[int, int]] = {}
    for council, estimated, number in Residents.objects.order_by("council", "year").values_list(
        "council_id", "year", "number"
    ):
        if council not in chosen or estimated <= year.begins:
            chosen[council] = (number, estimated)
    return chosen
