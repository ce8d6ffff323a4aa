"""Areas put together along the arcs of a topology."""

import pytest
from shapely import MultiPolygon

from councils.boundaries import topology
from councils.boundaries.unions import NotAlongArcs, united
from tests.squares import SIDE, square


def encoded(**squares):
    """Areas of squares by their columns and rows."""
    areas = {
        name: [[square(*each)] for each in (places if isinstance(places, list) else [places])]
        for name, places in squares.items()
    }
    return topology.encode({"districts": areas})


def around(document, *areas):
    """The rings of the union in degrees: each polygon's outer ring and its holes, as points."""
    lines = topology.arcs(document)
    return [
        [{rounded(point) for point in topology.stitch(ring, lines)} for ring in polygon]
        for polygon in united(document, areas)
    ]


def rounded(point):
    return tuple(round(each, 6) for each in point)


def corners(*points):
    """Of the grid of squares, in degrees."""
    return {(-1 + column * SIDE, 53 - row * SIDE) for column, row in points}


def test_the_border_between_two_areas_is_left_out():
    document = encoded(one=(0, 0), other=(1, 0), below=(0, 1))
    assert around(document, "one", "other") == [
        [corners((0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1))]
    ]
    used = {max(arc, ~arc) for polygon in united(document, ("one", "other")) for arc in polygon[0]}
    own = {max(arc, ~arc) for polygon in united(document, ("one",)) for arc in polygon[0]}
    assert own - used  # the border
    assert used < set(range(len(document["arcs"])))  # no arc is new


def test_every_ring_goes_along_arcs_that_meet():
    """Whichever way they are gone along: all unions of nine squares, each alone too."""
    nine = {f"s{x}{y}": (x, y) for x in range(3) for y in range(3)}
    document = encoded(**nine)
    names, lines = sorted(nine), topology.arcs(document)
    for number in range(1, 2 ** len(names)):
        chosen = [name for place, name in enumerate(names) if number >> place & 1]
        rings = [
            [topology.stitch(ring, lines) for ring in polygon]
            for polygon in united(document, chosen)
        ]
        area = MultiPolygon([(outer, holes) for outer, *holes in rings])
        assert area.is_valid
        assert area.area == pytest.approx(len(chosen) * SIDE**2)


def test_what_lies_in_the_middle_of_a_ring_is_its_hole():
    ring = [(x, y) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    document = encoded(**{f"s{x}{y}": (x, y) for x, y in ring}, middle=(1, 1))
    ((outer, hole),) = around(document, *(f"s{x}{y}" for x, y in ring))
    assert hole == corners((1, 1), (2, 1), (2, 2), (1, 2))
    assert len(outer) == 12


def test_an_island_is_one_arc_and_comes_with_it():
    document = encoded(one=[(0, 0), (5, 5)], other=(1, 0))
    island, mainland = sorted(around(document, "one", "other"), key=lambda each: len(each[0]))
    assert mainland[0] == corners((0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1))
    assert island == [corners((5, 5), (6, 5), (6, 6), (5, 6))]


def test_areas_over_each_other_have_no_arcs_around_them():
    """A square, and one that is shifted by half a square."""
    document = topology.encode({"districts": {"a": [[square(0, 0)]], "b": [[square(0.5, 0.5)]]}})
    with pytest.raises(NotAlongArcs, match="over each other"):
        united(document, ("a", "b"))


@pytest.mark.parametrize("areas", [(), ("one", "nowhere")])
def test_an_area_that_is_not_there_is_not_made_up(areas):
    with pytest.raises(NotAlongArcs, match="not all"):
        united(encoded(one=(0, 0)), areas)
