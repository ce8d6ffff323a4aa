"""The limits of what chance alone gives: exact, binomial for shares, Poisson by residents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, lgamma, log, log1p

POSITIONS = ("far below", "below", "within", "above", "far above")


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
