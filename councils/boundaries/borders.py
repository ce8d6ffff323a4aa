"""Which areas share a border: those that share an arc, for a border is kept once.

A border between areas of two sets of boundaries is not known: each set has arcs of its own.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import hypot
from typing import Any

from councils.boundaries import topology
from councils.boundaries.topology import Ring

NARROWING = 0.6  # a degree of longitude in one of latitude, in the middle of England


def borders(document: dict[str, Any]) -> dict[str, list[str]]:
    """Each area's neighbours in whatever layer, the longest border first; in the order of names.

    A county shares arcs with its own districts too: who compares them tells the tiers apart.
    """
    areas_of: dict[int, set[str]] = defaultdict(set)
    for layer in document["objects"].values():
        for geometry in layer["geometries"]:
            for number in _arcs(geometry["arcs"]):
                areas_of[number].add(geometry["id"])
    lines = topology.arcs(document)
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for number, areas in areas_of.items():
        along = length(lines[number])
        for one in areas:
            for other in areas - {one}:
                found[one][other] += along
    return {
        area: sorted(beside, key=lambda other: (-beside[other], other))
        for area, beside in sorted(found.items())
    }


def length(line: Ring) -> float:
    """In degrees of latitude, about 111 km each."""
    return sum(hypot(NARROWING * (x1 - x0), y1 - y0) for (x0, y0), (x1, y1) in pairwise(line))


def _arcs(polygons: list[list[list[int]]]) -> set[int]:
    """The numbers of all arcs, whichever way they are gone along."""
    return {
        number if number >= 0 else ~number
        for polygon in polygons
        for ring in polygon
        for number in ring
    }
