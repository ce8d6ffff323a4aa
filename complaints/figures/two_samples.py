"""Two years of one council as two samples: how likely chance alone makes them so far apart.

Both are samples, so limits around last year's figure alone would find too much. Given what the two
years have in common, how it falls on them has an exact distribution, which is asked from both ends.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import comb

FAR = Fraction(1, 1000)  # at either end: 99.8% lies between, as between the outer funnel limits
OUTSIDE = Fraction(1, 40)  # and 95%, as between the inner ones


@lru_cache(maxsize=4_000)
def end_of_shares(part: int, whole: int, last: int, last_whole: int) -> Fraction:
    """Of two shares: the chance (0 to 1, exact) of this year's count or one further out.

    Given how many of both years' cases are above the line, how they fall on the two years is
    hypergeometric: Fisher's exact test, of the end at which this year's count lies.
    """
    above, both = part + last, whole + last_whole
    lowest, highest = max(0, above - last_whole), min(whole, above)

    def ways(parts: range) -> int:
        return sum(comb(whole, each) * comb(last_whole, above - each) for each in parts)

    nearer = min(ways(range(lowest, part + 1)), ways(range(part, highest + 1)))
    return Fraction(nearer, comb(both, above))


@lru_cache(maxsize=4_000)
def end_of_counts(part: int, residents: int, last: int, last_residents: int) -> Fraction:
    """Of two counts by residents: the chance (0 to 1, exact) of this year's or one further out.

    Given how many there are in both years, how they fall on the two is binomial, with this year's
    share of the residents of both: the exact test of two Poisson counts.
    """
    both = part + last

    def ways(parts: range) -> int:
        return sum(
            comb(both, each) * residents**each * last_residents ** (both - each) for each in parts
        )

    nearer = min(ways(range(part + 1)), ways(range(part, both + 1)))
    return Fraction(nearer, (residents + last_residents) ** both)


def position(end: Fraction) -> str:
    """``within`` what chance alone gives, ``outside`` 95% of it, or ``far`` outside 99.8%."""
    return "far" if end < FAR else "outside" if end < OUTSIDE else "within"
