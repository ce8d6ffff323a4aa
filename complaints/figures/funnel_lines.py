"""The lines of a funnel plot: for every size, what counts chance alone gives.

They go through the exact quantiles that ``limits`` has for one council: those of Spiegelhalter
2005, doi 10.1002/sim.1970, without his interpolation, which would set some counts outside that are
within. A quantile goes up in steps: it stays at a count while the size grows, then rises by one. A
line goes through the outermost corners of these steps, which are quantiles themselves; between two
of them the count rises evenly. So a count lies outside the line of its size exactly where it is
outside its limits, and picture and words never differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import exp, lgamma, log, log1p
from statistics import NormalDist

# As ``limits`` has them: 99.8% and 95% from below, 95% and 99.8% from above.
LINES = (0.001, 0.025, 0.975, 0.999)
NEXT_TO_NOTHING = 1e-9
FURTHEST = 3  # times the most cases: where no corner comes, the line ends as it is
Corner = tuple[float, int]  # a size (cases, or how many are expected), and a count


def is_upper(line: float) -> bool:
    return line > 0.5


@lru_cache(maxsize=400)
def binomial_corners(line: float, probability: float, most: int) -> tuple[Corner, ...]:
    """The corners of a line of shares, from one case to beyond ``most``; ``line`` as in ``LINES``.

    ``probability`` is that of each case (above 0, below 1). The last corner lies at ``most`` or
    beyond it.
    """
    upper, corners = is_upper(line), list[Corner]()
    cases, count, up_to = (
        1,
        0,
        1 - probability,
    )  # what chance gives up to the count, itself included
    if up_to < line:
        count, up_to = 1, 1.0
    corners.append((cases, count))
    rose = upper
    while corners[-1][0] < most:
        up_to -= probability * _binomial(count, cases, probability)
        rises = up_to < line
        is_corner = rose == upper and rises != upper and cases > 1
        if is_corner or cases > FURTHEST * most:
            corners.append((cases, count))
        cases, count, rose = cases + 1, count + rises, rises
        if rises:
            up_to += _binomial(count, cases, probability)
    return tuple(corners)


def _binomial(count: int, cases: int, probability: float) -> float:
    ways = lgamma(cases + 1) - lgamma(count + 1) - lgamma(cases - count + 1)
    return exp(ways + count * log(probability) + (cases - count) * log1p(-probability))


@lru_cache(maxsize=400)
def poisson_corners(line: float, most: float) -> tuple[Corner, ...]:
    """The corners of a line by residents, in cases expected, up to the first beyond ``most``.

    Where an upper line rises, the higher count begins to be within; where a lower one does, the
    lower count ends to be.
    """
    corners = [] if is_upper(line) else [(NEXT_TO_NOTHING, 0)]
    count, expected = 0, 0.0
    while expected < most:
        expected = expected_at(count, line)
        corners.append((expected, count + is_upper(line)))
        count += 1
    return tuple(corners)


def between(corners: Sequence[Corner], most: int) -> Iterator[tuple[float, float]]:
    """Sizes and counts along the line: each corner, and up to so many places before the next."""
    for (size, count), (next_size, next_count) in pairwise(corners):
        for step in range(most + 1):
            share = step / (most + 1)
            yield size + (next_size - size) * share, count + (next_count - count) * share
    yield corners[-1]


@lru_cache(maxsize=4_000)
def expected_at(count: int, line: float) -> float:
    """How many must be expected for chance to give up to ``count`` exactly with this probability.

    Newton's way from the approximation of Wilson and Hilferty.
    """
    if not count:
        return -log(line)
    n, z = count + 1, NormalDist().inv_cdf(1 - line)
    expected: float = n * (1 - 1 / (9 * n) + z / (3 * n**0.5)) ** 3
    for _ in range(50):
        term = so_far = exp(-expected)
        for k in range(1, count + 1):
            term *= expected / k
            so_far += term
        step = (so_far - line) / term
        expected += step
        if abs(step) < 1e-12 * expected:
            break
    return expected
