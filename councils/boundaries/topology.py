"""Areas as TopoJSON, in which a border between two areas is kept once.

Nothing here knows of councils or files: areas come and go as polygons in degrees.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, groupby
from typing import Any

from shapely import MultiPolygon, get_parts, is_valid, make_valid, set_precision

Point = tuple[float, float]
Ring = list[Point]  # its last point is its first
Polygon = list[Ring]  # the outer ring, then the holes
Layers = dict[str, dict[str, list[Polygon]]]  # layer → area → its polygons
Step = tuple[int, int]  # a point counted in steps of the grid
Line = tuple[Step, ...]

# A step is about two metres. One grid for every file, whatever its extent, so that taking an area
# out of a topology does not move the others.
STEPS_PER_DEGREE = 50_000


class BrokenTopology(ValueError):
    """The document can't be followed; says where."""


def encode(layers: Layers) -> dict[str, Any]:
    """The topology of all layers together: the same for equal areas in whatever order."""
    snapped = {
        layer: {area: snap(polygons) for area, polygons in sorted(areas.items())}
        for layer, areas in sorted(layers.items())
        if areas
    }
    rings = [
        ring
        for areas in snapped.values()
        for polygons in areas.values()
        for polygon in polygons
        for ring in polygon
    ]
    junctions = _junctions(rings)
    numbers: dict[Line, int] = {}

    def number(line: Line) -> int:
        if (backwards := line[::-1]) in numbers:
            return ~numbers[backwards]
        return numbers.setdefault(line, len(numbers))

    objects = {
        layer: {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": "MultiPolygon",
                    "id": area,
                    "arcs": [
                        [[number(line) for line in _cut(ring, junctions)] for ring in polygon]
                        for polygon in polygons
                    ],
                }
                for area, polygons in areas.items()
            ],
        }
        for layer, areas in snapped.items()
    }
    return {
        "type": "Topology",
        "transform": {"scale": [1 / STEPS_PER_DEGREE] * 2, "translate": [0, 0]},
        "objects": objects,
        "arcs": [_differences(line) for line in numbers],
    }


def decode(topology: dict[str, Any]) -> Layers:
    """The areas of a topology that ``encode`` made."""
    return {layer: polygons(topology, layer) for layer in topology["objects"]}


def polygons(topology: dict[str, Any], layer: str) -> dict[str, list[Polygon]]:
    lines = arcs(topology)
    return {
        geometry["id"]: [[stitch(ring, lines) for ring in polygon] for polygon in geometry["arcs"]]
        for geometry in topology["objects"][layer]["geometries"]
    }


def without(topology: dict[str, Any], areas: Collection[str]) -> dict[str, Any]:
    """The topology of the areas that are left, and of the arcs that those use."""
    return encode(
        {
            layer: {area: shape for area, shape in shapes.items() if area not in areas}
            for layer, shapes in decode(topology).items()
        }
    )


def only(topology: dict[str, Any], areas: Collection[str]) -> dict[str, Any]:
    """The topology of these areas, each once, and of the arcs they use: nothing is made anew."""
    numbers: dict[int, int] = {}

    def number(arc: int) -> int:
        found = numbers.setdefault(max(arc, ~arc), len(numbers))
        return found if arc >= 0 else ~found

    objects = {}
    for layer, member in topology["objects"].items():
        shapes = {each["id"]: each["arcs"] for each in member["geometries"] if each["id"] in areas}
        geometries = [
            {
                "type": "MultiPolygon",
                "id": area,
                "arcs": [[[number(arc) for arc in ring] for ring in shape] for shape in shapes],
            }
            for area, shapes in shapes.items()
        ]
        objects[layer] = {"type": "GeometryCollection", "geometries": geometries}
    kept = [topology["arcs"][arc] for arc in numbers]
    return {**topology, "objects": objects, "arcs": kept}


def text(topology: dict[str, Any]) -> str:
    return json.dumps(topology, separators=(",", ":"), sort_keys=True)


