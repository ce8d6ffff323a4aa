"""What chance explains: exact limits around the type's rate, and the words they allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import exp, fsum, lgamma, log, log1p

from complaints.figures.rates import AnyRate, PerHundredThousand, half_up


@dataclass(frozen=True)
class Limits:
    """What chance alone gives: the counts that bound 95% and 99.8% of it, both inclusive.

    Funnel limits of Spiegelhalter 2005, doi 10.1002/sim.1970, from exact distributions.
    ``outside`` and ``far_outside`` are the probabilities (0 to 1) that chance alone gives a count
    outside either pair: of few cases far less than the 5% and 0.2% that they are named for.
    """

    far_low: int
    low: int
    high: int
    far_high: int
    outside: float = field(default=0.0, compare=False)
    far_outside: float = field(default=0.0, compare=False)

    def position(self, part: int) -> str:
        if part < self.far_low:
            return "far below"
        if part < self.low:
            return "below"
        if part > self.far_high:
            return "far above"
        return "above" if part > self.high else "within"


@lru_cache(maxsize=20_000)
def binomial_limits(whole: int, probability: float) -> Limits:
    """How many of ``whole`` chance gives where each has this probability (0 to 1)."""
    if probability in (0, 1) or not whole:
        certain = round(whole * probability)
        return Limits(certain, certain, certain, certain)
    succeed, fail, ways = log(probability), log1p(-probability), lgamma(whole + 1)
    return _limits(
        exp(ways - lgamma(k + 1) - lgamma(whole - k + 1) + k * succeed + (whole - k) * fail)
        for k in range(whole + 1)
    )


@lru_cache(maxsize=20_000)
def poisson_limits(expected: float) -> Limits:
    """How many chance gives where ``expected`` are expected."""
    if expected == 0:
        return Limits(0, 0, 0, 0)
    most = int(expected + 12 * expected**0.5 + 30)
    return _limits(exp(k * log(expected) - expected - lgamma(k + 1)) for k in range(most))


def _limits(chances: Iterable[float]) -> Limits:
    """The smallest counts at which the chances so far reach 0.1%, 2.5%, 97.5% and 99.9%."""
    reached: list[int] = []
    below: list[float] = []  # what chance gives under each of these counts
    up_to: list[float] = []  # and up to it, itself included
    wanted, so_far, count = (0.001, 0.025, 0.975, 0.999), 0.0, -1
    for count, chance in enumerate(chances):
        before, so_far = so_far, so_far + chance
        while len(reached) < 4 and so_far >= wanted[len(reached)]:
            reached.append(count)
            below.append(before)
            up_to.append(so_far)
        if len(reached) == 4:
            break
    lacking = 4 - len(reached)  # only where floats add up to a little less than all of it
    below, up_to = below + [so_far] * lacking, up_to + [1.0] * lacking
    outside = below[1] + max(0.0, 1 - up_to[2])
    far_outside = below[0] + max(0.0, 1 - up_to[3])
    far_low, low, high, far_high = reached + [count] * lacking
    return Limits(far_low, low, high, far_high, outside, far_outside)


def limits_around(rate: AnyRate, average: AnyRate) -> Limits | None:
    """The limits around the type's average for a council of this size; None without both."""
    if average.exact is None or rate.whole is None or not rate.whole:
        return None
    if isinstance(rate, PerHundredThousand):
        return poisson_limits(float(average.exact * rate.whole))
    return binomial_limits(rate.whole, float(average.exact))


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
        """As in "of the 288 councils with limits about 3 would be outside by chance alone …"."""
        whole = int(self.expected + 0.5)
        expected = f"about {whole:,}" if whole else "fewer than one"
        return (
            f"of the {self.councils:,} councils with limits {expected} would be outside by chance"
            f" alone, and {self.found:,} {'is' if self.found == 1 else 'are'}"
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
    def are_the_same(self) -> bool:
        return self.rate.percent_text == self.average.percent_text

    @property
    def direction(self) -> str:
        if self.rate.exact is None or self.average.exact is None:
            return ""
        if self.are_the_same:
            return "the same as"
        return "higher than" if self.rate.exact > self.average.exact else "lower than"

    @property
    def points(self) -> int | None:
        """The gap in whole percentage points, from the exact ratios, halves upward."""
        if self.rate.exact is None or self.average.exact is None:
            return None
        return half_up(100 * abs(self.rate.exact - self.average.exact))

    @property
    def chance(self) -> str:
        """What the limits say of the gap; empty where there is no gap or nothing to compare."""
        if not self.position or (self.are_the_same and self.position == "within"):
            return ""
        if self.position.startswith("far"):
            return "more than chance explains"
        if self.is_unusual:
            of = self.outside
            return f"unusual: {of.words}" if of and of.councils > 1 else "unusual"
        size = self.rate.part if isinstance(self.rate, PerHundredThousand) else self.rate.whole
        return (
            f"with {size:,} {self.noun}{'' if size == 1 else 's'} a gap of this size can arise"
            " by chance"
        )
