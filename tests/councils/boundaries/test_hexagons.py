"""England as hexagons, out of the files that come with the portal."""

import csv
import json
from datetime import date
from itertools import combinations, pairwise

import pytest
from shapely import Point, Polygon
from shapely.geometry import MultiPolygon

from councils.boundaries import hexagons, topology
from councils.boundaries.cities import cities

DAYS = {  # one of each vintage, with its councils of either layer
    "2018-06-01": (152, 201),
    "2019-06-01": (151, 192),
    "2020-06-01": (151, 188),
    "2021-06-01": (152, 181),
    "2026-06-01": (153, 164),
}
TODAY = hexagons.since(date(2026, 6, 1))


def shapes_since(since, joined=()):
    """Layer, slug and shape."""
    return {
        layer: {
            slug: MultiPolygon([(outer, holes) for outer, *holes in polygons])
            for slug, polygons in topology.polygons(json.loads(found.text), layer).items()
        }
        for layer, found in hexagons.hexagons(since, joined).items()
    }


@pytest.fixture(scope="module")
def drawn():
    return shapes_since(TODAY)


@pytest.mark.parametrize("day", DAYS)
def test_every_council_of_a_day_has_a_hexagon_or_those_of_its_districts(day):
    drawn = shapes_since(hexagons.since(date.fromisoformat(day)))
    with hexagons.REGISTER.open(newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["opened_on"] <= day and (row["closed_on"] or "9") > day
        ]
    slugs = {hexagons._slug(row): row["type"] for row in rows if row["type"] != "other"}
    assert (len(drawn["counties"]), len(drawn["districts"])) == DAYS[day]
    assert drawn["counties"].keys() == {s for s, kind in slugs.items() if kind != "district"}
    assert drawn["districts"].keys() == {s for s, kind in slugs.items() if kind == "district"}


def test_each_layer_of_each_vintage_is_found_by_its_hash():
    for since in hexagons.layouts():
        for layer in hexagons.hexagons(since).values():
            assert hexagons.with_hash(layer.content_hash) == layer
    assert hexagons.with_hash("0" * 64) is None


def test_a_county_is_its_districts_and_no_two_councils_of_a_layer_overlap(drawn):
    kent = drawn["counties"]["kent-county-council"]
    size = drawn["counties"]["medway-council"].area
    assert kent.area == pytest.approx(12 * size, rel=0.05)  # twelve districts
    assert kent.buffer(0.001).contains(drawn["districts"]["ashford-borough-council"])
    for shapes in drawn.values():
        for one, other in combinations(shapes.values(), 2):
            assert one.intersection(other).area < size / 100


def test_hexagons_are_even_where_the_map_draws_them(drawn):
    """All sides of one are equally long on the map's plane, within its grid."""
    (polygon,) = drawn["counties"]["medway-council"].geoms
    corners = [(x, hexagons._mercator(y) * 57.29578) for x, y in polygon.exterior.coords]
    sides = [((x - u) ** 2 + (y - v) ** 2) ** 0.5 for (x, y), (u, v) in pairwise(corners)]
    assert len(sides) == 6
    assert max(sides) == pytest.approx(min(sides), rel=0.02)
    assert isinstance(polygon, Polygon)


@pytest.mark.parametrize("day", DAYS)
def test_a_city_lies_in_the_hexagon_of_its_council(day):
    since = hexagons.since(date.fromisoformat(day))
    drawn = shapes_since(since)["counties"]
    places = {each.name: Point(*reversed(each.hexagon)) for each in cities(since)}
    assert drawn["leeds-city-council"].contains(places["Leeds"])
    cumbria = "cumbria-county-council" if day < "2023" else "cumberland-council"
    assert drawn[cumbria].contains(places["Carlisle"])


EAST = hexagons.Join(
    "east", "counties", frozenset(("elmbridge-borough-council", "tandridge-district-council"))
)


def test_a_council_that_opened_since_has_the_hexagons_of_whom_it_replaced(drawn):
    """The county keeps those of the others."""
    joined = shapes_since(TODAY, (EAST,))
    parts = [drawn["districts"][slug] for slug in EAST.parts]
    east, surrey = joined["counties"]["east"], joined["counties"]["surrey-county-council"]
    assert east.area == pytest.approx(sum(each.area for each in parts), rel=0.01)
    assert all(east.buffer(0.001).contains(each) for each in parts)
    before = drawn["counties"]["surrey-county-council"]
    assert surrey.area == pytest.approx(before.area - east.area, rel=0.01)
    assert joined["districts"].keys() == drawn["districts"].keys() - EAST.parts
    assert joined["counties"].keys() == drawn["counties"].keys() | {"east"}


def test_a_county_without_a_district_has_none():
    with hexagons.REGISTER.open(newline="") as file:
        districts = {
            hexagons._slug(row)
            for row in csv.DictReader(file)
            if row["county_gss_code"] == "E10000030" and not row["closed_on"]
        }
    assert len(districts) == 11
    joined = (hexagons.Join("new", "counties", frozenset(districts)),)
    assert "surrey-county-council" not in shapes_since(TODAY, joined)["counties"]
