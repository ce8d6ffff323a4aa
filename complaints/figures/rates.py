"""Rates: a share kept as its two counts, its rounding, and what is shown of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

FEW = 10  # a denominator under ten: the counts lead, and the map hatches
SMALL = 10_000  # a council with fewer residents stands outside the map's classes


def half_up(value: Fraction) -> int:
    """The nearest whole number, halves upward (Python's own round() goes to the even one)."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


@dataclass(frozen=True)
class NoFigure:
    """A figure that is not there, and what that is called: never zero, never 0%.

    ``counts`` are of a year that has cases and yet no rate: its council was not there.
    """

    text: str
    counts: str = ""
    part = whole = exact = ratio = percent = shown_percent = None
    percent_text = ""
    has_few = False


NOT_PUBLISHED = NoFigure("not published for this year")


@dataclass(frozen=True)
class Rate:
    """A share, kept as its two counts: ``part`` of ``whole``.

    ValueError where the counts cannot be. ``nothing`` is what a share of nothing is called.
    """

    part: int
    whole: int
    nothing: str = field(default="no cases", compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole:
            raise ValueError(f"{self.part} of {self.whole} is not a share")

    @cached_property
    def exact(self) -> Fraction | None:
        return Fraction(self.part, self.whole) if self.whole else None

    @property
    def ratio(self) -> float | None:
        """From 0 to 1, unrounded."""
        return self.part / self.whole if self.whole else None

    @property
    def percent(self) -> int | None:
        """Whole percent, halves upward; None for a share of nothing."""
        return (200 * self.part + self.whole) // (2 * self.whole) if self.whole else None

    @property
    def shown_percent(self) -> int | None:
        """The percent as it is shown: 99 for "over 99%", 0 for "under 1%"."""
        return 99 if self.percent == 100 and self.part < self.whole else self.percent

    @property
    def percent_text(self) -> str:
        percent = self.percent
        if percent is None:
            return self.nothing
        if percent == 100 and self.part < self.whole:
            return "over 99%"
        if percent == 0 and self.part:
            return "under 1%"
        return f"{percent}%"

    @property
    def has_few(self) -> bool:
        return 0 < self.whole < FEW

    @property
    def counts(self) -> str:
        return f"{self.part:,} of {self.whole:,}" if self.whole else ""

    @property
    def text(self) -> str:
        """What is shown: the percent, or the counts where there are fewer than ten."""
        return self.counts if self.has_few else self.percent_text


def in_tenths(tenths: int, is_nothing: bool) -> str:
    """One decimal, ``.0`` dropped; "under 0.1" where nought would hide something."""
    if tenths == 0 and not is_nothing:
        return "under 0.1"
    whole, tenth = divmod(tenths, 10)
    return f"{whole:,}.{tenth}" if tenth else f"{whole:,}"


@dataclass(frozen=True)
class PublishedPercent:
    """An average that the ombudsman published in percent (0 to 100), without its counts."""

    value: Fraction | int
    part = whole = None
    counts = ""
    has_few = False

    @property
    def exact(self) -> Fraction:
        return Fraction(self.value) / 100

    @property
    def ratio(self) -> float:
        return float(self.exact)

    @property
    def percent(self) -> int:
        """Whole percent, halves upward."""
        return half_up(Fraction(self.value))

    @property
    def shown_percent(self) -> int:
        return 99 if self.percent == 100 and self.value < 100 else self.percent

    @property
    def text(self) -> str:
        """By the rules of a rate of our own: 99.7 as published is "over 99%"."""
        if self.percent == 100 and self.value < 100:
            return "over 99%"
        return "under 1%" if self.percent == 0 and self.value else f"{self.percent}%"

    percent_text = text


@dataclass(frozen=True)
class PublishedPerHundredThousand:
    """An average of upheld complaints for every 100,000 residents, as it was published."""

    value: Fraction | int
    part = whole = shown_percent = percent = None
    counts = ""
    has_few = False

    @property
    def exact(self) -> Fraction:
        return Fraction(self.value) / 100_000

    @property
    def ratio(self) -> float:
        """Upheld for every 100,000 residents."""
        return float(self.value)

    @property
    def text(self) -> str:
        return in_tenths(half_up(10 * Fraction(self.value)), is_nothing=not self.value)

    percent_text = text


@dataclass(frozen=True)
class PerHundredThousand:
    """Upheld complaints for every 100,000 residents of one council, one type, or England once."""

    part: int
    residents: int | None
    nothing: str = field(default="residents not known", compare=False)

    @property
    def whole(self) -> int | None:
        return self.residents

    @cached_property
    def exact(self) -> Fraction | None:
        return Fraction(self.part, self.residents) if self.residents else None

    @property
    def ratio(self) -> float | None:
        """Upheld for every 100,000 residents, unrounded."""
        return 100_000 * self.part / self.residents if self.residents else None

    @cached_property
    def tenths(self) -> int | None:
        return half_up(1_000_000 * self.exact) if self.exact is not None else None

    @property
    def text(self) -> str:
        """One decimal, halves upward, ``.0`` dropped."""
        return self.nothing if self.tenths is None else in_tenths(self.tenths, not self.part)

    @property
    def counts(self) -> str:
        return f"{self.part:,} upheld, {self.residents:,} residents" if self.residents else ""

    percent_text = text
    has_few = False


Published = PublishedPercent | PublishedPerHundredThousand
AnyRate = Rate | Published | PerHundredThousand | NoFigure


def plain(number: Decimal | int | None) -> Decimal | int | None:
    """A number as it was written: 85 for 85.00, 99.7 for 99.70."""
    if not isinstance(number, Decimal):
        return number
    return int(number) if number == int(number) else number.normalize()
