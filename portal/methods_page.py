"""Worked examples for the methods page, from the newest released year."""

from __future__ import annotations

from dataclasses import dataclass

from complaints.models import Release
from complaints.statistics.chance import Comparison
from complaints.statistics.comparing import CouncilYear, Group, ReleasedYear
from complaints.statistics.measures import MEASURES, UPHOLD_RATE, Measure
from complaints.statistics.rates import AnyRate
from complaints.statistics.wording import gap
from councils.models import Council


@dataclass(frozen=True)
class Example:
    """One measure worked out for one council and for similar councils."""

    measure: Measure
    rate: AnyRate
    average: AnyRate
    words: str


@dataclass(frozen=True)
class Examples:
    """The council that the examples are about: the county with the most investigations."""

    council: Council
    release: Release
    row: CouncilYear
    similar: Group
    uphold: Comparison
    each: list[Example]


def examples(release: Release) -> Examples | None:
    """None where no council of any type had an investigation in the year."""
    released = ReleasedYear.load(release)
    rows = [row for row in released.rows.values() if row.is_compared]
    row = max(rows, key=lambda each: each.performance.investigated, default=None)
    if row is None or not row.performance.investigated:
        return None
    similar = released.types[row.type]
    worked = []
    for measure in MEASURES.values():
        comparison = released.comparison(row, measure)
        worked.append(Example(measure, row.rate(measure), similar.rate(measure), gap(comparison)))
    council = Council.objects.get(pk=row.council_id)
    uphold = released.comparison(row, UPHOLD_RATE)
    return Examples(council, release, row, similar, uphold, worked)
