"""What is a map file at all."""

import json
import re

import pytest

from councils.boundaries import map_files
from councils.boundaries.map_files import NotAMap
from tests.councils.boundaries.documents import POLYGON, RING, collection, feature, topojson


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
        (b"lad\xff", None, "byte 3 is not UTF-8: expected GeoJSON or TopoJSON"),
        (b"PK\x03\x04\xff", None,
         "is a ZIP archive: download GeoJSON, or unpack it where it holds that"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", None,
         "is a web page or XML: download the boundaries as GeoJSON"),
        (b"[" * 100_000, None, "is nested too deeply to be a map"),
        (b"[]", None, "is neither a GeoJSON FeatureCollection nor a TopoJSON Topology"),
        (b"null", None, "is neither a GeoJSON FeatureCollection nor a TopoJSON Topology"),
        (b'{"a": NaN}', None, "is not usable JSON: NaN is not a number"),
        (b'{"a": -Infinity}', None, "is not usable JSON: -Infinity is not a number"),
    ],
)  # fmt: skip
def test_what_is_not_a_json_object_is_refused(content, place, message):
    with pytest.raises(NotAMap, match=f"^{re.escape(message)}$") as refused:
        map_files.parse(content)
    assert refused.value.place == place


def test_json_that_python_will_not_read_is_refused():
    with pytest.raises(NotAMap, match=r"^is not usable JSON: "):
        map_files.parse(b'{"a": ' + b"1" * 5000 + b"}")


def test_a_byte_order_mark_is_passed_over():
    document = collection(feature({"LAD23NM": "Côte"}))
    content = b"\xef\xbb\xbf" + json.dumps(document, ensure_ascii=False).encode()
    assert map_files.parse(content) == document
