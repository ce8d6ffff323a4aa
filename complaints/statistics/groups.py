"""Councils added up: sums, and how many of those that existed in the year they cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from complaints.figures.measures import Measure
from complaints.figures.performance import Performance
from complaints.figures.rates import AnyRate

if TYPE_CHECKING:
    from complaints.statistics.comparison import CouncilYear


@dataclass(frozen=True)
class Group:
    """Several councils added up: a type, the nation, or councils that were reorganised together.

    ``known`` are the rows that count by residents, on both sides: their upheld over their
    ``residents``. ``missing`` is how many more councils existed in the year, without figures.
    """

    rows: Sequence[CouncilYear]
    known: Sequence[CouncilYear]
    residents: int
    missing: int = 0
    noun: str = "councils"

    @classmethod
    def of(cls, rows: Iterable[CouncilYear], *, missing: int = 0, noun: str = "councils") -> Self:
        rows = list(rows)
        known = [row for row in rows if row.residents is not None]
        return cls(rows, known, sum(row.residents or 0 for row in known), missing, noun)

    @cached_property
    def performance(self) -> Performance:
        return Performance.total(row.performance for row in self.rows)

    @cached_property
    def where_residents_known(self) -> Performance:
        return Performance.total(row.performance for row in self.known)

    @property
    def existing(self) -> int:
        return sum(row.existed for row in self.rows)

    def rate(self, measure: Measure) -> AnyRate:
        """The ratio of sums; never an average of rates."""
        if measure.by_residents:
            return measure.rate_of(self.where_residents_known, self.residents or None)
        return measure.rate_of(self.performance, None)

    def coverage(self, measure: Measure) -> str:
        """ "n of m councils" where not all that existed in the year have the figure, else empty."""
        if measure.by_residents:
            return self.part(len(self.known))
        rates = (row.rate(measure) for row in self.rows if row.existed)
        return self.part(sum(rate.whole is not None for rate in rates))

    def part(self, have: int) -> str:
        return part_of(have, self.existing + self.missing, self.noun)

    @property
    def of_all(self) -> str:
        """How many of those that existed have figures at all; empty where every one has."""
        return self.part(self.existing)


def part_of(have: int, whole: int, noun: str) -> str:
    """So many of the councils that existed, in words; empty where it is all or none."""
    return "" if have in (0, whole) else f"{have:,} of {whole:,} {noun}"
