import hashlib
import json
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command

from councils import boundaries, topology
from councils.boundaries import OWN_MAP, import_boundaries
from councils.importing.problems import FileRefused
from councils.models import Boundary, BoundarySet, Council, FormerCode, LoadedFile, PublicRecord
from tests import factories

pytestmark = pytest.mark.django_db

NOON = datetime(2024, 6, 3, 12, tzinfo=UTC)
LATER = datetime(2025, 6, 3, 12, tzinfo=UTC)
ONS = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
    " Contains OS data © Crown copyright and database right"
)


@pytest.fixture
def councils():
    """Cumbria before and after 2023, and Barnsley, whose code changed with its boundary."""
    barnsley = council("Barnsley", "E08000038", Council.Type.METROPOLITAN)
    FormerCode.objects.create(council=barnsley, code="E08000016")
    cumbria = council("Cumbria", "E10000006", Council.Type.COUNTY, closed_on=date(2023, 4, 1))
    for name, code in (("Allerdale", "E07000026"), ("Carlisle", "E07000028")):
        council(name, code, Council.Type.DISTRICT, closed_on=date(2023, 4, 1), county=cumbria)
    council("Cumberland", "E06000063", Council.Type.UNITARY, opened_on=date(2023, 4, 1))


def council(name, code, type, **fields):
    return factories.council(f"{name} Council", gss_code=code, type=type, **fields)


def square(west, south=54):
    east, north = west + 1, south + 1
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code, west=0, column="LAD21CD", **members):
    geometry = {"type": "Polygon", "coordinates": [square(west)]}
    feature = {"type": "Feature", "properties": {column: code}, "geometry": geometry}
    return feature | members


@pytest.fixture
def save(tmp_path):
    def save(*features, name="boundaries.geojson", **members):
        file = tmp_path / name
        document = {"type": "FeatureCollection", "features": features} | members
        file.write_text(json.dumps(document), encoding="utf-8")
        return file

    return save


def refusal(file, **options):
    """Why the file is refused, sure that nothing was written."""
    before = state()
    with pytest.raises(FileRefused) as refused:
        import_boundaries(file, at=NOON, **options)
    assert state() == before
    return str(refused.value).splitlines()