def content_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def snap(shape: list[Polygon]) -> list[list[Line]]:
    """The polygons on the grid, valid; what is smaller than a step of it is gone.

    There an inlet narrower than a step is a spike, and two banks of a river are one line: a spike
    is taken off, parts that touch along a line or lie over each other are one.
    """
    snapped = [[_snap_ring(ring) for ring in polygon] for polygon in shape]
    area = MultiPolygon([(outer, [*filter(None, holes)]) for outer, *holes in snapped if outer])
    if not is_valid(area):
        area = set_precision(make_valid(area, method="structure", keep_collapsed=False), 1)
    return sorted(
        [
            _begun(polygon.exterior.coords),
            *sorted(_begun(hole.coords) for hole in polygon.interiors),
        ]
        for polygon in get_parts(area)
        if not polygon.is_empty
    )


def collapsed(shape: list[Polygon]) -> int:
    """How many rings are smaller than a step of the grid: islets and lakes that are not drawn."""
    return sum(not _snap_ring(ring) for polygon in shape for ring in polygon)


def mended(shape: list[Polygon]) -> list[Polygon]:
    """The polygons in degrees, valid, though they may be kept from when none were mended."""
    return [
        [[(x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE) for x, y in ring] for ring in polygon]
        for polygon in snap(shape)
    ]


def arcs(topology: dict[str, Any]) -> list[Ring]:
    """Every arc in degrees, whether the topology is quantised or not."""
    transform = topology.get("transform")
    return [
        _unquantised(arc, **transform) if transform else [(x, y) for x, y, *_ in arc]
        for arc in topology["arcs"]
    ]


def _unquantised(arc: list[list[int]], scale: list[float], translate: list[float]) -> Ring:
    points = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(x * scale[0] + translate[0], y * scale[1] + translate[1]) for x, y, *_ in points]


def stitch(numbers: list[int], lines: list[Ring]) -> Ring:
    """The ring made of the arcs with these numbers; ``~3`` is arc 3 backwards."""
    ring: Ring = []
    for place, number in enumerate(numbers):
        line = lines[number] if number >= 0 else lines[~number][::-1]
        if ring and ring[-1] != line[0]:
            raise BrokenTopology(f"arcs {numbers[place - 1]} and {number} do not meet")
        ring += line[1:] if ring else line
    return ring


def _snap_ring(ring: Ring) -> Line:
    steps = ((round(x * STEPS_PER_DEGREE), round(y * STEPS_PER_DEGREE)) for x, y in ring)
    line = tuple(step for step, _ in groupby(steps))
    return line if len(set(line)) > 2 else ()


def _begun(ring: Iterable[Point]) -> Line:
    """Begun at its least point towards the lesser neighbour, wherever the file begins it."""
    line = tuple((int(x), int(y)) for x, y in ring)
    least = line.index(min(line))
    turned = (*line[least:-1], *line[: least + 1])
    return turned if turned[1] < turned[-2] else turned[::-1]


def _junctions(rings: list[Line]) -> set[Step]:
    """Where borders part: points whose neighbours are not the same two in every ring."""
    neighbours: dict[Step, frozenset[Step]] = {}
    junctions = set()
    for ring in rings:
        for before, here, after in zip((ring[-2], *ring), ring[:-1], ring[1:], strict=False):
            pair = frozenset((before, after))
            if neighbours.setdefault(here, pair) != pair:
                junctions.add(here)
    return junctions


def _cut(ring: Line, junctions: set[Step]) -> Iterator[Line]:
    """The ring from junction to junction, or whole where it has none."""
    start = next((i for i, step in enumerate(ring) if step in junctions), 0)
    turned = (*ring[start:-1], *ring[: start + 1])
    begin = 0
    for end, step in enumerate(turned[1:], 1):
        if step in junctions or end == len(ring) - 1:
            yield turned[begin : end + 1]
            begin = end


def _differences(line: Line) -> list[list[int]]:
    """The first point, then each as the way from the one before: smaller numbers."""
    before = ((0, 0), *line)
    return [[x - u, y - v] for (x, y), (u, v) in zip(line, before, strict=False)]
