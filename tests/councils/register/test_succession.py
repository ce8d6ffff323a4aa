"""Real reorganisations: who replaced whom, and the group that was reorganised together."""

from datetime import date

import pytest

from councils.models import Council
from councils.register.succession import Reorganisation, Successions, reorganisation_of
from tests import factories

pytestmark = pytest.mark.django_db

CUMBRIA = ("Allerdale", "Barrow", "Carlisle", "Copeland", "Cumbria", "Eden", "South Lakeland")
TODAY = date(2025, 7, 21)
IN_2019, IN_2023 = date(2019, 4, 1), date(2023, 4, 1)


@pytest.fixture
def england():
    """Cumbria in 2023, the chain of Somerset in 2019 and 2023, and a council that never changed."""
    made = {name: factories.council(name, closed_on=IN_2023, type="district") for name in CUMBRIA}
    for name in ("Cumberland", "Westmorland and Furness", "Somerset"):
        made[name] = factories.council(name, opened_on=IN_2023, type="unitary")
    for name in ("Taunton Deane", "West Somerset"):
        made[name] = factories.council(name, closed_on=IN_2019, type="district")
    for name in ("Mendip", "Somerset County"):
        made[name] = factories.council(name, closed_on=IN_2023, type="district")
    made["Somerset West and Taunton"] = factories.council(
        "Somerset West and Taunton", opened_on=IN_2019, closed_on=IN_2023, type="district"
    )
    made["Kent"] = factories.council("Kent")
    for old, new in (
        *((name, "Cumberland") for name in ("Allerdale", "Carlisle", "Copeland", "Cumbria")),
        *(
            (name, "Westmorland and Furness")
            for name in ("Barrow", "Cumbria", "Eden", "South Lakeland")
        ),
        ("Taunton Deane", "Somerset West and Taunton"),
        ("West Somerset", "Somerset West and Taunton"),
        ("Somerset West and Taunton", "Somerset"),
        ("Mendip", "Somerset"),
        ("Somerset County", "Somerset"),
    ):
        made[old].successors.add(made[new])
    return made


def names(councils) -> list[str]:
    return [each.name for each in councils]


def told(council: Council) -> dict[str, list[str]]:
    found = reorganisation_of(council, TODAY)
    return {
        "replaced_by": names(found.replaced_by),
        "replaces": names(found.replaces),
        "old": names(found.old),
        "new": names(found.new),
    }


@pytest.mark.parametrize(
    ("name", "replaced_by", "replaces"),
    [
        ("Allerdale", ["Cumberland"], []),
        ("Cumbria", ["Cumberland", "Westmorland and Furness"], []),
        ("Cumberland", [], ["Allerdale", "Carlisle", "Copeland", "Cumbria"]),
        ("Westmorland and Furness", [], ["Barrow", "Cumbria", "Eden", "South Lakeland"]),
    ],
)
def test_cumbria_is_one_group_from_wherever_one_looks(england, name, replaced_by, replaces):
    assert told(england[name]) == {
        "replaced_by": replaced_by,
        "replaces": replaces,
        "old": list(CUMBRIA),
        "new": ["Cumberland", "Westmorland and Furness"],
    }


@pytest.mark.parametrize("name", ["Somerset", "Mendip", "Somerset County"])
def test_a_chain_is_not_one_group(england, name):
    found = told(england[name])
    assert (found["old"], found["new"]) == (
        ["Mendip", "Somerset County", "Somerset West and Taunton"],
        ["Somerset"],
    )


@pytest.mark.parametrize("name", ["Taunton Deane", "West Somerset"])
def test_the_earlier_end_of_a_chain_has_its_own_group(england, name):
    found = told(england[name])
    assert found["replaced_by"] == ["Somerset West and Taunton"]
    assert (found["old"], found["new"]) == (
        ["Taunton Deane", "West Somerset"],
        ["Somerset West and Taunton"],
    )


def test_who_has_the_place_today_is_asked_on_a_day(england):
    taunton = england["Taunton Deane"]
    eve = date(2023, 3, 31)
    assert [names(reorganisation_of(taunton, on).today) for on in (IN_2019, eve, IN_2023)] == [
        [],
        [],
        ["Somerset"],
    ]
    assert names(reorganisation_of(england["Mendip"], IN_2023).today) == []


