"""Councils whose places are most alike, by three open figures that have nothing to do with
complaints: residents, residents for each km², and deprivation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import hypot, log10
from statistics import fmean, pstdev
from typing import NamedTuple

from councils.models import Council
from councils.register.places import places


class Traits(NamedTuple):
    """Of residents and density the logarithm: twice as many is the same step everywhere."""

    residents: float
    density: float
    deprivation: float


def traits(council: Council, residents: int | None) -> Traits | None:
    """None where the residents or the place are not known."""
    place = places().get(council.gss_code or "")
    if place is None or not residents:
        return None
    return Traits(log10(residents), log10(residents / place.area), place.deprivation)


def most_alike(
    council: Council, others: Iterable[Council], residents: Mapping[int, int]
) -> list[Council]:
    """The others, the most alike first; those of whom something is not known are left out.

    Each figure is standardised over all of them (less the mean, by the standard deviation), and
    likeness is the distance between the three: Euclid's.
    """
    everybody = [council, *others]
    known = {
        each: found
        for each in everybody
        if (found := traits(each, residents.get(each.pk))) is not None
    }
    if council not in known:
        return []
    columns = list(zip(*known.values(), strict=True))
    spread = [(fmean(column), pstdev(column)) for column in columns]
    standard = {
        each: [
            (value - mean) / deviation if deviation else 0.0
            for value, (mean, deviation) in zip(found, spread, strict=True)
        ]
        for each, found in known.items()
    }
    own = standard.pop(council)

    def away(each: Council) -> float:
        return hypot(*(a - b for a, b in zip(own, standard[each], strict=True)))

    return sorted(standard, key=lambda each: (away(each), each.slug))
