"""The counts of a council in a year, and the rates they make: counts add, rates do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, make_dataclass
from operator import attrgetter
from typing import Any

from complaints.figures.days import DaysBySpan, Span, together
from complaints.figures.rates import NOT_PUBLISHED, MedianDays, NoFigure, Rate
from complaints.figures.sums import (
    ASSESSED_AND_CLOSED,
    DEALT_WITH,
    INVESTIGATED,
    NOT_FOR_US,
    UPHELD_IN_ALL,
)

REMEDIES = "satisfactory_remedies"
COMPLIANCE = ("on_time", "late", "not_complied")
COUNTS = (*DEALT_WITH.names, REMEDIES, *COMPLIANCE)
_counts = attrgetter(*COUNTS)
_Outcomes: Any = make_dataclass(
    "_Outcomes", [(each, int, 0) for each in DEALT_WITH.names], frozen=True
)


@dataclass(frozen=True)
class Performance(_Outcomes):
    """The counts of one council in a year, or of several together: it adds.

    It begins with a count of each outcome, by its name. ``None`` in remedies, or in the three
    compliance counts, means: not published; so does a span that ``days`` lacks. Residents are not
    here, because they do not add up.
    """

    satisfactory_remedies: int | None = 0
    on_time: int | None = 0
    late: int | None = 0
    not_complied: int | None = 0
    councils: int = 1
    _with_remedies: int | None = field(default=None, compare=False, repr=False)
    _with_compliance: int | None = field(default=None, compare=False, repr=False)
    _upheld_with_remedies: int | None = field(default=None, compare=False, repr=False)
    days: DaysBySpan = field(default_factory=dict, hash=False, kw_only=True)

    @classmethod
    def of(cls, row: Any) -> Performance:
        """From anything that has the counts as attributes, such as a release's frozen figures."""
        counts: dict[str, Any] = {name: getattr(row, name) for name in COUNTS}
        return cls(**counts)

    def __add__(self, other: Performance) -> Performance:
        return Performance.total((self, other))

    @classmethod
    def total(cls, performances: Iterable[Performance]) -> Performance:
        """The sum of any number; a count that none of them has stays unpublished."""
        several = list(performances)
        if not several:
            unpublished: dict[str, Any] = dict.fromkeys((REMEDIES, *COMPLIANCE))
            return cls(**unpublished, councils=0)
        columns = zip(*map(_counts, several), strict=True)
        sums = (None if set(column) == {None} else sum(filter(None, column)) for column in columns)
        return cls(
            *sums,
            councils=sum(each.councils for each in several),
            days=together(each.days for each in several),
            _with_remedies=sum(each.councils_with_remedies for each in several),
            _with_compliance=sum(each.councils_with_compliance for each in several),
            _upheld_with_remedies=sum(each.upheld_where_remedies_known for each in several),
        )

    @property
    def nothing(self) -> Performance:
        """No case, of what is published of these."""
        counts = (None if count is None else 0 for count in _counts(self))
        return Performance(*counts)

    @property
    def councils_with_remedies(self) -> int:
        if self._with_remedies is not None:
            return self._with_remedies
        return 0 if self.satisfactory_remedies is None else self.councils

    @property
    def councils_with_compliance(self) -> int:
        if self._with_compliance is not None:
            return self._with_compliance
        return 0 if self.on_time is None else self.councils

    @property
    def upheld_where_remedies_known(self) -> int:
        """The denominator of the satisfactory remedy rate: upheld, where remedies are known."""
        if self._upheld_with_remedies is not None:
            return self._upheld_with_remedies
        return 0 if self.satisfactory_remedies is None else self.upheld_in_all

    @property
    def not_for_us(self) -> int:
        return NOT_FOR_US.of(self)

    @property
    def assessed_and_closed(self) -> int:
        return ASSESSED_AND_CLOSED.of(self)

    @property
    def upheld_in_all(self) -> int:
        return UPHELD_IN_ALL.of(self)

    @property
    def investigated(self) -> int:
        return INVESTIGATED.of(self)

    @property
    def dealt_with(self) -> int:
        return DEALT_WITH.of(self)

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
        return Rate(self.upheld_in_all, self.investigated, "no investigations")

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

    def median_days(self, span: Span, nothing: str) -> MedianDays | NoFigure:
        days = self.days.get(span.name)
        return NOT_PUBLISHED if days is None else MedianDays.of(days, nothing)
