"""Areas as GeoJSON, from a map small enough to know by heart."""

import json
from datetime import date

import pytest

from councils.boundaries import topology
from councils.boundaries.geojson import boundaries, geometry
from councils.models import Boundary, BoundarySet
from tests import factories
from tests.squares import draw
from tests.validity import faults

pytestmark = pytest.mark.django_db
AGAINST = [[0.0, 50.0], [2.0, 50.0], [2.0, 52.0], [0.0, 52.0], [0.0, 50.0]]
HOLE = [[0.5, 50.5], [1.0, 50.5], [1.0, 51.0], [0.5, 51.0], [0.5, 50.5]]


def test_a_council_is_a_feature_with_its_names():
    kent = factories.council(
        "Kent County Council", gss_code="E10000016", opened_on=date(1974, 4, 1)
    )
    factories.council("Essex County Council")  # is not drawn
    draw({kent: (0, 0)})
    assert boundaries("") == {
        "type": "FeatureCollection",
        "name": "boundaries",
        "attribution": "Source: the drawing board",
        "features": [
            {
                "type": "Feature",
                "id": "kent-county-council",
                "properties": {
                    "council": "kent-county-council",
                    "name": "Kent County Council",
                    "type": "county",
                    "gss_code": "E10000016",
                    "opened_on": "1974-04-01",
                    "closed_on": None,
                    "start": None,
                    "end": None,
                },
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [[[
                        [-1.0, 52.75], [-0.75, 52.75], [-0.75, 53.0], [-1.0, 53.0], [-1.0, 52.75],
                    ]]],
                },
            }
        ],
    }  # fmt: skip
    assert boundaries("Made up.")["note"] == "Made up."


def test_areas_of_several_times_are_features_of_their_own_and_a_day_has_its_own():
    april_2023 = date(2023, 4, 1)
    kent = factories.council("Kent")
    draw({kent: (0, 0)}, end=april_2023)
    draw({kent: (1, 0), factories.council("Old", closed_on=april_2023): (2, 0)}, start=april_2023)
    found = [
        (each["id"], each["properties"]["start"], each["properties"]["end"])
        for each in boundaries("")["features"]
    ]
    assert found == [
        ("kent-until-2023-04-01", None, "2023-04-01"),
        ("kent", "2023-04-01", None),
        ("old", "2023-04-01", None),
    ]
    for day, west in ((date(2023, 3, 31), -1.0), (april_2023, -0.75)):
        (feature,) = boundaries("", day)["features"]
        assert feature["id"] == "kent"
        assert feature["geometry"]["coordinates"][0][0][0][0] == west


@pytest.mark.parametrize("outer", [AGAINST, AGAINST[::-1]])
@pytest.mark.parametrize("hole", [HOLE, HOLE[::-1]])
def test_a_ring_is_turned_where_it_runs_the_wrong_way(outer, hole):
    assert geometry([[outer, hole]]) == {
        "type": "MultiPolygon",
        "coordinates": [[AGAINST, HOLE[::-1]]],
    }


def test_an_area_in_two_parts_with_a_hole_keeps_them():
    second = [[x + 2.5, y] for x, y in AGAINST]
    kent = factories.council("Kent County Council")
    shape = {"counties": {kent.slug: [[AGAINST, HOLE], [second]]}}
    drawn = BoundarySet.objects.create(
        name="Two parts",
        attribution="Source: the drawing board",
        topology=topology.text(topology.encode(shape)),
        content_hash="abc",
        loaded_at="2025-01-01T00:00Z",
    )
    Boundary.objects.create(council=kent, boundary_set=drawn)
    [found] = boundaries("")["features"]
    assert found["geometry"]["coordinates"] == [[AGAINST, HOLE[::-1]], [second]]


def test_without_boundaries_there_is_nothing():
    factories.council()
    assert boundaries("") is None


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow(number, django_assert_num_queries):
    draw({factories.council(): (n, 0) for n in range(number)})
    with django_assert_num_queries(2):
        found = boundaries("")
    assert len(found["features"]) == number
    assert json.loads(json.dumps(found)) == found


def test_what_is_published_is_valid_though_it_was_kept_with_a_spike():
    """As Preston was in the portal's first map: out to a point and back the same way."""
    kent = factories.council("Kent County Council")
    ring = [[0, 2_500_000], [1_000, 0], [0, 1_000], [10, 3], [-10, -3], [-1_000, 0], [0, -1_000]]
    kept = {
        "type": "Topology",
        "transform": {"scale": [1 / topology.STEPS_PER_DEGREE] * 2, "translate": [0, 0]},
        "arcs": [ring],
        "objects": {
            "counties": {
                "type": "GeometryCollection",
                "geometries": [{"type": "MultiPolygon", "id": kent.slug, "arcs": [[[0]]]}],
            }
        },
    }
    drawn = BoundarySet.objects.create(
        name="Spiky",
        attribution="Source: the drawing board",
        topology=json.dumps(kept),
        content_hash="abc",
        loaded_at="2025-01-01T00:00Z",
    )
    Boundary.objects.create(council=kent, boundary_set=drawn)
    assert faults(topology.decode(kept)["counties"][kent.slug])
    [found] = boundaries("")["features"]
    assert found["geometry"]["coordinates"] == [
        [[[0.0, 50.0], [0.02, 50.0], [0.02, 50.02], [0.0, 50.02], [0.0, 50.0]]]
    ]
