"""Figures: a share, one by residents, a median of days; each keeps what it is made from.

All of them answer the same: ``text``, ``counts``, ``exact``, ``unit`` and what chance gives, so
that nobody has to ask which of them one is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Self

from complaints.figures.limits import Limits, binomial_limits, poisson_limits
from complaints.figures.two_samples import end_of_counts, end_of_shares
from complaints.figures.units import BY_RESIDENTS, DAYS, SHARE, Unit

FEW = 10  # fewer cases: the counts lead, and the map hatches
SMALL = 10_000  # a council with fewer residents stands outside the map's classes


class Told:
    """What follows from the exact figure and its unit."""

    unit: Unit
    nothing = ""
    counts_lead = False  # where there are fewer than ten cases
    counts_are_long = False  # too long for a sentence
    is_published = False  # by the ombudsman, without its counts

    @property
    def exact(self) -> Fraction | None:
        raise NotImplementedError

    @property
    def ratio(self) -> float | None:
        """Unrounded: from 0 to 1, for every 100,000 residents, in days."""
        return None if self.exact is None else self.unit.ratio_of(self.exact)

    @cached_property
    def steps(self) -> int | None:
        """As it is shown, in whole steps of its unit: what map classes go by."""
        return None if self.exact is None else self.unit.steps(self.exact)

    @cached_property
    def rounded(self) -> str:
        """In its unit, however few the cases are."""
        return self.nothing if self.exact is None else self.unit.text(self.exact)

    @property
    def text(self) -> str:
        """What is shown: the counts where there are fewer than ten cases, and they lead."""
        return self.counts if self.has_few else self.rounded

    @property
    def counts(self) -> str:
        return ""

    @property
    def counts_in_sentence(self) -> str:
        """The counts where they stand in a sentence behind the figure, and are not it."""
        return "" if self.has_few or self.counts_are_long else self.counts

    @property
    def counts_apart(self) -> str:
        """The counts where they stand below the sentence."""
        return self.counts if self.counts_are_long else ""

    @property
    def has_few(self) -> bool:
        return self.counts_lead and 0 < (self.cases or 0) < FEW

    @property
    def is_small(self) -> bool:
        """By residents, of too few: shown, but not classed or compared."""
        return False

    @property
    def cases(self) -> int | None:
        """How many it rests on."""
        return None

    @property
    def of_what(self) -> str:
        """What stands behind a count of it, so that nobody reads that as a percent."""
        return ""

    def with_part(self, part: int) -> AnyRate:
        """What so many would be, all else being equal."""
        raise NotImplementedError

    def over(self, years: int) -> Self:  # of so many added up
        return self

    def limits(self, average: Fraction) -> Limits | None:
        """What chance alone gives a council of this size; None of what has no limits."""
        return None

    def end(self, last: AnyRate) -> Fraction | None:
        """How likely chance alone takes it so far from last year's; None of what has no limits."""
        return None

    def variance(self, average: Fraction) -> float:
        """By chance, of the count above the line; nought of what has no limits."""
        return 0.0


@dataclass(frozen=True)
class NoFigure:
    """A figure that is not there, and what that is called: never zero, never 0%.

    ``counts`` are of a year that has cases and yet no rate: its council was not there.
    """

    text: str
    counts: str = ""
    unit = part = whole = exact = ratio = percent = steps = cases = None
    rounded = counts_in_sentence = counts_apart = of_what = ""
    has_few = is_small = is_published = False

    def over(self, years: int) -> NoFigure:
        return self

    def limits(self, average: Fraction) -> None:
        return None

    def end(self, last: AnyRate) -> None:
        return None

    def variance(self, average: Fraction) -> float:
        return 0.0


NOT_PUBLISHED = NoFigure("not published for this year")


