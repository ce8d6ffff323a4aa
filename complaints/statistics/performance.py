"""The counts of a council in a year, and the rates they make: counts add, rates do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from complaints.statistics.rates import NOT_PUBLISHED, NoFigure, Rate


@dataclass(frozen=True)
class Performance:
    """The counts of one council in a year, or of several together: it adds.

    ``None`` in remedies, or in the three compliance counts, means: not published. Residents are
    not here, because they do not add up.
    """

    invalid_or_incomplete: int = 0
    advice_given: int = 0
    referred_back: int = 0
    closed_after_initial_enquiries: int = 0
    not_upheld: int = 0
    upheld: int = 0
    satisfactory_remedies: int | None = 0
    on_time: int | None = 0
    late: int | None = 0
    not_complied: int | None = 0
    councils: int = 1
    councils_with_remedies: int = -1
    councils_with_compliance: int = -1
    upheld_where_remedies_known: int = -1

    def __post_init__(self) -> None:
        known = self.satisfactory_remedies is not None
        derived = {
            "councils_with_remedies": self.councils if known else 0,
            "upheld_where_remedies_known": self.upheld if known else 0,
            "councils_with_compliance": self.councils if self.on_time is not None else 0,
        }
        for name, value in derived.items():
            if getattr(self, name) == -1:
                object.__setattr__(self, name, value)

    @classmethod
    def of(cls, row: Any) -> Performance:
        """From anything that has the counts as attributes, such as a release's frozen figures."""
        return cls(**{name: getattr(row, name) for name in COUNTS})

    def __add__(self, other: Performance) -> Performance:
        return Performance.total((self, other))

    @classmethod
    def total(cls, performances: Iterable[Performance]) -> Performance:
        """The sum of any number; a count that none of them has stays unpublished."""

        def together(counts: Iterable[int | None]) -> int | None:
            known = [count for count in counts if count is not None]
            return sum(known) if known else None

        rows = [astuple(each) for each in performances]
        return cls(*map(together, zip(*rows, strict=True))) if rows else NOTHING

    @property
    def not_for_us(self) -> int:
        return self.invalid_or_incomplete + self.advice_given + self.referred_back

    @property
    def assessed_and_closed(self) -> int:
        return self.closed_after_initial_enquiries

    @property
    def investigated(self) -> int:
        return self.upheld + self.not_upheld

    @property
    def dealt_with(self) -> int:
        return self.not_for_us + self.assessed_and_closed + self.investigated

    @property
    def complied(self) -> int | None:
        return None if self.on_time is None or self.late is None else self.on_time + self.late

    @property
    def compliance_outcomes(self) -> int | None:
        if self.complied is None or self.not_complied is None:
            return None
        return self.complied + self.not_complied

    @property
    def uphold_rate(self) -> Rate:
        return Rate(self.upheld, self.investigated, "no investigations")

    @property
    def compliance_rate(self) -> Rate | NoFigure:
        return self._of_outcomes(self.complied)

    @property
    def on_time_rate(self) -> Rate | NoFigure:
        return self._of_outcomes(self.on_time)

    def _of_outcomes(self, part: int | None) -> Rate | NoFigure:
        if part is None or self.compliance_outcomes is None:
            return NOT_PUBLISHED
        return Rate(part, self.compliance_outcomes, "no outcomes recorded")

    @property
    def satisfactory_remedy_rate(self) -> Rate | NoFigure:
        if self.satisfactory_remedies is None:
            return NOT_PUBLISHED
        return Rate(self.satisfactory_remedies, self.upheld_where_remedies_known, "none upheld")


COUNTS = tuple(each.name for each in fields(Performance))[:10]
astuple = attrgetter(*(each.name for each in fields(Performance)))
NOTHING = Performance(0, 0, 0, 0, 0, 0, None, None, None, None, councils=0)
