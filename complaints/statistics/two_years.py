"""A year beside the one before it: each council's figures, a type's, the nation's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from complaints.figures.chance import BEFORE_ROUNDING, Comparison
from complaints.figures.measures import Measure, of_cases
from complaints.figures.movement import Movement
from complaints.figures.performance import Performance
from complaints.figures.rates import AnyRate, NoFigure
from complaints.models import CouncilFigures, Release
from complaints.releases.public import release_is_approved
from complaints.statistics.changes import signed
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from councils.dates import day_in_words
from councils.models import Council
from councils.years import Year

NOT_THERE = NoFigure("no figures")


@dataclass(frozen=True)
class CountBeside:
    """A count in two years; None where it is not there."""

    now: int | None
    last: int | None

    @property
    def difference(self) -> int | None:
        return None if self.now is None or self.last is None else self.now - self.last

    @property
    def difference_text(self) -> str:
        """By how much, with its sign; empty where one of the two is not there."""
        if self.difference is None:
            return ""
        return signed(self.difference) if self.difference else "the same"


@dataclass(frozen=True)
class RateBeside:
    """A rate in two years."""

    now: AnyRate
    last: AnyRate

    @property
    def difference_text(self) -> str:
        """In points or days from the exact figures; empty where either has few cases or none."""
        if self.now.has_few or self.last.has_few:
            return ""
        gap = Comparison(self.now, self.last)
        if gap.points is None or self.now.unit is None:
            return ""
        if gap.are_the_same:
            return "the same"
        sign = "+" if gap.direction == "higher than" else "−"
        one, several = self.now.unit.gap_in_table
        if gap.points == 0:
            return f"{sign} under 1 {one}"
        rounding = f" {BEFORE_ROUNDING}" if gap.needs_rounding_named else ""
        return f"{sign}{gap.points} {one if gap.points == 1 else several}{rounding}"


@dataclass(frozen=True)
class FiguresBeside:
    """The figures of a council, or of several together, in two years; either may be missing."""

    now: Performance | None
    last: Performance | None

    def count(self, name: str) -> CountBeside:
        return CountBeside(getattr(self.now, name, None), getattr(self.last, name, None))

    def rate(self, measure: Measure) -> RateBeside:
        now, last = (
            measure.rate_of(each, None) if each else NOT_THERE for each in (self.now, self.last)
        )
        return RateBeside(now, last)

    @property
    def rates(self) -> list[RateBeside]:
        return [self.rate(measure) for measure in of_cases()]

    @property
    def dealt_with(self) -> CountBeside:
        return self.count("dealt_with")

    @property
    def investigated(self) -> CountBeside:
        return self.count("investigated")

    @property
    def upheld(self) -> CountBeside:
        return self.count("upheld_in_all")


@dataclass(frozen=True)
class CouncilTwoYears:
    """One council's frozen figures in a release, beside those of the year before."""

    council: Council
    year: Year
    now: CouncilYear
    last: CouncilYear | None
    was_revised: bool

    @property
    def beside(self) -> FiguresBeside:
        return FiguresBeside(self.now.performance, self.last.performance if self.last else None)

    @property
    def residents(self) -> CountBeside:
        return CountBeside(self.now.residents, self.last.residents if self.last else None)

    @property
    def is_comparable(self) -> bool:
        """Whether both are whole years of it: not where it opened or closed within one."""
        return (
            self.last is not None
            and self.now.existed
            and self.last.existed
            and not any(map(self.council.opened_within, (self.year, self.year.previous)))
            and (self.council.closed_on is None or self.council.closed_on >= self.year.end)
        )

    def movement(self, measure: Measure, *, breaks: bool) -> Movement | None:
        """How a figure changed since the year before; None where the council was not there.

        ``breaks``: the method changed between the two.
        """
        if not self.now.existed:
            return None
        now, before = self.now.rate(measure), str(self.year.previous)
        last = self.last.rate(measure) if self.last else NOT_THERE
        return Movement(now, last, before, self._why_not(breaks=breaks))

    def _why_not(self, *, breaks: bool) -> str:
        """Why the year before does not compare, as a sentence; empty where it does."""
        council, before = self.council, self.year.previous
        opened, closed = council.opened_on, council.closed_on
        if opened is not None and opened >= self.year.start:
            return f"There is no year before: it opened on {day_in_words(opened)}."
        if self.last is None:
            return f"No figures of {before} are published here."
        if breaks:
            return f"The method changed in {self.year}: figures of {before} cannot be compared."
        if opened is not None and council.opened_within(before):
            return f"{before} is no whole year of it: it opened on {day_in_words(opened)}."
        if closed is not None and not self.is_comparable:
            return f"{self.year} is no whole year of it: it closed on {day_in_words(closed)}."
        return "" if self.is_comparable else f"It did not exist in {before}."


@dataclass(frozen=True)
class TwoYears:
    """A release beside the newest approved edition of the year before, where there is one."""

    now: ReleasedYear
    last: ReleasedYear | None
    councils: dict[int, Council]
    revised: set[int]

    @classmethod
    def load(cls, release: Release, at: datetime) -> TwoYears:
        last = (
            Release.objects.filter(release_is_approved(at), year=release.year.previous)
            .order_by("-edition")
            .first()
        )
        rows = CouncilFigures.objects.filter(release=release)
        return cls(
            ReleasedYear.load(release),
            ReleasedYear.load(last) if last else None,
            Council.objects.in_bulk(list(rows.values_list("council_id", flat=True))),
            set(rows.filter(was_revised=True).values_list("council_id", flat=True)),
        )

    @property
    def release(self) -> Release:
        return self.now.release

    def rows(self) -> Iterator[CouncilTwoYears]:
        """Every council of the release, by name."""
        last = self.last.rows if self.last else {}
        for pk, now in self.now.rows.items():
            yield CouncilTwoYears(
                self.councils[pk], self.release.year, now, last.get(pk), pk in self.revised
            )

    @property
    def nation(self) -> FiguresBeside:
        last = self.last.nation.performance if self.last else None
        return FiguresBeside(self.now.nation.performance, last)

    def of_type(self, kind: str) -> FiguresBeside:
        """A type's councils together: sums, never an average of rates."""
        last = self.last.group(kind).performance if self.last else None
        return FiguresBeside(self.now.group(kind).performance, last)
