"""England as paths of a picture: on one plane, as coarse as a picture, borders still in common."""

import json
import re
from datetime import date

import pytest

from councils.boundaries import hexagons, topology
from councils.boundaries.drawn import Drawn, drawn_on
from councils.boundaries.outlines import HEIGHT, drawn, outlines
from tests import factories, squares
from tests.squares import square

TODAY = date(2026, 6, 1)


def text(layers):
    return topology.text(topology.encode(layers))


def numbers(path):
    return [int(each) for each in re.findall(r"-?\d+", path)]


def bounds(path):
    """Left, right, top and bottom of a path of one ring."""
    x, y, *ways = numbers(path)
    points = [(x, y)]
    for across, down in zip(ways[::2], ways[1::2], strict=True):
        points.append((points[-1][0] + across, points[-1][1] + down))
    across, down = zip(*points, strict=True)
    return min(across), max(across), min(down), max(down)


SIDE_BY_SIDE = text({"districts": {"west": [[square(0, 0)]], "east": [[square(1, 0)]]}})


def test_the_picture_is_as_high_as_all_areas_and_they_meet_in_it():
    found = drawn([SIDE_BY_SIDE])
    left, middle, top, bottom = bounds(found.paths["west"])
    assert (left, top, bottom) == (0, 0, HEIGHT)
    assert bounds(found.paths["east"]) == (middle, found.width, 0, HEIGHT)
    # A degree of longitude is shorter than one of latitude, so two squares are no square.
    assert HEIGHT < found.width < 1.3 * HEIGHT
    assert all(path.endswith("z") for path in found.paths.values())


def test_the_coast_leaves_out_what_two_areas_have_in_common():
    alone = drawn([SIDE_BY_SIDE], SIDE_BY_SIDE).coast
    assert len(re.findall("M", alone)) == 2
    middle = bounds(drawn([SIDE_BY_SIDE]).paths["west"])[1]
    along = [(x, y) for x, y in re.findall(r"M(\d+) (\d+)", alone) if int(x) != middle]
    assert along == []  # both begin where the border in common ends
    assert drawn([SIDE_BY_SIDE]).coast == ""


@pytest.mark.parametrize(("bend", "points"), [(0.1, 6), (0.0005, 4)])
def test_a_bend_too_small_to_be_seen_is_left_out_on_both_sides(bend, points):
    border = [(1, 51), (1, 50.5), (1 + bend, 50.25), (1, 50)]
    west = [(0, 50), (0, 51), *border, (0, 50)]
    east = [(2, 51), (2, 50), *reversed(border), (2, 51)]
    found = drawn([text({"districts": {"west": [[west]], "east": [[east]]}})]).paths
    assert [len(numbers(path)) for path in found.values()] == [2 * points, 2 * points]


def test_nothing_is_drawn_of_nothing():
    assert drawn([]) == outlines("areas", Drawn(TODAY, TODAY, [], {}, [], {}))


def test_every_hexagon_has_its_path():
    found = outlines("hexagons", Drawn(TODAY, TODAY, [], {}, [], {}))
    layers = hexagons.hexagons(hexagons.since(TODAY))
    served = [json.loads(each.text)["objects"] for each in layers.values()]
    areas = [area for each in served for layer in each.values() for area in layer["geometries"]]
    assert len(areas) == 153 + 164
    assert sorted(found.paths) == sorted(area["id"] for area in areas)
    assert len(numbers(found.paths["kent-county-council"])) > 2 * 6


@pytest.mark.django_db
def test_a_year_has_the_areas_of_its_own_councils():
    """The line between the two of today is none of the county that was there before."""
    april_2023 = date(2023, 4, 1)
    old = factories.council("Old", closed_on=april_2023)
    new = [factories.council(name, type="unitary", opened_on=april_2023) for name in ("A", "B")]
    old.successors.set(new)
    drawn_now = squares.draw({each: (n, 0) for n, each in enumerate(new)})
    squares.draw({old: (0, 0)})
    before, after = (outlines("areas", drawn_on(day)) for day in (date(2023, 3, 31), april_2023))
    assert (before.paths.keys(), after.paths.keys()) == ({"old"}, {"a", "b"})
    assert drawn_on(april_2023).slugs.keys() == {drawn_now.content_hash}
