"""England as hexagons, out of the files that come with the portal."""

import csv
import json
from itertools import combinations, pairwise

import pytest
from shapely import Point, Polygon
from shapely.geometry import MultiPolygon

from councils.boundaries import hexagons, topology
from councils.boundaries.cities import cities


@pytest.fixture(scope="module")
def drawn():
    """Layer, slug and shape."""
    return {
        layer: {
            slug: MultiPolygon([(outer, holes) for outer, *holes in polygons])
            for slug, polygons in topology.polygons(json.loads(found.text), layer).items()
        }
        for layer, found in hexagons.hexagons().items()
    }


def test_every_council_of_2024_has_a_hexagon_or_those_of_its_districts(drawn):
    with hexagons.REGISTER.open(newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["opened_on"] <= "2024-04-01" and (row["closed_on"] or "9") > "2024-04-01"
        ]
    slugs = {hexagons._slug(row): row["type"] for row in rows if row["type"] != "other"}
    assert {layer: len(shapes) for layer, shapes in drawn.items()} == {
        "counties": 153,
        "districts": 164,
    }
    assert drawn["counties"].keys() == {s for s, kind in slugs.items() if kind != "district"}
    assert drawn["districts"].keys() == {s for s, kind in slugs.items() if kind == "district"}


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


def test_a_city_lies_in_the_hexagon_of_its_council(drawn):
    leeds = next(city for city in cities() if city.name == "Leeds")
    latitude, longitude = leeds.hexagon
    assert drawn["counties"]["leeds-city-council"].contains(Point(longitude, latitude))
