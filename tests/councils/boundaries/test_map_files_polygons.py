"""The polygons of an area, in degrees."""

import re

import pytest

from councils.boundaries import map_files
from councils.boundaries.map_files import BadArea, NotAMap
from tests.councils.boundaries.documents import (
    GRID,
    POLYGON,
    RING,
    collection,
    feature,
    only,
    topojson,
)


def with_ring(ring):
    return only(collection(feature(geometry={"type": "Polygon", "coordinates": [ring]})))


def test_polygons_of_geojson():
    hole = [[0.2, 51.2], [0.3, 51.2], [0.3, 51.3], [0.2, 51.2]]
    island = [[2, 51, 7.5], [3, 51, 8], [3, 52, 8], [2, 51, 7.5]]
    shape = {"type": "MultiPolygon", "coordinates": [[RING, hole], [island]]}
    assert only(collection(feature(geometry=shape))).polygons() == [
        [
            [(0, 51), (1, 51), (1, 52), (0, 52), (0, 51)],
            [(0.2, 51.2), (0.3, 51.2), (0.3, 51.3), (0.2, 51.2)],
        ],
        [[(2, 51), (3, 51), (3, 52), (2, 51)]],
    ]


def test_polygons_of_topojson():
    """Two squares side by side: the border is arc 0, which the western one follows backwards."""
    document = topojson(
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"LAD23CD": "E06000001"}},
        {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"LAD23CD": "E06000002"}},
        arcs=(
            [[10, 0], [0, 10]],
            [[10, 10], [10, 0], [0, -10], [-10, 0]],
            [[10, 0], [-10, 0], [0, 10], [10, 0]],
        ),
        transform={"scale": [0.1, 0.1], "translate": [0, 51]},
    )
    east, west = map_files.areas(document)
    assert (east.place, west.place) == ("LAD_MAY_2023 feature 1", "LAD_MAY_2023 feature 2")
    assert east.polygons() == [[[(1, 51), (1, 52), (2, 52), (2, 51), (1, 51)]]]
    assert west.polygons() == [[[(1, 51), (0, 51), (0, 52), (1, 52), (1, 51)]]]


def test_topojson_of_several_objects_and_of_an_object_that_is_one_area():
    document = topojson({"type": "Polygon", "arcs": [[0]], "id": "E06000001"})
    document["objects"]["county"] = {"type": "Polygon", "arcs": [[0]], "id": "E10000003"}
    assert [(area.place, area.code) for area in map_files.areas(document)] == [
        ("LAD_MAY_2023 feature 1", "E06000001"),
        ("county feature 1", "E10000003"),
    ]


@pytest.mark.parametrize(
    ("geometry", "message"),
    [
        (None, "has no geometry"),
        ("POLYGON ((0 51, 1 51, 1 52, 0 51))", "its geometry is not an object"),
        ({"type": "Point", "coordinates": [0, 51]}, "is a Point, not a Polygon or MultiPolygon"),
        ({"type": "GeometryCollection", "geometries": [POLYGON]},
         "is a GeometryCollection, not a Polygon or MultiPolygon"),
        ({"rings": [RING]}, "is a None, not a Polygon or MultiPolygon"),
        ({"type": "MultiPolygon", "coordinates": []}, "has no polygon"),
        ({"type": "MultiPolygon", "coordinates": [[RING], []]}, "polygon 2 has no ring"),
        ({"type": "Polygon"}, "polygon 1: not a list"),
        ({"type": "MultiPolygon", "coordinates": "x"}, "coordinates: not a list"),
        ({"type": "Polygon", "coordinates": [RING, {}]}, "polygon 1, ring 2: not a list"),
        # A Polygon's coordinates under the name of MultiPolygon, and the other way round.
        ({"type": "MultiPolygon", "coordinates": [RING]},
         "polygon 1, ring 1: 0 is not a position"),
        ({"type": "Polygon", "coordinates": [[RING]]},
         "polygon 1, ring 1: [[0, 51], [1, 51], [1, 52], [0, 52], [0, 51]] is not a position"),
    ],
)  # fmt: skip
def test_what_is_not_a_polygon_is_refused(geometry, message):
    with pytest.raises(BadArea, match=f"^{re.escape(message)}$"):
        only(collection(feature(geometry=geometry))).polygons()


