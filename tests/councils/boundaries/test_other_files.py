"""What is told of files that were taken for boundaries of councils."""

import re

import pytest

from councils.boundaries import map_files
from councils.boundaries.map_files import NotAMap
from tests.councils.boundaries.documents import RING, collection, feature

CUT_SHORT = "the server cut this file short (exceededTransferLimit): download the whole file"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (collection(feature(), exceededTransferLimit=True), CUT_SHORT),
        (collection(feature(), properties={"exceededTransferLimit": True}), CUT_SHORT),
        (
            {"error": {"code": 400, "message": "Invalid query parameters", "details": []}},
            "is no map, but what a server said: Invalid query parameters",
        ),
        (
            {
                "geometryType": "esriGeometryPolygon",
                "features": [{"attributes": {"LAD21CD": "E06000001"}, "geometry": {"rings": RING}}],
            },
            "is Esri JSON: download the boundaries as GeoJSON",
        ),
    ],
)
def test_what_a_server_sends_instead_of_a_whole_file(document, message):
    with pytest.raises(NotAMap, match=f"^{re.escape(message)}$"):
        map_files.areas(document)


def test_a_file_that_was_not_cut_short_is_welcome():
    whole = collection(
        feature(), exceededTransferLimit=False, properties={"exceededTransferLimit": False}
    )
    assert len(map_files.areas(whole)) == 1


@pytest.mark.parametrize(
    ("properties", "kinds"),
    [
        # A ward's row names its council too, so each council would seem to be there many times.
        ({"WD22CD": "E05008942", "LAD22CD": "E06000001"}, "wards (WD22CD)"),
        ({"lsoa21cd": "E01011949"}, "lower layer super output areas (lsoa21cd)"),
        ({"MSOA21CD": "E02002483"}, "middle layer super output areas (MSOA21CD)"),
        ({"OA21CD": "E00060274"}, "output areas (OA21CD)"),
        ({"PAR23CD": "E04012340"}, "parishes (PAR23CD)"),
        ({"PCON24CD": "E14001280"}, "parliamentary constituencies (PCON24CD)"),
        ({"CED23CD": "E58000001"}, "county electoral divisions (CED23CD)"),
        ({"BUA22CD": "E63000001"}, "built-up areas (BUA22CD)"),
        ({"wz11cd": "E33000001"}, "workplace zones (wz11cd)"),
        ({"CAUTH23CD": "E47000001"}, "combined authorities (CAUTH23CD)"),
        ({"RGN23CD": "E12000001"}, "regions (RGN23CD)"),
        ({"MCTY22CD": "E11000001"}, "metropolitan counties (MCTY22CD)"),
        ({"CTRY23CD": "E92000001"}, "countries (CTRY23CD)"),
    ],
)
def test_areas_of_another_kind_are_named_once(properties, kinds):
    message = f"these are {kinds}, not councils"
    with pytest.raises(NotAMap, match=f"^{re.escape(message)}$") as refused:
        map_files.areas(collection(feature(properties), feature(properties)))
    assert refused.value.place is None


def test_a_council_may_name_what_it_lies_in_under_whatever_name_it_has_itself():
    properties = {"la_code": "E06000001", "RGN22CD": "E12000001", "CTRY22CD": "E92000001"}
    assert len(map_files.areas(collection(feature(properties)))) == 1
