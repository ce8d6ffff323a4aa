"""One area put together of whole areas of a topology, along the arcs that these have already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, groupby
from typing import Any

from shapely import MultiPolygon, Polygon, get_parts, unary_union

from councils.boundaries.topology import Line, Step

Arcs = list[list[list[int]]]  # polygons → rings → numbers of arcs, as a geometry has them


class NotAlongArcs(ValueError):
    """The areas lie over each other, or are not all there: no arcs go round them."""


def united(topology: dict[str, Any], areas: Collection[str]) -> Arcs:
    """The arcs round all of these areas; those between two of them are left out."""
    lines = [_steps(arc) for arc in topology["arcs"]]
    shapes = {
        geometry["id"]: geometry["arcs"]
        for member in topology["objects"].values()
        for geometry in member["geometries"]
        if geometry["id"] in areas
    }
    if not areas or len(shapes) < len(set(areas)):
        raise NotAlongArcs("not all of them are in this topology")
    union = unary_union([_shape(polygons, lines) for polygons in shapes.values()])
    beginning = _beginnings(lines)
    return sorted(
        [
            _followed(_points(polygon.exterior.coords), beginning, lines),
            *sorted(
                _followed(_points(hole.coords), beginning, lines) for hole in polygon.interiors
            ),
        ]
        for polygon in get_parts(union)
    )


def _steps(arc: Iterable[list[int]]) -> Line:
    x = y = 0
    return tuple((x := x + across, y := y + up) for across, up in arc)


def _shape(polygons: Arcs, lines: list[Line]) -> MultiPolygon:
    return MultiPolygon(
        [
            Polygon(outer, holes)
            for outer, *holes in ([[*_along(ring, lines)] for ring in rings] for rings in polygons)
        ]
    )


def _along(ring: Iterable[int], lines: list[Line]) -> Iterator[Step]:
    """The points of a ring; where arcs meet, one does."""
    points = chain.from_iterable(
        lines[number] if number >= 0 else lines[~number][::-1] for number in ring
    )
    return (point for point, _ in groupby(points))


def _points(coordinates: Iterable[tuple[float, float]]) -> list[Step]:
    """Of a ring, each once."""
    return [(round(x), round(y)) for x, y in coordinates][:-1]


def _beginnings(lines: list[Line]) -> dict[tuple[Step, Step], int]:
    """By the first two points of each arc, and of each backwards, its number."""
    found = {}
    for number, line in enumerate(lines):
        found[line[0], line[1]] = number
        found[line[-1], line[-2]] = ~number
    return found


def _followed(
    points: list[Step], beginning: dict[tuple[Step, Step], int], lines: list[Line]
) -> list[int]:
    """The arcs of which a ring is made."""
    pairs = list(zip(points, [*points[1:], points[0]], strict=True))
    at = next((place for place, pair in enumerate(pairs) if pair in beginning), None)
    if at is None:
        raise NotAlongArcs("they lie over each other")
    turned = [*points[at:], *points[: at + 1]]
    numbers, at = [], 0
    while at < len(points):
        number = beginning.get((turned[at], turned[at + 1]))
        if number is None:
            raise NotAlongArcs("they lie over each other")
        line = lines[number] if number >= 0 else lines[~number][::-1]
        if tuple(turned[at : at + len(line)]) != line:
            raise NotAlongArcs("they lie over each other")
        numbers.append(number)
        at += len(line) - 1
    return numbers
