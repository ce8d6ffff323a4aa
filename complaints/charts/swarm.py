"""Dots for many councils on one line: piled where they are equal, never out of their strip."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from complaints.charts.marks import down, spot

DIAMETERS = (4.8, 4.0)  # tried in this order; both divide the strip's width
CLOSEST = 2.0  # nearer to one another dots cannot be told apart, and a line is shorter
CLEAR = 8.5  # dots nearer than this to this council's own begin above it
LIFT = 9


@dataclass(frozen=True)
class Swarm:
    """The dots' diameter, one path for all of them, and where each of them stands, in their order.

    ``piles`` are the place and number of equal ones that are too many to count.
    """

    diameter: float
    d: str
    spots: list[tuple[float, float]]
    piles: dict[float, int]


def swarm(
    places: Sequence[float],
    here: float | None,
    *,
    left: float,
    right: float,
    top: float,
    base: float,
) -> Swarm:
    """Dots in columns from ``base`` up to ``top``.

    Where the highest does not fit, all are set closer alike, so that heights can be compared; of
    each pile of equal values that cannot be counted any more the place and number are told, to be
    put into words.
    """
    for diameter in DIAMETERS:
        columns = _columns(places, diameter, left, right)
        bottoms = {x: base - diameter / 2 - _lift(x, here) for x in columns}
        room = {x: bottoms[x] - top - diameter / 2 for x in columns}
        if all((len(column) - 1) * diameter <= room[x] for x, column in columns.items()):
            break
    apart, piles, d = diameter, {}, []
    for x, column in columns.items():
        between = room[x] / max(1, len(column) - 1)
        apart = min(apart, between)
        place, equal = Counter(places[i] for i in column).most_common(1)[0]
        if between < diameter and 2 * equal > len(column):
            piles[place] = equal
    spots = {
        i: (x, bottoms[x] - level * apart)
        for x, column in columns.items()
        for level, i in enumerate(column)
    }
    for x, column in sorted(columns.items()):
        if len(column) > 1 and apart < CLOSEST:
            d.append(down(x, bottoms[x], bottoms[x] - (len(column) - 1) * apart))
        else:
            d.extend(spot(x, bottoms[x] - level * apart) for level in range(len(column)))
    return Swarm(diameter, "".join(d), [spots[i] for i in range(len(places))], piles)


def _columns(
    places: Sequence[float], wide: float, left: float, right: float
) -> dict[float, list[int]]:
    """The positions of the places in each column."""
    columns = defaultdict(list)
    for i, place in enumerate(places):
        inside = min(max(place, left), right)
        columns[left + floor((inside - left) / wide + 0.5) * wide].append(i)
    return columns


def _lift(x: float, here: float | None) -> float:
    """How much higher dots begin that would lie under this council's own."""
    return LIFT if here is not None and abs(x - here) < CLEAR else 0
