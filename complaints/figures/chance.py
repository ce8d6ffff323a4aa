"""What chance explains of a gap to similar councils, and the words it allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Protocol

from complaints.figures.limits import Limits
from complaints.figures.rates import AnyRate
from complaints.figures.units import half_up

UNUSUAL = "unusual"
BEYOND = "more than chance explains"
BEFORE_ROUNDING = "before rounding"


def limits_around(rate: AnyRate, average: AnyRate) -> Limits | None:
    """The limits around the type's average for a council of this size; None without both."""
    return rate.limits(average.exact) if rate.whole and average.exact is not None else None


class Told(Protocol):
    """A gap or a change of which something is said."""

    @property
    def can_arise_by_chance(self) -> bool: ...

    @property
    def is_beyond(self) -> bool: ...


@dataclass(frozen=True)
class Outside:
    """Of all councils with limits, in one measure and year: how many lie outside their own.

    ``expected`` is how many chance alone would put outside those of 95%: the sum of each
    council's own exact probability, never 5% of all. ``far`` is the same of those of 99.8%.
    """

    councils: int
    expected: float
    found: int
    far_expected: float = 0.0
    far_found: int = 0

    @classmethod
    def of(cls, comparisons: Iterable[Comparison]) -> Outside:
        """Over councils of whatever type, each beside the average of its own."""
        limited = [each for each in comparisons if each.limits and each.position]
        return cls(
            len(limited),
            fsum(each.limits.outside for each in limited if each.limits),
            sum(each.position != "within" for each in limited),
            fsum(each.limits.far_outside for each in limited if each.limits),
            sum(each.position.startswith("far") for each in limited),
        )

    @property
    def words(self) -> str:
        """As in "of all 288 councils that can be compared, chance alone would put about 3 …"."""
        whole = int(self.expected + 0.5)
        expected = f"about {whole:,}" if whole else "fewer than one"
        return (
            f"of all {self.councils:,} councils that can be compared, chance alone would put"
            f" {expected} this far out; {self.found:,} {'is' if self.found == 1 else 'are'}"
        )


@dataclass(frozen=True)
class Comparison:
    """A council's rate beside the average of similar councils, itself included.

    ``outside`` is what is said of an unusual gap: how many councils have one. ``coverage`` names
    those that the average is of, "3 of 24 county councils", where it is not of all that existed.
    Higher or lower, never better or worse.
    """

    rate: AnyRate
    average: AnyRate
    noun: str = "case"
    outside: Outside | None = None
    coverage: str = ""

    @cached_property
    def limits(self) -> Limits | None:
        return limits_around(self.rate, self.average)

    @cached_property
    def position(self) -> str:
        """``far below``, ``below``, ``within``, ``above``, ``far above``; empty without a gap."""
        if self.limits is None or self.rate.part is None:
            return ""
        return self.limits.position(self.rate.part)

    @property
    def is_unusual(self) -> bool:
        """Between the limits of 95% and those of 99.8%."""
        return self.position in ("below", "above")

    @property
    def is_beyond(self) -> bool:
        """Beyond the limits of 95%."""
        return self.position not in ("", "within")

    @property
    def can_arise_by_chance(self) -> bool:
        """Whether there is a gap that is told, and that chance alone can bring about."""
        return self.position == "within" and not (self.rate.has_few or self.are_the_same)

    @property
    def are_the_same(self) -> bool:
        return self.rate.rounded == self.average.rounded

    @property
    def are_about_the_same(self) -> bool:
        """Whether the gap is at most one point, and chance explains it: it needs no direction."""
        if self.points is None or self.rate.unit is None or not all(self.rate.unit.gap):
            return False
        return self.points <= 1 and self.position == "within"

    @property
    def direction(self) -> str:
        if self.rate.exact is None or self.average.exact is None:
            return ""
        if self.are_the_same:
            return "the same as"
        return "higher than" if self.rate.exact > self.average.exact else "lower than"

    @property
    def points(self) -> int | None:
        """The gap in whole percentage points or days, from the exact figures, halves upward."""
        exact, average, unit = self.rate.exact, self.average.exact, self.rate.unit
        if exact is None or average is None or unit is None:
            return None
        return half_up(unit.told(abs(exact - average)))

    @property
    def size(self) -> str:
        """The gap in a sentence, "5 percentage points" or "slightly"; empty without a number."""
        if self.points is None or self.rate.unit is None:
            return ""
        return self.rate.unit.difference(self.points)

    @property
    def needs_rounding_named(self) -> bool:
        """Whether who subtracts the two figures as they are shown gets another gap than is told.

        The gap is taken from the exact figures: 4.9% and 2.3% are shown as 5% and 2%, and lie
        2.6 apart, told as 3. Who reads "over 99%" may also take it for 100%.
        """
        unit, now, last = self.rate.unit, self.rate.exact, self.average.exact
        if unit is None or now is None or last is None or not self.points:
            return False
        if not all(unit.gap) or self.rate.has_few or self.average.has_few:
            return False
        as_shown = abs(unit.steps(now) - unit.steps(last))
        return self.points not in (as_shown, abs(unit.nearest(now) - unit.nearest(last)))

    @property
    def size_and_direction(self) -> str:
        """As in "5 percentage points lower than", "slightly lower than", "lower than" of few."""
        if self.are_the_same or self.rate.has_few:
            return self.direction
        words = f"{self.size} {self.direction}".strip()
        if self.needs_rounding_named:
            return f"{words.removesuffix(' than')}, {BEFORE_ROUNDING}, than"
        return words

    @property
    def chance(self) -> str:
        """What the limits say of the gap; empty where there is no gap or nothing to compare."""
        if not self.position or (self.are_the_same and self.position == "within"):
            return ""
        if self.position.startswith("far"):
            return BEYOND
        if self.is_unusual:
            of = self.outside
            return f"{UNUSUAL}: {of.words}" if of and of.councils > 1 else UNUSUAL
        cases = self.rate.cases
        return (
            f"with {cases:,} {self.noun}{'' if cases == 1 else 's'} a gap of this size can arise"
            " by chance"
        )


def chance_in_short(comparison: Comparison) -> str:
    """What is said of a gap beyond chance; of one within it the section says so once."""
    if comparison.is_unusual:
        return UNUSUAL
    return BEYOND if comparison.is_beyond else ""


def chance_said_once(gaps: Iterable[Told] = (), changes: Iterable[Told] = ()) -> str:
    """What a section says once of all gaps and changes in it that chance can bring about.

    Each one beyond chance says that itself. Empty where chance can bring about none of them.
    """
    told = {"gap": list(gaps), "change": list(changes)}
    within = {
        what: found
        for what, each in told.items()
        if (found := sum(one.can_arise_by_chance for one in each))
    }
    if not within:
        return ""
    words = f"{' and '.join(f'{what}s' for what in within).capitalize()} of these sizes"
    if sum(within.values()) == 1:
        words = f"A {next(iter(within))} of this size"
    beyond = any(one.is_beyond for each in told.values() for one in each)
    otherwise = f", except where it says “{UNUSUAL}” or “{BEYOND}”" if beyond else ""
    return f"{words} can arise by chance{otherwise}."
