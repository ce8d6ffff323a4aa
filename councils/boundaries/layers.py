"""The two layers of the map: whoever runs social care, schools and highways, and the districts.

Each of England's councils lies in one of them, so that no map has two tiers on one scale, and each
is fetched without the other.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.db.models import Q

from councils.boundaries import topology
from councils.models import Council

COUNTIES, DISTRICTS = "counties", "districts"  # as addresses have them
LAYERS = (COUNTIES, DISTRICTS)
STEPS_PER_DEGREE = 2_000  # about 50 metres: no line on a screen is thinner


def in_layer(layer: str) -> Q:
    """The councils of a layer."""
    of_districts = Q(type=Council.Type.DISTRICT)
    return of_districts if layer == DISTRICTS else ~of_districts


def layer_of(council: Council) -> str:
    return DISTRICTS if council.type == Council.Type.DISTRICT else COUNTIES


def object_of(council: Council) -> str:
    """In which object of a set's topology its area is: counties lie over all their districts."""
    return COUNTIES if council.type == Council.Type.COUNTY else DISTRICTS


@lru_cache(maxsize=16)
def part_text(text: str, layer: str, slugs: frozenset[str]) -> str:
    """The same as text, out of text; kept, because of one set it is always the same."""
    return topology.text(part(json.loads(text), layer, slugs))


def part(whole: dict[str, Any], layer: str, slugs: Collection[str]) -> dict[str, Any]:
    """The areas of a topology that are among ``slugs``, as one layer, on the map's coarser grid.

    A border between two of them is still one line, so that no gap opens.
    """
    kept = topology.only(whole, slugs)
    geometries = [each for member in kept["objects"].values() for each in member["geometries"]]
    return {
        "type": "Topology",
        "transform": {"scale": [1 / STEPS_PER_DEGREE] * 2, "translate": [0, 0]},
        "objects": {layer: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_steps(line) for line in topology.arcs(kept)],
    }


def _steps(line: topology.Ring) -> list[list[int]]:
    """A line in degrees on the grid: its first point, then each as the way from the one before."""
    on_grid = ((round(x * STEPS_PER_DEGREE), round(y * STEPS_PER_DEGREE)) for x, y in line)
    points = [point for point, _ in groupby(on_grid)]
    return [[x - u, y - v] for (x, y), (u, v) in zip(points, [(0, 0), *points], strict=False)]
