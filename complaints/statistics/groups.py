"""Councils added up: sums, and how many of those that existed in the year they cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from complaints.figures.measures import UPHELD_PER_100K, Measure
from complaints.figures.performance import Performance
from complaints.figures.rates import AnyRate, PerHundredThousand

if TYPE_CHECKING:
    from complaints.statistics.comparison import CouncilYear


@dataclass(frozen=True)
class Group:
    """Several councils added up: a type, the nation, or councils that were reorganised together.

    Residents count only where known, and then on both sides: ``upheld`` of those councils over
    their ``residents``. ``existing`` are those of them that existed in the year, ``missing`` how
    many more did, of which there are no figures; of ``existing``, the others say how many have
    the figure.
    """

    performance: Performance
    residents: int = 0
    upheld_where_residents_known: int = 0
    councils_with_residents: int = 0
    existing: int = 0
    missing: int = 0
    with_compliance: int = 0
    with_remedies: int = 0
    noun: str = "councils"

    @classmethod
    def of(
        cls,
        rows: Iterable[CouncilYear],
        known: Iterable[CouncilYear] | None = None,
        *,
        missing: int = 0,
        noun: str = "councils",
    ) -> Group:
        """``known`` are the rows that count by residents; each that has residents, unless told."""
        rows = list(rows)
        known = [row for row in rows if row.residents is not None] if known is None else list(known)
        existing = [row for row in rows if row.existed]
        return cls(
            Performance.total(row.performance for row in rows),
            sum(row.residents or 0 for row in known),
            sum(row.performance.upheld for row in known),
            len(known),
            len(existing),
            missing,
            sum(row.performance.on_time is not None for row in existing),
            sum(row.performance.satisfactory_remedies is not None for row in existing),
            noun,
        )

    def rate(self, measure: Measure) -> AnyRate:
        """The ratio of sums; never an average of rates."""
        if measure is UPHELD_PER_100K:
            return PerHundredThousand(self.upheld_where_residents_known, self.residents or None)
        return measure.rate_of(self.performance, None)

    def coverage(self, measure: Measure) -> str:
        """ "n of m councils" where not all that existed in the year have the figure, else empty."""
        have = {
            "upheld-per-100k": self.councils_with_residents,
            "compliance-rate": self.with_compliance,
            "on-time-rate": self.with_compliance,
            "satisfactory-remedy-rate": self.with_remedies,
        }.get(measure.slug, self.existing)
        return self.part(have)

    def part(self, have: int) -> str:
        """So many of the councils that existed, in words; empty where it is all or none."""
        whole = self.existing + self.missing
        return "" if have in (0, whole) else f"{have:,} of {whole:,} {self.noun}"

    @property
    def of_all(self) -> str:
        """How many of those that existed have figures at all; empty where every one has."""
        return self.part(self.existing)
