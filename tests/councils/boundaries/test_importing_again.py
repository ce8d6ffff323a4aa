"""What a file changes where boundaries are loaded already."""

import json

import pytest

from councils.boundaries.importing import import_boundaries
from councils.models import BoundarySet, PublicRecord
from tests.councils.boundaries.loading import LATER, NOON, ONS, drawn, feature, state

pytestmark = pytest.mark.django_db


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
