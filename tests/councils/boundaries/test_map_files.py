import json
import re

import pytest

from councils import map_files
from councils.map_files import BadArea, NotAMap

RING = [[0, 51], [1, 51], [1, 52], [0, 52], [0, 51]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}
GRID = "download the file in WGS 84 (EPSG:4326), as GeoJSON from the ONS is"


def feature(properties=None, geometry=POLYGON, **members):
    return {"type": "Feature", "properties": properties, "geometry": geometry, **members}


def collection(*features, **members):
    return {"type": "FeatureCollection", "features": list(features), **members}


def topojson(*geometries, arcs=(RING,), name="LAD_MAY_2023", **members):
    objects = {name: {"type": "GeometryCollection", "geometries": list(geometries)}}
    return {"type": "Topology", "objects": objects, "arcs": list(arcs), **members}


def only(document):
    (area,) = map_files.areas(document)
    return area


def with_ring(ring):
    return only(collection(feature(geometry={"type": "Polygon", "coordinates": [ring]})))


@pytest.mark.parametrize(
    ("properties", "vintage"),
    [
        ({"LAD23CD": "E06000001"}, 2023),
        ({"FID": 1, "lad19cd": "E06000001", "lad19nm": "Hartlepool"}, 2019),
        ({"Ltla21Cd": "E06000001"}, 2021),
        ({"CTYUA24CD": "E06000001"}, 2024),
        ({"utla22cd": "E06000001"}, 2022),
        ({"CTY21CD": "E06000001"}, 2021),
        ({"areacd": "E06000001"}, None),
        ({"AREACD": " e06000001 "}, None),
        # A district's row names its county too, and a ward's code is no council's.
        ({"CTY23CD": "E10000003", "LAD23CD": "E06000001", "WD23CD": "E05008942"}, 2023),
        # In a merged file the column of the other layer is empty.
        ({"LAD23CD": None, "CTY22CD": "E06000001"}, 2022),
        ({"LAD23CD": "", "areacd": "E06000001"}, None),
    ],
)
def test_the_code_column_goes_by_many_names(properties, vintage):
    area = only(collection(feature(properties, id=17)))
    assert (area.code, area.vintage) == ("E06000001", vintage)


def test_the_id_is_the_code_where_there_is_no_column():
    area = only(collection(feature({"name": "Hartlepool"}, id="E06000001")))
    assert (area.code, area.vintage) == ("E06000001", None)
    assert only(collection(feature(None, id="e06000001"))).code == "E06000001"
    assert only(topojson({"type": "Polygon", "arcs": [[0]], "id": "E06000001"})).code == "E06000001"


@pytest.mark.parametrize(
    ("members", "message"),
    [
        (
            {"properties": {"FID": 1, "NAME": "Hartlepool"}, "id": 1},
            "has no code: expected a property such as LAD24CD or areacd, or an id such as"
            " E06000001; found FID, NAME",
        ),
        (
            {"properties": {}, "id": "Hartlepool"},
            "has no code: expected a property such as LAD24CD or areacd, or an id such as"
            " E06000001; found no property",
        ),
        ({"properties": {"LAD23CD": "00EB"}}, "LAD23CD '00EB' is not a code such as E06000001"),
        ({"properties": {"LAD23CD": 6}}, "LAD23CD 6 is not a code such as E06000001"),
        ({"properties": {"LAD23CD": ["E06"]}}, "LAD23CD ['E06'] is not a code such as E06000001"),
    ],
)
def test_an_area_without_a_code_says_what_was_found(members, message):
    with pytest.raises(BadArea, match=f"^{re.escape(message)}$"):
        _ = only(collection(feature(**members))).code


