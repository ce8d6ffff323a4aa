"""Areas whose rings neither cross nor touch themselves along an edge, as GeoJSON and maps ask.

Put on a grid, an inlet narrower than a step of it becomes a spike, and two banks of a river one
line. Edges are cut where they meet; those that then lie on each other twice have the area, or none
of it, on both sides and are no border. What is left is followed with the area on the left.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import atan2, tau

Step = tuple[int, int]  # a point counted in steps of the grid
Line = tuple[Step, ...]  # closed: its last point is its first
Edge = tuple[Step, Step]

ROUNDS = 20  # of cutting: where edges cross between points of the grid they move by less than one


class Tangled(ValueError):
    """The rings cross each other so often that nobody can tell what is inside."""


def simple(polygons: list[list[Line]]) -> list[list[Line]]:
    """The same area in polygons whose rings are simple; as it is where that is so already.

    The outer ring of each runs against the clock, its holes with it, where anything was mended.
    """
    edges = [
        edge
        for outer, *holes in polygons
        for ring in (_turned(outer, True), *(_turned(hole, False) for hole in holes))
        for edge in pairwise(ring)
    ]
    cut = _cut(edges)
    if len(cut) == len(edges) and max(Counter(start for start, _ in cut).values(), default=1) == 1:
        return polygons
    return _nested(_rings(_borders(cut)))


def doubled_area(ring: Line) -> int:
    """Twice the area in squares of the grid; positive where the ring runs against the clock."""
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring))


def _turned(ring: Line, against_the_clock: bool) -> Line:
    return ring if (doubled_area(ring) > 0) == against_the_clock else ring[::-1]


def _cut(edges: list[Edge]) -> list[Edge]:
    """The edges, cut wherever one meets another or a point of another."""
    for _ in range(ROUNDS):
        cuts: dict[int, set[Step]] = defaultdict(set)
        for one, other in _near(edges):
            for point in _meetings(edges[one], edges[other]):
                for number in (one, other):
                    if point not in edges[number]:
                        cuts[number].add(point)
        if not cuts:
            return edges
        edges = [part for number, edge in enumerate(edges) for part in _parts(edge, cuts[number])]
    raise Tangled("crosses itself so often that it cannot be drawn")


def _near(edges: list[Edge]) -> Iterator[tuple[int, int]]:
    """The pairs of edges whose boxes touch, found from west to east."""
    order = sorted(range(len(edges)), key=lambda number: min(edges[number])[0])
    active: list[int] = []
    for number in order:
        (west, _), (east, _) = sorted(edges[number])
        low, high = sorted((edges[number][0][1], edges[number][1][1]))
        active = [each for each in active if max(edges[each])[0] >= west]
        for each in active:
            (_, one), (_, other) = edges[each]
            if max(one, other) >= low and min(one, other) <= high:
                yield each, number
        if east >= west:
            active.append(number)


def _meetings(one: Edge, other: Edge) -> Iterator[Step]:
    """Where two edges meet but for the ends that they share, on the grid."""
    (a, b), (c, d) = one, other
    sides = _side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)
    if sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0:
        share = sides[2] / (sides[2] - sides[3])
        yield round(a[0] + share * (b[0] - a[0])), round(a[1] + share * (b[1] - a[1]))
        return
    for point, side, (start, end) in zip(
        (c, d, a, b), sides, (one, one, other, other), strict=True
    ):
        if side == 0 and point not in (start, end) and _in_box(point, start, end):
            yield point


def _side(start: Step, end: Step, point: Step) -> int:
    """On which side of an edge a point lies; 0 on its line."""
    across = (end[0] - start[0]) * (point[1] - start[1])
    return across - (end[1] - start[1]) * (point[0] - start[0])


def _in_box(point: Step, start: Step, end: Step) -> bool:
    return all(min(a, b) <= p <= max(a, b) for p, a, b in zip(point, start, end, strict=True))


def _parts(edge: Edge, cuts: Iterable[Step]) -> Iterator[Edge]:
    (x, y), _ = edge
    inner = sorted(cuts, key=lambda point: (point[0] - x) ** 2 + (point[1] - y) ** 2)
    return ((a, b) for a, b in pairwise((edge[0], *inner, edge[1])) if a != b)


def _borders(edges: list[Edge]) -> dict[Step, list[Step]]:
    """From each point where the border goes on, with the area on its left and none on its right.

    What the rings wind around at all is area, so parts that lie over each other are one.
    """
    net: Counter[Edge] = Counter()
    for start, end in edges:
        net[min(start, end), max(start, end)] += 1 if start < end else -1
    wound = [(edge, times) for edge, times in net.items() if times]
    upright = [((_turned_east(a), _turned_east(b)), times) for (a, b), times in wound]
    borders: dict[Step, list[Step]] = defaultdict(list)
    for ((a, b), times), (turned, _) in zip(wound, upright, strict=True):
        left = _winding_above(turned, upright) if a[0] == b[0] else _winding_above((a, b), wound)
        if (left != 0) != (left - times != 0):
            start, end = (a, b) if left else (b, a)
            borders[start].append(end)
    return borders


def _turned_east(point: Step) -> Step:
    """What goes north goes east, and what is left of it is above."""
    return point[1], -point[0]


def _winding_above(edge: Edge, edges: list[tuple[Edge, int]]) -> int:
    """How often the others wind around what is just above the middle of an edge."""
    (a, b), (c, d) = edge
    x, y = a + c, b + d  # doubled, so that they are whole
    winding = 0
    for ((u, v), (s, t)), times in edges:
        if (2 * u > x) != (2 * s > x) and ((u, v), (s, t)) != edge:
            above = 2 * v * (s - u) + (x - 2 * u) * (t - v) - y * (s - u)
            if (above > 0) == (s > u):
                winding += times if s < u else -times
    return winding


def _rings(borders: dict[Step, list[Step]]) -> Iterator[Line]:
    """Simple rings: where a border comes back to one of its points, that ring is complete."""
    for start in sorted(borders):
        while borders[start]:
            path = [start]
            place = {start: 0}
            while True:
                here = path[-1]
                before = path[-2] if len(path) > 1 else None
                following = _leftmost(before, here, borders[here])
                borders[here].remove(following)
                if (first := place.get(following)) is not None:
                    yield (*path[first:], following)
                    for point in path[first + 1 :]:
                        del place[point]
                    del path[first + 1 :]
                    if not first:
                        break
                    continue
                place[following] = len(path)
                path.append(following)


def _leftmost(before: Step | None, here: Step, ends: list[Step]) -> Step:
    """Where the border of the same corner of the area goes on: the area is on its left."""
    if before is None or len(ends) == 1:
        return ends[0]
    back = _angle(here, before)
    return min(ends, key=lambda end: (back - _angle(here, end)) % tau or tau)


def _angle(here: Step, there: Step) -> float:
    return atan2(there[1] - here[1], there[0] - here[0])


def _nested(rings: Iterable[Line]) -> list[list[Line]]:
    """Polygons: each hole in the smallest ring that it lies in."""
    outer, holes = [], []
    for ring in rings:
        (outer if doubled_area(ring) > 0 else holes).append(ring)
    polygons = [[ring] for ring in sorted(outer, key=doubled_area)]
    for hole in holes:
        next(each for each in polygons if _lies_in(hole, each[0])).append(hole)
    return polygons


def _lies_in(ring: Line, outer: Line) -> bool:
    """Whether the middle of an edge, which is on no edge of the other, lies within that."""
    (a, b), (c, d) = ring[0], ring[1]
    x, y = a + c, b + d  # doubled, so that it is whole
    inside = False
    for (u, v), (s, t) in pairwise(outer):
        if (2 * v > y) != (2 * t > y):
            across = (2 * s - 2 * u) * (y - 2 * v) - (x - 2 * u) * (2 * t - 2 * v)
            inside ^= (across > 0) == (t > v)
    return inside
