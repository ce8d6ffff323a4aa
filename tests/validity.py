"""Whether areas are valid as OGC Simple Features and RFC 7946 have it, asked edge by edge.

Written apart from what mends areas, and slow: every edge is compared with every other.
"""

from itertools import combinations, pairwise

PLACES = 100_000  # steps of a degree: coordinates are compared as whole numbers


def faults(polygons) -> list[str]:
    """What is wrong with a MultiPolygon in degrees; nothing where it is valid."""
    shapes = [[_whole(ring) for ring in polygon] for polygon in polygons]
    found = [fault for shape in shapes for ring in shape for fault in _of_ring(ring)]
    if found:
        return found
    rings = [ring for shape in shapes for ring in shape]
    for one, other in combinations(rings, 2):
        if any(_meet(a, b) for a in pairwise(one) for b in pairwise(other)):
            found.append(f"two rings cross or share an edge near {one[0]}")
    for shape in shapes:
        outer, *holes = shape
        found += [f"a hole outside at {hole[0]}" for hole in holes if not _inside(hole, outer)]
        found += [
            f"a hole in a hole at {one[0]}"
            for one, other in combinations(holes, 2)
            if _inside(one, other) or _inside(other, one)
        ]
        if _is_cut_in_pieces(shape):
            found.append(f"its inside is in pieces at {outer[0]}")
    for one, other in combinations(shapes, 2):
        for inner, around in ((one, other), (other, one)):
            in_a_hole = any(_inside(inner[0], hole) for hole in around[1:])
            if _inside(inner[0], around[0]) and not in_a_hole:
                found.append(f"a polygon in another at {inner[0][0]}")
    return found


def _whole(ring):
    return [(round(x * PLACES), round(y * PLACES)) for x, y in ring]


def _of_ring(ring):
    if ring[0] != ring[-1] or len(ring) < 4:
        yield f"a ring of {len(ring)} points at {ring[0]}"
    elif len(set(ring)) < len(ring) - 1:
        yield f"a ring that comes twice to a point, at {ring[0]}"
    else:
        edges = list(pairwise(ring))
        for one, other in combinations(edges, 2):
            if _meet(one, other):
                yield f"a ring that meets itself near {one[0]}"


def _meet(one, other) -> bool:
    """Whether two edges have a point in common that is not an end of both."""
    (a, b), (c, d) = one, other
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    turns = [_turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)]
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    if not any(turns):
        return len({a, b} & {c, d}) != 1 or _overlap(one, other)
    ends = zip((c, d, a, b), turns, (one, one, other, other), strict=True)
    return any(
        turn == 0 and point not in edge and _between(point, *edge) for point, turn, edge in ends
    )


def _overlap(one, other) -> bool:
    """Of two edges in one line that share an end: whether one lies on the other."""
    (shared,) = set(one) & set(other)
    (p,), (q,) = set(one) - {shared}, set(other) - {shared}
    return (p[0] - shared[0]) * (q[0] - shared[0]) + (p[1] - shared[1]) * (q[1] - shared[1]) > 0


def _turn(p, q, r) -> int:
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])


def _between(point, a, b) -> bool:
    return min(a[0], b[0]) <= point[0] <= max(a[0], b[0]) and (
        min(a[1], b[1]) <= point[1] <= max(a[1], b[1])
    )


def _inside(ring, outer) -> bool:
    """Whether a ring lies in another, by the middle of its first edge."""
    (a, b), (c, d) = ring[:2]
    x, y = (a + c) / 2, (b + d) / 2
    crossings = [
        u + (y - v) * (s - u) / (t - v) for (u, v), (s, t) in pairwise(outer) if (v > y) != (t > y)
    ]
    return sum(crossing > x for crossing in crossings) % 2 == 1


def _is_cut_in_pieces(rings) -> bool:
    """Whether rings that touch each other at points form a chain that closes."""
    groups = list(range(len(rings)))
    for one, other in combinations(range(len(rings)), 2):
        for _ in set(rings[one]) & set(rings[other]):
            if groups[one] == groups[other]:
                return True
            joined = groups[other]
            groups = [groups[one] if each == joined else each for each in groups]
    return False
