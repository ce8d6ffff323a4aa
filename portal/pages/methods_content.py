"""What the methods page works out from the newest released year: examples, and the spread."""

from __future__ import annotations

from dataclasses import dataclass

from complaints.figures.chance import Comparison, Outside
from complaints.figures.dispersion import overdispersion
from complaints.figures.measures import MEASURES, UPHOLD_RATE, Measure
from complaints.figures.sentences import gap_in_section
from complaints.models import Release
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from complaints.statistics.groups import Group
from councils.models import Council


@dataclass(frozen=True)
class Example:
    """One measure worked out for one council and for similar councils."""

    measure: Measure
    comparison: Comparison
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


@dataclass(frozen=True)
class Spread:
    """How councils spread around the averages of their types in one measure."""

    measure: Measure
    outside: Outside
    overdispersion: float | None


def spreads(released: ReleasedYear) -> list[Spread]:
    """The measures in which councils of the year are compared."""
    found = (
        Spread(measure, released.outside(measure), overdispersion(released.compared(measure)))
        for measure in MEASURES.values()
    )
    return [each for each in found if each.outside.councils]


def examples(released: ReleasedYear) -> Examples | None:
    """None where no council of any type had an investigation in the year."""
    rows = [row for row in released.rows.values() if row.is_compared]
    row = max(rows, key=lambda each: each.performance.investigated, default=None)
    if row is None or not row.performance.investigated:
        return None
    similar = released.types[row.type]
    worked = [
        Example(measure, comparison, gap_in_section(comparison))
        for measure in MEASURES.values()
        if (comparison := released.comparison(row, measure))
    ]
    council = Council.objects.get(pk=row.council_id)
    uphold = next(each.comparison for each in worked if each.measure is UPHOLD_RATE)
    return Examples(council, released.release, row, similar, uphold, worked)
