"""By what name a file says which council an area is of."""

import re

import pytest

from councils.boundaries.map_files import BadArea
from tests.councils.boundaries.documents import collection, feature, only, topojson


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
        # A district's row may name its county and its region too.
        ({"CTY23CD": "E10000003", "LAD23CD": "E06000001", "RGN23CD": "E12000001"}, 2023),
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
