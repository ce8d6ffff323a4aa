"""Units: how far apart the steps of a figure are, how it is rounded, and what it is told in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction) -> int:
    """The nearest whole number, halves upward (Python's own round() goes to the even one)."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def plain(number: Decimal | int | None) -> Decimal | int | None:
    """A number as it was written: 85 for 85.00, 99.7 for 99.70."""
    if not isinstance(number, Decimal):
        return number
    return int(number) if number == int(number) else number.normalize()


@dataclass(frozen=True)
class Unit:
    """How an exact figure becomes a ratio, as charts and data have it, and a number that is told.

    The ratio is ``ratio_times`` the exact figure, the number ``times`` the ratio. ``all_of_it`` is
    the highest number there can be: it is never claimed where something is lacking, nor nought
    where there is something. ``gap`` is what a difference is told in, one and several; without it
    a difference has no number. ``ratio``, ``shown`` and ``step`` are the data dictionary's words.
    """

    ratio_times: int
    times: int
    ratio: str
    shown: str
    behind: tuple[str, str] = ("", "")  # the number: of one, of several
    decimals: int = 0
    all_of_it: int | None = None
    gap: tuple[str, str] = ("", "")
    gap_in_table: tuple[str, str] = ("", "")
    size: str = ""  # what limits of chance are for, where it is not the number of cases
    step: str = ""  # of a whole step, where that has a column of its own

    def ratio_of(self, exact: Fraction) -> float:
        return float(self.ratio_times * exact)

    def told(self, exact: Fraction) -> Fraction:
        return self.ratio_times * self.times * exact

    def nearest(self, exact: Fraction) -> int:
        """In whole steps (percents, tenths by residents, days), halves upward."""
        return half_up(self.told(exact) * 10**self.decimals)

    def steps(self, exact: Fraction) -> int:
        """The same as it is shown: 99 for "over 99%", 0 for "under 1%"."""
        found = self.nearest(exact)
        return found - 1 if self._lacks_something(found, exact) else found

    def text(self, exact: Fraction) -> str:
        found = self.nearest(exact)
        if self._lacks_something(found, exact):
            return f"over {self.number(found - 1)}"
        return f"under {self.number(1)}" if exact > 0 and not found else self.number(found)

    def _lacks_something(self, found: int, exact: Fraction) -> bool:
        return found == self.all_of_it and self.told(exact) < found

    def number(self, steps: int) -> str:
        """So many steps, ``.0`` dropped: 83%, 3.6, 1 day, −2 days."""
        whole, tenth = divmod(abs(steps), 10**self.decimals)
        digits = f"{whole:,}.{tenth}" if tenth else f"{whole:,}"
        return f"{'−' if steps < 0 else ''}{digits}{self.behind[abs(steps) != 1]}"

    def difference(self, points: int) -> str:
        """As in "5 percentage points" and "slightly"; empty where a difference has no number."""
        one, several = self.gap
        if not several or not points:
            return several and "slightly"
        return f"{points} {one if points == 1 else several}"

    def tick(self, value: int) -> str:
        """A value on an axis."""
        return f"{value:,}{self.behind[1]}".replace("-", "−")


SHARE = Unit(
    ratio_times=1,
    times=100,
    ratio="from 0 to 1",
    shown="the counts where there are fewer than ten, else the percent",
    behind=("%", "%"),
    all_of_it=100,
    gap=("percentage point", "percentage points"),
    gap_in_table=("point", "points"),
    step="Whole percent as it is shown, halves upward: 99 for “over 99%”, 0 for “under 1%”",
)
BY_RESIDENTS = Unit(
    ratio_times=100_000,
    times=1,
    ratio="for every 100,000 residents",
    shown="one decimal, halves upward",
    decimals=1,
    size="its residents",
)
DAYS = Unit(
    ratio_times=1,
    times=1,
    ratio="in days",
    shown="how many cases where there are fewer than ten, else whole days, halves upward",
    behind=(" day", " days"),
    gap=("day", "days"),
    gap_in_table=("day", "days"),
)
