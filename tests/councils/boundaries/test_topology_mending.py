"""Rings that cross or touch themselves, and what becomes of them."""

from itertools import pairwise
from random import Random

import pytest

from councils.boundaries.topology import STEPS_PER_DEGREE, snap
from tests.validity import faults

SQUARE = ((0, 0), (40, 0), (40, 40), (0, 40), (0, 0))
HOLE = ((10, 10), (10, 20), (20, 20), (20, 10), (10, 10))


def doubled_area(ring) -> int:
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring))


def area(polygons) -> int:
    return sum(
        abs(doubled_area(outer)) - sum(abs(doubled_area(hole)) for hole in holes)
        for outer, *holes in polygons
    )


def in_degrees(polygons):
    return [
        [[(x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE) for x, y in ring] for ring in polygon]
        for polygon in polygons
    ]


def simple(polygons):
    return snap(in_degrees(polygons))


def mended(*polygons):
    """What becomes of an area that is not valid; the check finds that it is then."""
    given = [list(polygon) for polygon in polygons]
    assert faults(in_degrees(given))
    found = simple(given)
    assert faults(in_degrees(found)) == []
    return found


@pytest.mark.parametrize("polygons", [[[SQUARE]], [[SQUARE[::-1]]], [[SQUARE, HOLE]]])
def test_what_is_simple_stays_as_it_is(polygons):
    assert [[set(ring) for ring in polygon] for polygon in simple(polygons)] == [
        [set(ring) for ring in polygon] for polygon in polygons
    ]


@pytest.mark.parametrize(
    "ring",
    [
        ((0, 0), (40, 0), (40, 40), (50, 43), (40, 40), (0, 40), (0, 0)),  # out of a corner
        ((0, 0), (40, 0), (40, 20), (60, 20), (40, 20), (40, 40), (0, 40), (0, 0)),
        ((0, 0), (40, 0), (40, 20), (20, 20), (40, 20), (40, 40), (0, 40), (0, 0)),  # inwards
        ((0, 0), (40, 0), (40, 40), (0, 40), (0, 60), (0, 0)),  # along an edge, as Sefton's
    ],
)
def test_a_spike_is_taken_off(ring):
    found = mended([ring])
    assert area(found) == area([[SQUARE]])
    assert len(found) == len(found[0]) == 1


def test_what_hangs_together_at_a_point_becomes_two_polygons():
    ring = ((0, 0), (20, 20), (40, 0), (40, 40), (20, 20), (0, 40), (0, 0))
    found = mended([ring])
    assert [len(polygon) for polygon in found] == [1, 1]
    assert area(found) == area([[ring]])


def test_what_crosses_itself_becomes_two_polygons():
    ring = ((0, 0), (40, 40), (40, 0), (0, 40), (0, 0))
    found = mended([ring])
    assert [area([polygon]) for polygon in found] == [800, 800]


def test_a_crossing_between_points_of_the_grid_moves_by_less_than_a_step():
    ring = ((0, 0), (41, 30), (41, 0), (0, 33), (0, 0))
    found = mended([ring])
    assert len(found) == 2
    assert (21, 16) in found[0][0]


def test_a_lake_that_touches_the_shore_is_a_hole():
    ring = ((0, 0), (20, 0), (10, 10), (20, 20), (30, 10), (20, 0), (40, 0), (40, 40), (0, 40))
    (polygon,) = mended([(*ring, ring[0])])
    assert [len(ring) for ring in polygon] == [6, 5]
    assert area([polygon]) == 2 * (1600 - 200)


def test_a_lake_that_cuts_an_area_in_two_makes_two_polygons():
    lake = ((20, 0), (10, 20), (20, 40), (30, 20), (20, 0))
    found = mended([SQUARE, lake])
    assert [len(polygon) for polygon in found] == [1, 1]
    assert area(found) == 2 * (1600 - 400)


def test_two_parts_that_share_an_edge_become_one():
    beside = ((40, 10), (60, 10), (60, 30), (40, 30), (40, 10))
    (polygon,) = mended([SQUARE], [beside])
    assert len(polygon) == 1
    assert area([polygon]) == 2 * (1600 + 400)


def test_a_hole_is_put_into_the_smallest_ring_around_it():
    island = ((30, 30), (36, 30), (36, 36), (30, 36), (30, 30))
    around_island = ((26, 26), (26, 38), (38, 38), (38, 26), (26, 26))
    spike = ((0, 0), (40, 0), (40, 40), (50, 43), (40, 40), (0, 40), (0, 0))
    found = mended([spike, HOLE, around_island], [island])
    assert sorted(len(polygon) for polygon in found) == [1, 3]


def test_parts_that_lie_over_each_other_are_one():
    over = ((10, 20), (60, 20), (60, 30), (10, 30), (10, 20))
    found = mended([SQUARE], [over])
    assert area(found) == 2 * (1600 + 200)


def test_whatever_is_mended_is_valid():
    """Rings of points at random, which cross themselves in every way."""
    random = Random(1)
    for _ in range(300):
        points = [(random.randint(0, 20), random.randint(0, 20)) for _ in range(9)]
        ring = [a for a, b in pairwise([*points, points[0]]) if a != b]
        assert faults(in_degrees(simple([[(*ring, ring[0])]]))) == []
