"""What is stored of a file."""

import hashlib
import json

import pytest

from councils.boundaries import importing
from councils.boundaries.importing import import_boundaries
from councils.models import BoundarySet, Council, LoadedFile, PublicRecord
from tests import factories
from tests.councils.boundaries.loading import NOON, ONS, drawn, feature

pytestmark = pytest.mark.django_db


def test_an_old_vintage_is_joined_through_former_codes(councils, save):
    """LAD21: Allerdale was open, and Barnsley had its old code."""
    file = save(
        feature("E07000026", west=-3, properties={"FID": 1, "LAD21CD": "E07000026"}, id=1),
        feature("E08000016", west=-2, properties={"FID": 2, "LAD21CD": "E08000016"}, id=2),
        name="LAD_2021.geojson",
        crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
    )
    changes = import_boundaries(file, at=NOON)
    *first, _, last = changes.lines()
    assert [*first, last] == [
        "new: Allerdale Council",
        "new: Barnsley Council",
        "passed over: none",
        "new: 2, changed: 0, unchanged: 0, left as they are: 0",
    ]
    stored = BoundarySet.objects.get()
    assert (stored.name, stored.attribution, stored.loaded_at) == ("LAD_2021", f"{ONS} 2021", NOON)
    # The squares have the border at 0.2° west in common.
    assert json.loads(stored.topology) == {
        "type": "Topology",
        "transform": {"scale": [0.00002, 0.00002], "translate": [0, 0]},
        "objects": {
            "districts": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "MultiPolygon", "id": "allerdale-council", "arcs": [[[0, 1]]]},
                    {"type": "MultiPolygon", "id": "barnsley-council", "arcs": [[[~0, 2]]]},
                ],
            }
        },
        "arcs": [
            [[-10_000, 2_705_000], [0, -5_000]],
            [[-10_000, 2_700_000], [-5_000, 0], [0, 5_000], [5_000, 0]],
            [[-10_000, 2_705_000], [5_000, 0], [0, -5_000], [-5_000, 0]],
        ],
    }
    assert drawn() == {"LAD_2021": {"districts": {"allerdale-council", "barnsley-council"}}}
    loaded = LoadedFile.objects.get()
    assert (loaded.kind, loaded.name, loaded.sha256, loaded.counts, loaded.loaded_at) == (
        "boundaries",
        "LAD_2021.geojson",
        hashlib.sha256(file.read_bytes()).hexdigest(),
        "new: 2, changed: 0, unchanged: 0, left as they are: 0",
        NOON,
    )
    assert PublicRecord.objects.get().version == 1


def test_the_layer_follows_the_councils_type_in_a_mixed_file(councils, save):
    """A file of upper-tier councils has counties, unitary councils and boroughs in one layer."""
    file = save(
        feature("E10000006", west=-3, column="ctyua22cd"),
        feature("E08000016", west=-1, column="ctyua22cd"),
    )
    import_boundaries(file, at=NOON)
    assert drawn() == {
        "boundaries": {"counties": {"cumbria-council"}, "districts": {"barnsley-council"}}
    }


def test_a_file_of_counties_alone_has_one_layer(councils, save):
    import_boundaries(save(feature("E10000006", column="CTY22CD")), at=NOON)
    assert drawn() == {"boundaries": {"counties": {"cumbria-council"}}}