def state():
    """Everything an import may change."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (BoundarySet, Boundary, LoadedFile, PublicRecord)
    ]


def drawn():
    """The areas of each set, as its topology has them and as its rows have them."""
    sets = {}
    for boundary_set in BoundarySet.objects.order_by("loaded_at", "pk"):
        document = json.loads(boundary_set.topology)
        assert (
            boundary_set.content_hash == hashlib.sha256(boundary_set.topology.encode()).hexdigest()
        )
        areas = {layer: set(areas) for layer, areas in topology.decode(document).items()}
        rows = boundary_set.boundaries.values_list("council__slug", flat=True)
        assert set(rows) == set().union(*areas.values())
        sets[boundary_set.name] = areas
    return sets


# What is stored


def test_an_old_vintage_is_joined_through_former_codes(councils, save):
    """LAD21: Allerdale was open, and Barnsley had its old code."""
    file = save(
        feature("E07000026", west=-3, properties={"FID": 1, "LAD21CD": "E07000026"}, id=1),
        feature("E08000016", west=-2, properties={"FID": 2, "LAD21CD": "E08000016"}, id=2),
        name="LAD_2021.geojson",
        crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
    )
    changes = import_boundaries(file, at=NOON)
    assert changes.lines() == [
        "new: Allerdale Council",
        "new: Barnsley Council",
        "passed over: none",
        "new: 2, changed: 0, unchanged: 0, left as they are: 0",
    ]
    stored = BoundarySet.objects.get()
    assert (stored.name, stored.attribution, stored.loaded_at) == ("LAD_2021", f"{ONS} 2021", NOON)
    # The squares have the border at 2° west in common.
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
            [[-100_000, 2_750_000], [0, -50_000]],
            [[-100_000, 2_700_000], [-50_000, 0], [0, 50_000], [50_000, 0]],
            [[-100_000, 2_750_000], [50_000, 0], [0, -50_000], [-50_000, 0]],
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
    assert changes.notes == ["passed over: 1 Welsh"]
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
    assert changes.notes == [
        "passed over: 6 English that are no council, 1 Northern Irish, 1 Scottish, 2 Welsh, 1 other"
    ]
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
        drawing = boundaries.read(path, **options)
        assert (drawing.name, drawing.attribution) == expected


# A second file


def test_the_same_file_twice_changes_nothing(councils, save):
    file = save(feature("E08000038"), feature("E10000006", west=3))
    import_boundaries(file, at=NOON)
    before = state()
    changes = import_boundaries(file, at=LATER)
    assert not changes
    assert changes.lines() == [
        "passed over: none",
        "new: 0, changed: 0, unchanged: 2, left as they are: 0",
    ]
    assert state() == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(councils, save):
    import_boundaries(save(feature("E08000038"), name="old.geojson"), at=NOON)
    before = state()
    changes = import_boundaries(
        save(feature("E08000038", 3), feature("E06000063")), at=LATER, dry_run=True
    )
    assert changes.lines() == [
        "changed: Barnsley Council: boundary old → boundaries",
        "new: Cumberland Council",
        "passed over: none",
        "new: 1, changed: 1, unchanged: 0, left as they are: 0",
    ]
    assert state() == before


def test_a_newer_file_takes_over_its_councils_and_leaves_the_others(councils, save):
    older = save(
        feature("E07000026", -3),
        feature("E08000016", -2),
        feature("E10000006", -3),
        name="old.json",
    )
    newer = save(feature("E08000038", -2), feature("E06000063", -3), name="new.json")
    import_boundaries(older, at=NOON)
    whole = json.loads(BoundarySet.objects.get().topology)
    changes = import_boundaries(newer, at=LATER)
    assert changes.lines() == [
        "changed: Barnsley Council: boundary old → new",
        "new: Cumberland Council",
        "passed over: none",
        "new: 1, changed: 1, unchanged: 0, left as they are: 0",
    ]
    assert drawn() == {
        "old": {"districts": {"allerdale-council"}, "counties": {"cumbria-council"}},
        "new": {"districts": {"barnsley-council", "cumberland-council"}},
    }
    left = json.loads(BoundarySet.objects.get(name="old").topology)
    assert len(left["arcs"]) < len(whole["arcs"])
    assert len(left["arcs"]) == 1  # the district and its county are the same square
    assert PublicRecord.objects.get().version == 2


def test_a_set_goes_with_the_last_of_its_councils(councils, save):
    import_boundaries(save(feature("E08000038"), feature("E06000063", 3), name="a.json"), at=NOON)
    import_boundaries(save(feature("E08000038", 1), name="b.json"), at=NOON)
    import_boundaries(save(feature("E06000063", 1), name="c.json"), at=NOON)
    assert drawn() == {
        "b": {"districts": {"barnsley-council"}},
        "c": {"districts": {"cumberland-council"}},
    }
    import_boundaries(save(feature("E08000038"), feature("E06000063", 3), name="a.json"), at=NOON)
    assert drawn() == {"a": {"districts": {"barnsley-council", "cumberland-council"}}}


def test_the_same_boundaries_under_another_name_are_renamed(councils, save):
    file = save(feature("E08000038"))
    import_boundaries(file, at=NOON)
    boundary_set = BoundarySet.objects.get()
    changes = import_boundaries(file, at=LATER, name="Districts", attribution="Me")
    assert changes.lines() == [
        f"changed: boundaries: name boundaries → Districts, attribution {ONS} 2021 → Me",
        "passed over: none",
        "new: 0, changed: 1, unchanged: 1, left as they are: 0",
    ]
    renamed = BoundarySet.objects.get()
    assert (renamed.name, renamed.attribution) == ("Districts", "Me")
    assert (renamed.pk, renamed.content_hash, renamed.loaded_at) == (
        boundary_set.pk,
        boundary_set.content_hash,
        NOON,
    )
    assert drawn() == {"Districts": {"districts": {"barnsley-council"}}}


def test_boundaries_are_facts_and_welcome_on_a_demonstration(councils, save):
    PublicRecord.objects.create(pk=1, demonstration=True)
    import_boundaries(save(feature("E08000038")), at=NOON)
    assert PublicRecord.objects.get().demonstration
    assert drawn() == {"boundaries": {"districts": {"barnsley-council"}}}


@pytest.mark.parametrize("codes", [["E08000038"], ["E08000038", "E06000063", "E10000006"]])
def test_the_database_is_asked_as_often_for_three_councils_as_for_one(
    councils, save, django_assert_num_queries, codes
):
    older = save(*(feature(code, west) for west, code in enumerate(codes)), name="old.json")
    import_boundaries(older, at=NOON)
    newer = save(*(feature(code, 2 * west) for west, code in enumerate(codes, 9)))
    with django_assert_num_queries(4):
        assert import_boundaries(newer, at=NOON, dry_run=True).changed == len(codes)


# Refusals


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
        "boundaries.geojson:feature 3: E08000038 is Barnsley Council, as is feature 1 (E08000016)"
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


# The command


def test_the_command_loads_a_file(councils, save, capsys):
    call_command("import_boundaries", str(save(feature("E08000038"))), "--name=Districts")
    assert capsys.readouterr().out.splitlines() == [
        "new: Barnsley Council",
        "passed over: none",
        "new: 1, changed: 0, unchanged: 0, left as they are: 0",
    ]
    assert drawn() == {"Districts": {"districts": {"barnsley-council"}}}


def test_the_command_says_that_a_dry_run_is_one(councils, save, capsys):
    call_command("import_boundaries", str(save(feature("E08000038"))), "--dry-run")
    assert capsys.readouterr().out.splitlines()[-1] == "This was a dry run: nothing was loaded."
    assert not BoundarySet.objects.exists()


def test_the_command_leaves_boundaries_alone_if_only_none_are_to_be_loaded(councils, save, capsys):
    """So that a new start does not take back what another vintage has taken over."""
    first, second = save(feature("E08000038"), name="a.json"), save(feature("E08000038", 3))
    call_command("import_boundaries", str(first), "--if-none")
    before = state()
    capsys.readouterr()
    call_command("import_boundaries", str(second), "--if-none")
    assert capsys.readouterr().out.splitlines()[0] == "there are boundaries already"
    assert state() == before
    assert drawn() == {"a": {"districts": {"barnsley-council"}}}


def test_the_command_fails_with_the_refusal(councils, save):
    with pytest.raises(
        CommandError, match=r"^nothing was loaded.\nboundaries.geojson: holds no feature$"
    ):
        call_command("import_boundaries", str(save()))


def test_the_command_loads_the_committed_file_for_all_councils(capsys):
    """Under current codes and slugs, exactly as it is committed but for the names."""
    document = json.loads(OWN_MAP.read_text(encoding="utf-8"))
    slugs = {}
    for layer, type in (("counties", "county"), ("districts", "unitary")):
        for code in topology.polygons(document, layer):
            # Slugs in the order of the codes, so that the topologies are equal arc by arc.
            slugs[code] = factories.council(slug=code.lower(), gss_code=code, type=type).slug
    call_command("import_boundaries")
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "passed over: none",
        "new: 317, changed: 0, unchanged: 0, left as they are: 0",
    ]
    stored = BoundarySet.objects.get()
    assert (stored.name, stored.attribution) == (
        "Councils in England, 2024, ultra-generalised",
        f"{ONS} 2024",
    )
    assert Boundary.objects.filter(boundary_set=stored).count() == 317
    kept = json.loads(stored.topology)
    assert kept["arcs"] == document["arcs"]
    for layer, member in document["objects"].items():
        for geometry, original in zip(
            kept["objects"][layer]["geometries"], member["geometries"], strict=True
        ):
            assert geometry == original | {"id": slugs[original["id"]]}
    for areas in topology.decode(kept).values():
        for shape in areas.values():
            assert all(
                ring[0] == ring[-1] and all(a != b for a, b in pairwise(ring))
                for polygon in shape
                for ring in polygon
            )