def test_who_has_its_place_on_a_day_is_found_along_chains(england):
    known, taunton, cumbria = Successions(), england["Taunton Deane"], england["Cumbria"]
    eves = date(2019, 3, 31), date(2023, 3, 31)
    assert [names(known.on_day(taunton, on)) for on in (eves[0], IN_2019, eves[1], IN_2023)] == [
        [],
        ["Somerset West and Taunton"],
        ["Somerset West and Taunton"],
        ["Somerset"],
    ]
    assert names(known.on_day(cumbria, eves[1])) == []
    assert names(known.on_day(cumbria, IN_2023)) == ["Cumberland", "Westmorland and Furness"]
    assert known.on_day(england["Kent"], TODAY) == []


def test_one_that_is_still_to_close_is_there_and_one_that_closed_for_good_is_not(england):
    old = factories.council("Old", closed_on=IN_2019)
    old.successors.add(
        factories.council("Gone", closed_on=IN_2023),
        factories.council("Closing", closed_on=date(2025, 7, 22)),
    )
    assert names(Successions().on_day(old, TODAY)) == ["Closing"]


def test_the_middle_of_a_chain_replaces_and_is_replaced(england):
    found = told(england["Somerset West and Taunton"])
    assert (found["replaces"], found["replaced_by"]) == (
        ["Taunton Deane", "West Somerset"],
        ["Somerset"],
    )


def test_a_council_that_never_changed(england, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert reorganisation_of(england["Kent"], TODAY) == Reorganisation()
    assert not reorganisation_of(england["Kent"], TODAY)
    assert reorganisation_of(england["Cumbria"], TODAY)


def test_a_council_that_closed_without_a_successor():
    council = factories.council("Gone", closed_on=IN_2023)
    found = reorganisation_of(council, TODAY)
    assert not found
    assert (found.replaced_by, found.replaces) == ([], [])


def test_one_query_however_many_successions(england, django_assert_num_queries):
    with django_assert_num_queries(1):
        reorganisation_of(england["Cumbria"], TODAY)


def test_predecessors_are_found_along_chains_those_that_closed_last_first():
    made = {
        name: factories.council(name, closed_on=closed_on)
        for name, closed_on in (
            ("Taunton Deane", date(2019, 4, 1)),
            ("West Somerset", date(2019, 4, 1)),
            ("Somerset West and Taunton", date(2023, 4, 1)),
            ("Mendip", date(2023, 4, 1)),
            ("Somerset", None),
            ("Kent", None),
        )
    }
    for old, new in (
        ("West Somerset", "Somerset West and Taunton"),
        ("Taunton Deane", "Somerset West and Taunton"),
        ("Somerset West and Taunton", "Somerset"),
        ("Mendip", "Somerset"),
    ):
        made[old].successors.add(made[new])
    found = {name: [each.name for each in Successions().all_before(made[name])] for name in made}
    assert found == {
        "Somerset": ["Mendip", "Somerset West and Taunton", "Taunton Deane", "West Somerset"],
        "Somerset West and Taunton": ["Taunton Deane", "West Somerset"],
        **{key: [] for key in ("Taunton Deane", "West Somerset", "Mendip", "Kent")},
    }


@pytest.mark.parametrize("number", [1, 3])
def test_predecessors_are_read_in_one_query(number, django_assert_num_queries):
    council = factories.council()
    for _ in range(number):
        factories.council(closed_on=date(2023, 4, 1)).successors.add(council)
    with django_assert_num_queries(1):
        assert len(Successions().all_before(council)) == number


def test_a_register_that_goes_in_a_circle_comes_to_an_end():
    one, other = factories.council("One"), factories.council("Other")
    one.successors.add(other)
    other.successors.add(one)
    assert [each.name for each in Successions().all_before(one)] == ["Other"]
    one.closed_on = other.closed_on = IN_2019
    one.save(), other.save()
    assert Successions().on_day(one, TODAY) == []