def test_polygons_of_geojson():
    hole = [[0.2, 51.2], [0.3, 51.2], [0.3, 51.3], [0.2, 51.2]]
    island = [[3, 51, 7.5], [4, 51, 8], [4, 52, 8], [3, 51, 7.5]]
    shape = {"type": "MultiPolygon", "coordinates": [[RING, hole], [island]]}
    assert only(collection(feature(geometry=shape))).polygons() == [
        [
            [(0, 51), (1, 51), (1, 52), (0, 52), (0, 51)],
            [(0.2, 51.2), (0.3, 51.2), (0.3, 51.3), (0.2, 51.2)],
        ],
        [[(3, 51), (4, 51), (4, 52), (3, 51)]],
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
        ([[0, 51], [1, 51], [0, 51]], "is not closed: its last point has to be its first"),
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


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "is neither a GeoJSON FeatureCollection nor a TopoJSON Topology: its type is None"),
        (
            feature(),
            "is neither a GeoJSON FeatureCollection nor a TopoJSON Topology: its type is 'Feature'",
        ),
        (collection(), "holds no feature"),
        ({"type": "FeatureCollection"}, "its features are not a list"),
        ({"type": "FeatureCollection", "features": {}}, "its features are not a list"),
        (topojson(), "holds no feature"),
        ({"type": "Topology", "arcs": []}, "its objects are not an object"),
        ({"type": "Topology", "objects": {}}, "arcs: not a list"),
        ({"type": "Topology", "objects": {"a": 1}, "arcs": []},
         "its object a has no list of geometries"),
        ({"type": "Topology", "objects": {"a": {"geometries": {}}}, "arcs": []},
         "its object a has no list of geometries"),
        (topojson(arcs=[RING, 3]), "arc 1: not a list"),
        (topojson(arcs=[RING, [[1, 2]]]), "arc 1 has fewer than two positions"),
        (topojson(arcs=[[[1, 2], [None, 3]]]), "arc 0: [null, 3] is not a position"),
        (topojson(transform={"scale": [1, 1]}), "its transform is not a scale and a translate"),
        (topojson(transform=[1, 1]), "its transform is not a scale and a translate"),
        (topojson(transform={"scale": 1, "translate": [0, 0]}), "scale: 1 is not a position"),
    ],
)  # fmt: skip
def test_a_file_of_another_structure_is_refused(document, message):
    with pytest.raises(NotAMap, match=f"^{re.escape(message)}$") as refused:
        map_files.areas(document)
    assert refused.value.place is None


@pytest.mark.parametrize(
    ("document", "place", "message"),
    [
        (collection(feature(), 7), "feature 2", "is not a GeoJSON feature"),
        (collection(feature(), POLYGON), "feature 2", "is not a GeoJSON feature"),
        (collection(feature(["LAD23CD"])), "feature 1", "its properties are not an object"),
        (topojson(None), "LAD_MAY_2023 feature 1", "is not a TopoJSON geometry"),
    ],
)
def test_a_feature_of_another_structure_is_refused(document, place, message):
    with pytest.raises(NotAMap, match=f"^{re.escape(message)}$") as refused:
        map_files.areas(document)
    assert refused.value.place == place


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        (b"", None, "is empty"),
        (b" \n", None, "is empty"),
        (b'{"type":\n  FeatureCollection}', "2:3", "is not JSON: Expecting value"),
        (b"LAD23CD,LAD23NM\n", "1:1", "is not JSON: Expecting value"),
        (b"PK\x03\x04\xff", None, "byte 4 is not UTF-8: expected GeoJSON or TopoJSON"),
        (b"[]", None, "is neither a GeoJSON FeatureCollection nor a TopoJSON Topology"),
        (b"null", None, "is neither a GeoJSON FeatureCollection nor a TopoJSON Topology"),
        (b'{"a": NaN}', None, "is not usable JSON: NaN is not a number"),
        (b'{"a": -Infinity}', None, "is not usable JSON: -Infinity is not a number"),
    ],
)
def test_what_is_not_a_json_object_is_refused(content, place, message):
    with pytest.raises(NotAMap, match=f"^{re.escape(message)}$") as refused:
        map_files.parse(content)
    assert refused.value.place == place


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"a": ' + b"1" * 5000 + b"}"])
def test_json_that_python_will_not_read_is_refused(content):
    with pytest.raises(NotAMap, match=r"^is not usable JSON: "):
        map_files.parse(content)


def test_a_byte_order_mark_is_passed_over():
    document = collection(feature({"LAD23NM": "Côte"}))
    content = b"\xef\xbb\xbf" + json.dumps(document, ensure_ascii=False).encode()
    assert map_files.parse(content) == document
