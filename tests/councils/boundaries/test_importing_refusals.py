"""What is refused, and in what words."""

import pytest

from tests.councils.boundaries.loading import feature, refusal, square

pytestmark = pytest.mark.django_db


def test_an_unknown_code_refuses_the_whole_file_with_the_list(councils, save):
    file = save(
        feature("E08000038"),
        feature("E07000999", 2),
        feature("W06000001", 4),
        feature("E06000777", 6),
    )
    assert refusal(file) == [
        "boundaries.geojson:feature 2: E07000999 is the code of no council in the register",
        "boundaries.geojson:feature 4: E06000777 is the code of no council in the register",
        "boundaries.geojson: 2 problems",
    ]


def test_two_areas_of_one_council_are_refused(councils, save):
    file = save(feature("E08000016"), feature("E06000063", 2), feature("E08000038", 4))
    assert refusal(file) == [
        "boundaries.geojson:feature 3: E08000038 is Barnsley Council, as is feature 1 (E08000016)",
        "boundaries.geojson: several vintages or layers are told apart with --on DATE",
    ]


def test_every_bad_area_is_named(councils, save):
    file = save(
        feature("E08000038", geometry=None),
        feature("E06000063", geometry={"type": "Point", "coordinates": [0, 51]}),
        feature("E07000026", properties={"NAME": "Allerdale"}, id=3),
        feature("E07000028", geometry={"type": "Polygon", "coordinates": [square(0)[:-1]]}),
    )
    assert refusal(file) == [
        "boundaries.geojson:feature 1: has no geometry",
        "boundaries.geojson:feature 2: is a Point, not a Polygon or MultiPolygon",
        "boundaries.geojson:feature 3: has no code: expected a property such as LAD24CD or areacd,"
        " or an id such as E06000001; found NAME",
        "boundaries.geojson:feature 4: polygon 1, ring 1 is not closed: its last point has to be"
        " its first",
        "boundaries.geojson: 4 problems",
    ]


def test_that_there_are_no_codes_is_said_once(councils, save):
    nameless = {"properties": {"NAME": "x"}, "id": 3}
    file = save(feature("", **nameless), feature("E08000038"), feature("", **nameless))
    assert refusal(file) == [
        "boundaries.geojson:feature 1: has no code: expected a property such as LAD24CD or areacd,"
        " or an id such as E06000001; found NAME"
    ]


def test_an_english_council_outside_the_united_kingdom_is_refused(councils, save):
    swapped = {"type": "Polygon", "coordinates": [[[lat, lon] for lon, lat in square(0)]]}
    file = save(
        feature("W06000001", geometry=swapped),
        feature("E08000038"),
        feature("E06000063", geometry=swapped),
    )
    assert refusal(file) == [
        "boundaries.geojson:feature 3: 54, 0 does not lie in the United Kingdom:"
        " longitude comes first, then latitude"
    ]


def test_the_national_grid_is_refused_at_its_first_area(councils, save):
    grid = {"type": "Polygon", "coordinates": [square(447161, 531473)]}
    file = save(
        feature("W06000001", geometry=grid),
        feature("E08000038", geometry=grid),
        feature("E06000063", geometry=grid),
    )
    assert refusal(file) == [
        "boundaries.geojson:feature 2: 447161, 531473 is not a longitude and latitude but metres,"
        " as on the British National Grid: download the file in WGS 84 (EPSG:4326), as GeoJSON"
        " from the ONS is"
    ]


def test_a_large_file_is_refused_without_being_read(councils, tmp_path):
    file = tmp_path / "full.geojson"
    file.write_bytes(b" " * 2_000_001)
    assert refusal(file) == ["full.geojson: has 2.0 MB, over 2 MB: use the ultra-generalised file"]
    file.write_bytes(b" " * 2_000_000)
    assert refusal(file) == ["full.geojson: is empty"]


def test_a_file_that_is_not_there_is_refused(councils, tmp_path):
    assert refusal(tmp_path / "lad.geojson") == [
        "lad.geojson: can't be read: No such file or directory"
    ]
    assert refusal(tmp_path) == [f"{tmp_path.name}: can't be read: Is a directory"]


def test_malformed_json_is_refused_at_its_line(councils, tmp_path):
    file = tmp_path / "lad.geojson"
    file.write_text('{"type": "FeatureCollection",\n"features": [}', encoding="utf-8")
    assert refusal(file) == ["lad.geojson:2:14: is not JSON: Expecting value"]


def test_a_file_without_english_councils_is_refused(councils, save):
    file = save(feature("W06000001"), feature("S12000005", 2), feature("E12000003", 4))
    assert refusal(file) == [
        "boundaries.geojson: holds no English council; passed over:"
        " 1 English that are no council, 1 Scottish, 1 Welsh"
    ]


def test_an_area_that_rounding_leaves_nothing_of_is_refused(councils, save):
    speck = [[0, 51], [0.000001, 51], [0.000001, 51.000001], [0, 51]]
    file = save(feature("E08000038", geometry={"type": "Polygon", "coordinates": [speck]}))
    assert refusal(file) == ["boundaries.geojson:feature 1: is too small to be drawn"]
