"""Over-dispersion: how much further councils spread than chance alone would spread them.

Information about the limits, never part of them: they stay those of one true rate for a type.
Spiegelhalter 2005, doi 10.1002/sim.1970, section 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import fsum, sqrt

from complaints.figures.chance import Comparison

DRAWN_IN = 10  # of so many scores one at either end is drawn in: 10% and 90%
BY_CHANCE = 0.7  # what remains of 1 where chance alone is at work, after the ends are drawn in


def score(comparison: Comparison) -> float | None:
    """How many standard deviations of chance a rate lies from the average: above, below.

    None without both figures, and where an average of nought or of all leaves nothing to chance.
    """
    rate, average = comparison.rate, comparison.average.exact
    if average is None or rate.part is None or not rate.whole:
        return None
    expected, variance = float(average * rate.whole), rate.variance(average)
    if expected <= 0 or variance <= 0:
        return None
    return (rate.part - expected) / sqrt(variance)


def winsorised(scores: Iterable[float]) -> list[float]:
    """In order, the lowest and the highest tenth drawn in to the nearest of the others."""
    ordered = sorted(scores)
    ends = len(ordered) // DRAWN_IN
    if not ends:
        return ordered
    inner = ordered[ends:-ends]
    return [inner[0]] * ends + inner + [inner[-1]] * ends


def overdispersion(comparisons: Iterable[tuple[str, Comparison]]) -> float | None:
    """The mean of the squared scores, each type's own drawn in before they are put together.

    Above 1 councils spread further than chance alone would spread them. None without a score.
    """
    by_type: defaultdict[str, list[float]] = defaultdict(list)
    for kind, comparison in comparisons:
        found = score(comparison)
        if found is not None:
            by_type[kind].append(found)
    drawn_in: Sequence[float] = [each for scores in by_type.values() for each in winsorised(scores)]
    return fsum(each**2 for each in drawn_in) / len(drawn_in) if drawn_in else None
