"""The command, and the committed file that it loads of itself."""

import json
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command

from councils.boundaries import topology
from councils.boundaries.importing import OWN_MAP
from councils.models import Boundary, BoundarySet
from tests import factories
from tests.councils.boundaries.loading import ONS, drawn, feature, state

pytestmark = pytest.mark.django_db


def test_the_command_loads_a_file(councils, save, capsys):
    call_command("import_boundaries", str(save(feature("E08000038"))), "--name=Districts")
    *first, contradictions, last = capsys.readouterr().out.splitlines()
    assert [*first, last] == [
        "new: Barnsley Council",
        "passed over: none",
        "new: 1, changed: 0, unchanged: 0, left as they are: 0",
    ]
    # Of the three that closed none has an area yet.
    assert contradictions.startswith("the register has 3 contradictions that it had not before")
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
        "new: 365, changed: 0, unchanged: 0, left as they are: 0",
    ]
    stored = BoundarySet.objects.get()
    assert (stored.name, stored.attribution) == (
        "Councils in England, 2018 to 2026, ultra-generalised",
        f"{ONS} 2016 and 2024",
    )
    assert Boundary.objects.filter(boundary_set=stored).count() == 365
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
