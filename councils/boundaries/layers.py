"""The two layers of the map: whoever runs social care, schools and highways, and the districts.

Each of England's councils lies in one of them, so that no map has two tiers on one scale, and each
is fetched without the other.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q

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


def part(topology: dict[str, Any], layer: str, slugs: Collection[str]) -> dict[str, Any]:
    """The areas of a topology that are among ``slugs``, as one layer, on the map's coarser grid.

    A border between two of them is still one line, so that no gap opens.
    """
    numbers: dict[int, int] = {}

    def number(arc: int) -> int:
        found = numbers.setdefault(arc if arc >= 0 else ~arc, len(numbers))
        return found if arc >= 0 else ~found

    geometries = [
        {
            "type": "MultiPolygon",
            "id": geometry["id"],
            "arcs": [
                [[number(arc) for arc in ring] for ring in polygon] for polygon in geometry["arcs"]
            ],
        }
        for member in topology["objects"].values()
        for geometry in member["geometries"]
        if geometry["id"] in slugs
    ]
    transform = topology["transform"]
    factors = [scale * STEPS_PER_DEGREE for scale in transform["scale"]]
    start = [at * STEPS_PER_DEGREE for at in transform["translate"]]
    return {
        "type": "Topology",
        "transform": {"scale": [1 / STEPS_PER_DEGREE] * 2, "translate": [0, 0]},
        "objects": {layer: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_coarser(topology["arcs"][arc], factors, start) for arc in numbers],
    }


def _coarser(steps: list[list[int]], factors: list[float], start: list[float]) -> list[list[int]]:
    """An arc on another grid: its first point, then each as the way from the one before."""
    found: list[list[int]] = []
    at, last = [0, 0], [0, 0]
    for x, y in steps:
        at = [at[0] + x, at[1] + y]
        here = [round(axis * f + s) for axis, f, s in zip(at, factors, start, strict=True)]
        if here != last or not found:
            found.append([here[0] - last[0], here[1] - last[1]])
        last = here
    return found
