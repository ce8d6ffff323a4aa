"""England as paths of an SVG, as fine as a picture of the whole of it needs.

On the plane that the map of the browser is drawn on, so that the one can take the other's place.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, groupby, pairwise
from math import log, pi, radians, tan
from typing import Any

from shapely import LineString

from councils.boundaries import hexagons, topology
from councils.boundaries.drawn import Drawn
from councils.boundaries.layers import COUNTIES
from councils.models import BoundarySet

HEIGHT = 800  # of the picture, in steps: one is less than a pixel of most screens
TOLERANCE = 0.8  # in steps: how far a simplified border may lie from the border
AREAS, HEXAGONS = SHAPES = ("areas", "hexagons")

Step = tuple[int, int]


@dataclass(frozen=True)
class Outlines:
    """The paths of areas by slug, and the line around all land, in a picture so wide."""

    width: int
    paths: dict[str, str]
    coast: str


Parts = tuple[tuple[str, frozenset[str]], ...]


def outlines(shape: str, map_drawn: Drawn) -> Outlines:
    """Of every area on a map, or of every hexagon."""
    if shape == HEXAGONS:
        return _hexagons(hexagons.since(map_drawn.on), map_drawn.joined)
    return _areas(tuple(map_drawn.slugs.items()))


@lru_cache(maxsize=8)
def _hexagons(since: date, joined: hexagons.Joined) -> Outlines:
    found = hexagons.hexagons(since, joined)
    return drawn([found[layer].text for layer in sorted(found)], found[COUNTIES].text)


@lru_cache(maxsize=16)
def _areas(parts: Parts) -> Outlines:
    """Of these councils in these sets of boundaries, which never change."""
    stored = BoundarySet.objects.filter(content_hash__in=[each for each, _ in parts])
    wholes = dict(stored.values_list("content_hash", "topology"))
    texts = [
        topology.text(topology.only(json.loads(wholes[content_hash]), slugs))
        for content_hash, slugs in parts
        if content_hash in wholes
    ]
    return drawn(texts, *texts)


def drawn(texts: Iterable[str], *land: str) -> Outlines:
    """The areas of topologies, and the coast of those that are all the land."""
    read = [(json.loads(text), text in land) for text in texts]
    lines = [[[_plane(*point) for point in arc] for arc in topology.arcs(each)] for each, _ in read]
    points = list(chain.from_iterable(chain.from_iterable(lines)))
    if not points:
        return Outlines(0, {}, "")
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))
    scale = HEIGHT / (bottom - top)

    def simplified(line: list[topology.Point]) -> list[Step]:
        placed = [((x - left) * scale, (y - top) * scale) for x, y in line]
        if len(placed) > 1:
            placed = list(LineString(placed).simplify(TOLERANCE).coords)
        return [(round(x), round(y)) for x, y in placed]

    paths: dict[str, str] = defaultdict(str)
    coast = ""
    for (document, is_land), unplaced in zip(read, lines, strict=True):
        arcs = [simplified(line) for line in unplaced]
        for slug, ring in _rings(document):
            paths[slug] += _path([step for number in ring for step in _turned(arcs, number)], "z")
        if is_land:
            coast += "".join(_path(arcs[number], "") for number in _outer(document))
    return Outlines(round((right - left) * scale), dict(paths), coast)


def _plane(longitude: float, latitude: float) -> topology.Point:
    """On the plane of web maps, downwards as a picture counts."""
    return radians(longitude), -log(tan(pi / 4 + radians(latitude) / 2))


def _rings(document: dict[str, Any]) -> Iterator[tuple[str, list[int]]]:
    for layer in document["objects"].values():
        for geometry in layer["geometries"]:
            for ring in chain.from_iterable(geometry["arcs"]):
                yield geometry["id"], ring


def _outer(document: dict[str, Any]) -> list[int]:
    """The arcs that no two areas of a layer have in common."""
    shared: set[int] = set()
    used: set[int] = set()
    for layer in document["objects"].values():
        rings = chain.from_iterable(
            chain.from_iterable(each["arcs"] for each in layer["geometries"])
        )
        count = Counter(max(arc, ~arc) for arc in chain.from_iterable(rings))
        used |= count.keys()
        shared |= {arc for arc, times in count.items() if times > 1}
    return sorted(used - shared)


def _turned(arcs: list[list[Step]], number: int) -> list[Step]:
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _path(steps: list[Step], end: str) -> str:
    """A line in the commands of SVG: its first step, then each as the way from the one before."""
    line = [step for step, _ in groupby(steps)]
    if end and line[0] == line[-1]:
        line.pop()
    if len(line) < (3 if end else 2):
        return ""
    ways = "".join(f" {x - u} {y - v}" for (u, v), (x, y) in pairwise(line))
    return f"M{line[0][0]} {line[0][1]}l{ways.strip()}{end}".replace(" -", "-")