@dataclass(frozen=True)
class Rate(Told):
    """A share, kept as its two counts: ``part`` of ``whole``.

    ValueError where the counts cannot be. ``nothing`` is what a share of nothing is called.
    """

    part: int
    whole: int
    nothing: str = field(default="no cases", compare=False)
    unit, counts_lead = SHARE, True

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole:
            raise ValueError(f"{self.part} of {self.whole} is not a share")

    @cached_property
    def exact(self) -> Fraction | None:
        return Fraction(self.part, self.whole) if self.whole else None

    @property
    def ratio(self) -> float | None:
        """As near as can be to the exact one, in less time: a page asks hundreds."""
        return self.part / self.whole if self.whole else None

    @property
    def percent(self) -> int | None:
        """Whole percent, halves upward; None for a share of nothing."""
        return None if self.exact is None else SHARE.nearest(self.exact)

    @property
    def counts(self) -> str:
        return f"{self.part:,} of {self.whole:,}" if self.whole else ""

    @property
    def cases(self) -> int:
        return self.whole

    @property
    def of_what(self) -> str:
        return f" of {self.whole:,}"

    def with_part(self, part: int) -> Rate:
        return Rate(part, self.whole)

    def limits(self, average: Fraction) -> Limits:
        return binomial_limits(self.whole, float(average))

    def end(self, last: AnyRate) -> Fraction | None:
        is_share = isinstance(last, Rate)
        return end_of_shares(self.part, self.whole, last.part, last.whole) if is_share else None

    def variance(self, average: Fraction) -> float:
        return float(average * self.whole) * (1 - float(average))


@dataclass(frozen=True)
class PerHundredThousand(Told):
    """Upheld complaints for every 100,000 residents of one council, one type, or England once.

    Of several ``years`` both are added up, so that it is one for a year."""

    part: int
    residents: int | None
    nothing: str = field(default="residents not known", compare=False)
    years: int = 1
    unit, counts_are_long = BY_RESIDENTS, True

    @property
    def whole(self) -> int | None:
        return self.residents

    @cached_property
    def exact(self) -> Fraction | None:
        return Fraction(self.part, self.residents) if self.residents else None

    @property
    def ratio(self) -> float | None:
        return self.unit.ratio_times * self.part / self.residents if self.residents else None

    @property
    def is_small(self) -> bool:
        return bool(self.residents) and (self.residents or 0) < SMALL * self.years

    def over(self, years: int) -> Self:
        return replace(self, years=max(years, 1))

    @property
    def counts(self) -> str:
        within, added = (f" in {self.years} years", " added up") if self.years > 1 else ("", "")
        of = f", {self.residents:,} residents{added}" if self.residents else ""
        return of and f"{self.part:,} upheld{within}{of}"

    @property
    def cases(self) -> int:
        return self.part

    @property
    def of_what(self) -> str:
        return " upheld"

    def with_part(self, part: int) -> PerHundredThousand:
        return replace(self, part=part)

    def limits(self, average: Fraction) -> Limits:
        return poisson_limits(float(average * (self.residents or 0)))

    def end(self, last: AnyRate) -> Fraction | None:
        if not (isinstance(last, PerHundredThousand) and self.residents and last.residents):
            return None
        return end_of_counts(self.part, self.residents, last.part, last.residents)

    def variance(self, average: Fraction) -> float:
        return float(average * (self.residents or 0))


@dataclass(frozen=True)
class MedianDays(Told):
    """The days that half of the cases took at most, kept as how many took how many."""

    days: tuple[tuple[int, int], ...]
    nothing: str = field(default="no cases", compare=False)
    unit, counts_lead, part = DAYS, True, None

    @classmethod
    def of(cls, days: Mapping[int, int], nothing: str) -> MedianDays:
        return cls(tuple(sorted(days.items())), nothing)

    @property
    def whole(self) -> int:
        return sum(cases for _, cases in self.days)

    @cached_property
    def exact(self) -> Fraction | None:
        """Of an even number of cases halfway between the two in the middle."""
        each = [days for days, cases in self.days for _ in range(cases)]
        middle = each[(len(each) - 1) // 2 : len(each) // 2 + 1]
        return Fraction(sum(middle), len(middle)) if middle else None

    @property
    def counts(self) -> str:
        return f"{self.whole:,} case{'' if self.whole == 1 else 's'}" if self.whole else ""

    @property
    def cases(self) -> int:
        return self.whole


@dataclass(frozen=True)
class Published(Told):
    """An average that the ombudsman published, as it is told in its unit, without its counts."""

    value: Fraction | int
    unit: Unit
    part = whole = None
    is_published = True

    @property
    def exact(self) -> Fraction:
        return Fraction(self.value) / (self.unit.ratio_times * self.unit.times)


AnyRate = Rate | Published | PerHundredThousand | MedianDays | NoFigure