def test_topojson_keeps_its_shared_borders_but_not_the_arcs_of_what_is_passed_over(
    councils, tmp_path
):
    """Two squares side by side and a Welsh triangle; three of the four arcs are left."""
    document = {
        "type": "Topology",
        "transform": {"scale": [0.5, 0.25], "translate": [-5, 54]},
        "objects": {
            "Local_Authority_Districts_May_2023": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"LAD23CD": "E06000063"}},
                    {"type": "Polygon", "arcs": [[2, -1]], "properties": {"LAD23CD": "E08000038"}},
                    {"type": "Polygon", "arcs": [[3]], "properties": {"LAD23CD": "W06000001"}},
                ],
            }
        },
        "arcs": [
            [[4, 0], [0, 4]],
            [[4, 4], [2, 0], [0, -4], [-2, 0]],
            [[4, 0], [-2, 0], [0, 4], [2, 0]],
            [[0, 0], [1, 0], [0, 1], [-1, -1]],
        ],
    }
    file = tmp_path / "lad23.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    changes = import_boundaries(file, at=NOON)
    assert changes.notes[0] == "passed over: 1 Welsh"
    stored = BoundarySet.objects.get()
    assert stored.attribution == f"{ONS} 2023"
    assert json.loads(stored.topology)["arcs"] == [
        [[-150_000, 2_750_000], [0, -50_000]],
        [[-150_000, 2_700_000], [-50_000, 0], [0, 50_000], [50_000, 0]],
        [[-150_000, 2_750_000], [50_000, 0], [0, -50_000], [-50_000, 0]],
    ]


def test_the_same_areas_are_the_same_topology_in_either_format(councils, save, tmp_path):
    import_boundaries(save(feature("E06000063", west=-3), feature("E08000038", west=-2)), at=NOON)
    document = json.loads(BoundarySet.objects.get().topology)
    for geometry, code in zip(
        document["objects"]["districts"]["geometries"], ("E08000016", "E06000063"), strict=True
    ):
        geometry["id"] = code
    file = tmp_path / "boundaries.topojson"
    file.write_text(json.dumps(document), encoding="utf-8")
    changes = import_boundaries(file, at=NOON, name="boundaries", attribution=f"{ONS} 2021")
    assert (changes.new, changes.changed, changes.unchanged) == (0, 0, 2)


def test_areas_of_no_english_council_are_passed_over_and_counted(councils, save):
    codes = ["E08000038", "W06000001", "S12000005", "N09000001", "W06000002", "L99999999"]
    # A metropolitan county, a region, inner London, England, a combined authority, a ward
    codes += ["E11000003", "E12000003", "E13000001", "E92000001", "E47000002", "E05008942"]
    factories.council("Sheffield City Region", gss_code="E47000002", type=Council.Type.OTHER)
    file = save(*(feature(code, west) for west, code in enumerate(codes)))
    changes = import_boundaries(file, at=NOON)
    assert changes.notes[0] == (
        "passed over: 6 English that are no council, 1 Northern Irish, 1 Scottish, 2 Welsh, 1 other"
    )
    assert drawn() == {"boundaries": {"districts": {"barnsley-council"}}}


def test_what_is_passed_over_may_be_drawn_as_it_likes(councils, save):
    nowhere = feature("W06000001", geometry=None)
    assert import_boundaries(save(nowhere, feature("E08000038")), at=NOON).new == 1


def test_name_and_attribution_come_from_the_command_then_from_the_file(councils, save):
    file = save(feature("E08000038"), name="LAD21.geojson")
    said = save(feature("E08000038"), name="said.geojson")
    said.write_text(
        json.dumps(json.loads(said.read_text()) | {"name": "LAD_MAY_2021", "attribution": "Me"})
    )
    merged = save(
        feature("E08000038", column="LAD23CD"),
        feature("E10000006", column="CTY22CD"),
        name="merged.json",
    )
    nameless = save(feature("E08000038", column="areacd"), name="areas.geojson")
    for path, options, expected in (
        (file, {}, ("LAD21", f"{ONS} 2021")),
        (said, {}, ("LAD_MAY_2021", "Me")),
        (said, {"name": "Mine", "attribution": "You"}, ("Mine", "You")),
        (nameless, {}, ("areas", ONS)),
        (merged, {}, ("merged", f"{ONS} 2023")),
    ):
        (drawing,) = importing.read(path, **options)
        assert (drawing.name, drawing.attribution) == expected
