"""England as hexagons: one for each council of a day, a county the shape of its districts'.

So that a small city is as easy to see as a wide shire. Each vintage of councils has a layout of its
own, in which the others may lie elsewhere too. It lies on the map's own plane, over England, and is
drawn, served and kept by browsers as boundaries are.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import atan, degrees, log, pi, radians, sinh, sqrt, tan
from pathlib import Path
from typing import Any

from django.utils.text import slugify
from shapely import Polygon as Shape
from shapely import get_parts, unary_union

from councils.boundaries import layers, topology
from councils.models import Council

REFERENCE = Path(__file__).parents[1] / "reference"
LAYOUT = REFERENCE / "hexes.csv"
REGISTER = REFERENCE / "councils.csv"
ATTRIBUTION = "Hexagons: Open Innovations, MIT licence"

# Where the middle of the layout lies, and how high it is: where England lies on the map.
MIDDLE = (-2.35, 52.95)
HEIGHT = (49.9, 55.8)
# The corners of a hexagon around its middle, in halves of its width and of its side.
CORNERS = ((0, 2), (1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1))

Middle = tuple[int, int]
Place = Callable[[float, float], topology.Point]
Joined = tuple["Join", ...]


@dataclass(frozen=True)
class Layer:
    """One layer of hexagons, as it is served."""

    text: str
    content_hash: str


@dataclass(frozen=True)
class Join:
    """A council that opened since a layout was made: of whose hexagons its own is, by slugs."""

    slug: str
    layer: str
    parts: frozenset[str]


@lru_cache(maxsize=1)
def layouts() -> dict[date, dict[str, Middle]]:
    """By the day since which its councils are those of England, the oldest first.

    The middle of each council's hexagon by GSS code, in halves of a width and of a side.
    """
    found: dict[date, dict[str, Middle]] = defaultdict(dict)
    with LAYOUT.open(newline="") as file:
        for row in csv.DictReader(file):
            since = date.fromisoformat(row["since"]) if row["since"] else date.min
            q, r = int(row["q"]), int(row["r"])
            found[since][row["gss_code"]] = (2 * q + r % 2, 3 * r)
    return dict(sorted(found.items()))


def since(day: date) -> date:
    """Since when the layout of a day is that of England."""
    return max(each for each in layouts() if each <= day)


@lru_cache(maxsize=16)
def hexagons(since: date, joined: Joined = ()) -> dict[str, Layer]:
    """Both layers of a layout; made once from the files that come with the portal.

    ``joined`` are councils that took the place of others since.
    """
    found = {}
    for layer, shapes in _shapes(layouts()[since], joined).items():
        text = topology.text(_encoded(layer, shapes))
        found[layer] = Layer(text, topology.content_hash(text))
    return found


@lru_cache(maxsize=8)
def slugs(since: date) -> frozenset[str]:
    """The councils that have a hexagon in a layout, or those of their districts."""
    return frozenset(slug for shapes in _shapes(layouts()[since]).values() for slug in shapes)


def with_hash(content_hash: str) -> Layer | None:
    """Of whatever layout; the newest is asked for most."""
    layers = (each for since in reversed(layouts()) for each in hexagons(since).values())
    return next((each for each in layers if each.content_hash == content_hash), None)


@lru_cache(maxsize=8)
def places(since: date) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the middle of each hexagon of a layout on the map, by GSS code."""
    at = layouts()[since]
    place = _onto_the_map(at)
    found = {code: place(*middle) for code, middle in at.items()}
    return {code: (round(y, 3), round(x, 3)) for code, (x, y) in found.items()}


def _encoded(layer: str, shapes: dict[str, list[topology.Polygon]]) -> dict[str, Any]:
    whole = topology.encode({layer: shapes})
    return layers.part(whole, layer, shapes.keys())


def _shapes(
    at: dict[str, Middle], joined: Joined = ()
) -> dict[str, dict[str, list[topology.Polygon]]]:
    """By layer and slug: a council's own hexagon, or one shape of those of a county's districts."""
    found: dict[str, dict[str, Any]] = {layer: {} for layer in layers.LAYERS}
    in_county: dict[str, dict[str, Shape]] = defaultdict(dict)
    with REGISTER.open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["gss_code"] not in at:
            continue
        across, up = at[row["gss_code"]]
        shape = Shape([(across + x, up + y) for x, y in CORNERS])
        is_district = row["type"] == Council.Type.DISTRICT
        layer = layers.DISTRICTS if is_district else layers.COUNTIES
        found[layer][_slug(row)] = in_county[row["county_gss_code"]][_slug(row)] = shape
    counties = {
        _slug(row): in_county[row["gss_code"]]
        for row in rows
        if row["type"] == Council.Type.COUNTY and row["gss_code"] in in_county
    }
    for slug, districts in counties.items():
        found[layers.COUNTIES][slug] = unary_union([*districts.values()])
    _join(found, counties, joined)
    place = _onto_the_map(at)
    return {
        layer: {slug: _polygons(shape, place) for slug, shape in shapes.items()}
        for layer, shapes in found.items()
    }


def _join(
    found: dict[str, dict[str, Any]], counties: dict[str, dict[str, Shape]], joined: Joined
) -> None:
    """Councils that took the place of others, in these; a county is the districts left to it."""
    new = [unary_union(_of(sorted(each.parts), found)) for each in joined]
    taken = {part for each in joined for part in each.parts}
    for slug, districts in counties.items():
        if taken & districts.keys():
            left = [shape for district, shape in districts.items() if district not in taken]
            found[layers.COUNTIES][slug] = unary_union(left)
    for layer, shapes in found.items():
        kept = {slug: shape for slug, shape in shapes.items() if slug not in taken}
        found[layer] = {slug: shape for slug, shape in kept.items() if not shape.is_empty}
    for each, shape in zip(joined, new, strict=True):
        found[each.layer][each.slug] = shape


def _of(slugs: Iterable[str], found: dict[str, dict[str, Any]]) -> list[Any]:
    return [shapes[slug] for slug in slugs for shapes in found.values() if slug in shapes]


def _slug(row: dict[str, str]) -> str:
    """As the register gives it to a council that is new."""
    return row["slug"] or slugify(row["name"])[:100]


def _polygons(shape: Any, place: Place) -> list[topology.Polygon]:
    return [
        [[place(x, y) for x, y in ring.coords] for ring in (part.exterior, *part.interiors)]
        for part in get_parts(shape)
    ]


def _onto_the_map(at: dict[str, Middle]) -> Place:
    """From the layout's halves to longitude and latitude, so that on the map hexagons are even."""
    across, up = ([middle[axis] for middle in at.values()] for axis in (0, 1))
    centre = (min(across) + max(across)) / 2, (min(up) + max(up)) / 2
    bottom, top = (_mercator(latitude) for latitude in HEIGHT)
    side = (top - bottom) / (max(up) - min(up) + 4)  # half of one, in radians
    width = sqrt(3) * side
    east, north = radians(MIDDLE[0]), (bottom + top) / 2

    def place(x: float, y: float) -> topology.Point:
        longitude = degrees(east + (x - centre[0]) * width)
        return longitude, degrees(atan(sinh(north + (y - centre[1]) * side)))

    return place


def _mercator(latitude: float) -> float:
    return log(tan(pi / 4 + radians(latitude) / 2))
