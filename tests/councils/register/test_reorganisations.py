"""Every reorganisation of the register: which councils belong together."""

from datetime import UTC, date, datetime

import pytest

from councils.models import Council
from councils.register.changes.importing import OWN_CHANGES, import_changes
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.register.reorganisations import reorganisations
from councils.register.succession import reorganisation_of
from councils.register.succession_words import changes_of
from tests.factories import council

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def register(module_db):
    import_councils(OWN_REGISTER, at=AT)
    import_changes(OWN_CHANGES, at=AT)


@pytest.mark.django_db
def test_those_of_the_register(register):
    found = {each.slug: (len(each.old), len(each.new)) for each in reorganisations()}
    assert found == {
        "surrey-2027": (12, 2),
        "cumbria-2023": (7, 2),
        "north-yorkshire-2023": (8, 1),
        "somerset-2023": (5, 1),
        "northamptonshire-2021": (8, 2),
        "buckinghamshire-2020": (5, 1),
        "bournemouth-christchurch-and-poole-2019": (3, 1),
        "dorset-2019": (6, 1),
        "east-suffolk-2019": (2, 1),
        "somerset-west-and-taunton-2019": (2, 1),
        "west-suffolk-2019": (2, 1),
    }


@pytest.mark.django_db
def test_each_council_that_was_reorganised_names_one_that_it_is_in(register):
    found = {each.slug: {*each.old, *each.new} for each in reorganisations()}
    today = date(2026, 6, 1)
    concerned = Council.objects.exclude(successors=None, predecessors=None).distinct()
    named = {each: changes_of(each, reorganisation_of(each, today), today) for each in concerned}
    assert len(named) > 60
    for each, told in named.items():
        assert all(each in found[slug] for slug, _ in told["reorganised_as"])
        in_how_many = sum(each in group for group in found.values())
        assert len(told["reorganised_as"]) == in_how_many, each


@pytest.mark.django_db
def test_a_county_has_no_number_and_stands_first(register):
    cumbria = next(each for each in reorganisations() if each.slug == "cumbria-2023")
    assert [(number, each.short_name, len(after)) for number, each, after in cumbria.rows] == [
        (0, "Cumbria", 2),
        (1, "Allerdale", 1),
        (2, "Barrow-in-Furness", 1),
        (3, "Carlisle", 1),
        (4, "Copeland", 1),
        (5, "Eden", 1),
        (6, "South Lakeland", 1),
    ]


@pytest.mark.django_db
def test_two_on_one_day_that_have_nothing_in_common_are_two():
    on = date(2023, 4, 1)
    for name in ("North", "South"):
        old = council(f"Old {name} Council", type="district", closed_on=on)
        old.successors.add(council(f"New {name} Council", opened_on=on))
    council("New and gone", closed_on=on)
    places = [each.place for each in reorganisations() if each.place.startswith("New ")]
    assert places == ["New North", "New South"]


@pytest.mark.django_db
def test_what_is_left_comes_along_chains(register):
    found = {each.slug: each for each in reorganisations()}
    somerset = found["somerset-2023"]
    assert [each.short_name for each in somerset.left_to(somerset.new[0])] == [
        *("Somerset", "Mendip", "Sedgemoor", "Somerset West and Taunton"),
        *("South Somerset", "Taunton Deane", "West Somerset"),
    ]
    first = found["somerset-west-and-taunton-2019"]
    assert [[each.name for each in after] for after in first.later.values()] == [
        ["Somerset Council"]
    ]
    assert (first.earlier, somerset.later) == ({}, {})
    cumbria = found["cumbria-2023"]
    assert [len(cumbria.left_to(each)) for each in cumbria.new] == [4, 4]
    assert len(cumbria.all_left) == 7