@pytest.mark.parametrize(
    ("ring", "message"),
    [
        (RING[:-1], "is not closed: its last point has to be its first"),
        ([[0, 51], [1, 51], [1, 52]], "is not closed: its last point has to be its first"),
        ([], "is not closed: its last point has to be its first"),
        ([[0, 51], None], ": null is not a position"),
        ([[0, 51], [1]], ": [1] is not a position"),
        ([[0, 51], ["1", 52]], ': ["1", 52] is not a position'),
        ([[0, 51], [True, 52]], ": [true, 52] is not a position"),
        ([[0, 51], [1e999, 52]], ": [Infinity, 52] is not a position"),
    ],
)
def test_a_broken_ring_is_refused(ring, message):
    separator = "" if message.startswith(":") else " "
    with pytest.raises(BadArea, match=f"^{re.escape(f'polygon 1, ring 1{separator}{message}')}$"):
        with_ring(ring).polygons()


def test_a_number_too_long_for_a_float_is_refused():
    with pytest.raises(BadArea, match=r"is not a position$"):
        with_ring([[10**400, 51]]).polygons()


@pytest.mark.parametrize(
    ("point", "shown"),
    [
        ([447161, 531473], "447161, 531473"),
        ([447161, 9], "447161, 9"),
        ([-180.5, 51], "-180.5, 51"),
        ([51.5, 99], "51.5, 99"),
    ],
)
def test_the_national_grid_is_refused_by_its_numbers(point, shown):
    ring = [point, [1, 51], [1, 52], point]
    message = (
        f"{shown} is not a longitude and latitude but metres, as on the British National Grid:"
        f" {GRID}"
    )
    with pytest.raises(NotAMap, match=f"^{re.escape(message)}$") as refused:
        with_ring(ring).polygons()
    assert refused.value.place == "feature 1"


def test_the_national_grid_is_refused_in_topojson_too():
    document = topojson(
        {"type": "Polygon", "arcs": [[0]], "id": "E06000001"},
        arcs=([[447161, 531473], [9, 0], [0, 9], [-9, -9]],),
        transform={"scale": [1, 1], "translate": [0, 0]},
    )
    with pytest.raises(NotAMap, match=r"^447161, 531473 is not a long") as refused:
        only(document).polygons()
    assert refused.value.place == "LAD_MAY_2023 feature 1"


@pytest.mark.parametrize(
    "point", [(-9.01, 51), (3.01, 51), (0, 48.9), (0, 61.6), (51.5, -0.1), (-74, 40.7)]
)
def test_a_point_outside_the_united_kingdom_is_refused(point):
    message = (
        f"{point[0]:g}, {point[1]:g} does not lie in the United Kingdom:"
        " longitude comes first, then latitude"
    )
    with pytest.raises(NotAMap, match=f"^{re.escape(message)}$") as refused:
        with_ring([list(point), [1, 51], [1, 52], list(point)]).polygons()
    assert refused.value.place == "feature 1"


def test_the_corners_of_the_united_kingdom_are_welcome():
    corners = [[-9, 49], [3, 49], [3, 61.5], [-9, 61.5], [-9, 49]]
    assert len(with_ring(corners).polygons()) == 1


@pytest.mark.parametrize(
    "name", ["urn:ogc:def:crs:EPSG::27700", "EPSG:27700", "OSGB 1936 / British National Grid"]
)
def test_the_national_grid_is_refused_by_its_name(name):
    crs = {"type": "name", "properties": {"name": name}}
    with pytest.raises(
        NotAMap, match=f"^{re.escape(f'its crs is the British National Grid: {GRID}')}$"
    ):
        map_files.areas(collection(feature(), crs=crs))


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "EPSG:4258"])
def test_longitude_and_latitude_are_welcome_under_any_name(name):
    crs = {"type": "name", "properties": {"name": name}}
    assert len(only(collection(feature(), crs=crs)).polygons()) == 1


@pytest.mark.parametrize(
    ("arcs", "ring", "message"),
    [
        ([RING], [1], "polygon 1, ring 1: there is no arc 1"),
        ([RING], [-2], "polygon 1, ring 1: there is no arc -2"),
        ([RING], ["0"], "polygon 1, ring 1: there is no arc '0'"),
        ([RING], [True], "polygon 1, ring 1: there is no arc True"),
        ([RING[:2], RING[2:]], [0, 1], "polygon 1, ring 1: arcs 0 and 1 do not meet"),
        ([RING[:4]], [0], "polygon 1, ring 1 is not closed: its last point has to be its first"),
    ],
)
def test_a_ring_of_arcs_that_cannot_be_followed_is_refused(arcs, ring, message):
    area = only(topojson({"type": "Polygon", "arcs": [ring], "id": "E06000001"}, arcs=arcs))
    with pytest.raises(BadArea, match=f"^{re.escape(message)}$"):
        area.polygons()


def test_a_null_object_of_topojson_has_no_geometry():
    with pytest.raises(BadArea, match=r"^has no geometry$"):
        only(topojson({"type": None, "id": "E06000001"})).polygons()
