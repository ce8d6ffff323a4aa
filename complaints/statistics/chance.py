"""What chance explains: exact limits around the type's rate, and the words they allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from math import exp, lgamma, log, log1p

from complaints.statistics.rates import AnyRate, PerHundredThousand, half_up


@dataclass(frozen=True)
class Limits:
    """What chance alone gives: the counts that bound 95% and 99.8% of it, both inclusive.

    Funnel limits of Spiegelhalter 2005, doi 10.1002/sim.1970, from exact distributions.
    """

    far_low: int
    low: int
    high: int
    far_high: int

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
    wanted, so_far, count = (0.001, 0.025, 0.975, 0.999), 0.0, -1
    for count, chance in enumerate(chances):
        so_far += chance
        while len(reached) < 4 and so_far >= wanted[len(reached)]:
            reached.append(count)
        if len(reached) == 4:
            break
    return Limits(*(reached + [count] * 4)[:4])


def limits_around(rate: AnyRate, average: AnyRate) -> Limits | None:
    """The limits around the type's average for a council of this size; None without both."""
    if average.exact is None or rate.whole is None or not rate.whole:
        return None
    if isinstance(rate, PerHundredThousand):
        return poisson_limits(float(average.exact * rate.whole))
    return binomial_limits(rate.whole, float(average.exact))


@dataclass(frozen=True)
class Comparison:
    """A council's rate beside the average of similar councils, itself included.

    ``among`` is how many councils of the five types are compared in the year. Higher or lower,
    never better or worse.
    """

    rate: AnyRate
    average: AnyRate
    among: int
    noun: str = "case"

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
        if self.position != "within":
            expected = half_up(Fraction(self.among, 20))
            gaps = "gap is" if expected == 1 else "gaps are"
            return (
                f"unusual, though among {self.among} councils about {expected} such {gaps}"
                " expected by chance"
            )
        size = self.rate.part if isinstance(self.rate, PerHundredThousand) else self.rate.whole
        return (
            f"with {size:,} {self.noun}{'' if size == 1 else 's'} a gap of this size can arise"
            " by chance"
        )
