"""Which councils are made of whole ones."""

from datetime import date

import pytest

from councils.register.succession import Successions
from councils.register.whole_parts import nested_at_opening, nested_in
from tests.factories import council

pytestmark = pytest.mark.django_db

THE_DAY, A_DAY_BEFORE = date(2027, 4, 1), date(2027, 3, 31)


def names(found):
    return sorted(each.name for each in found)


def closes(name, *successors, on=THE_DAY, **fields):
    made = council(name, closed_on=on, **fields)
    made.successors.set(successors)
    return made


@pytest.fixture
def east():
    return council("East", type="unitary", opened_on=THE_DAY)


@pytest.fixture
def west():
    return council("West", type="unitary", opened_on=THE_DAY)


def test_districts_are_the_parts_and_their_county_lies_over_them(east, west):
    county = closes("Shire", east, west, type="county")
    for name in ("North", "Hill"):
        closes(name, east, type="district", county=county)
    closes("Vale", west, type="district", county=county)
    closes("Town", west, type="unitary")
    known = Successions()
    assert names(nested_in(east, known)) == ["Hill", "North"]
    assert names(nested_at_opening(west, known)) == ["Town", "Vale"]


def test_a_county_that_is_replaced_alone_is_a_part_itself(east):
    closes("Shire", east, type="county")
    closes("Town", east, type="unitary")
    assert names(nested_in(east, Successions())) == ["Shire", "Town"]


def test_one_that_is_divided_makes_none(east, west):
    closes("North", east, type="district")
    closes("Divided", east, west, type="district")
    known = Successions()
    assert nested_in(east, known) == nested_in(west, known) == []
    assert nested_in(council("Always"), known) == []


@pytest.mark.parametrize("closed_on", [None, A_DAY_BEFORE])
def test_at_its_opening_all_of_them_close(east, closed_on):
    closes("North", east, type="district")
    closes("South", east, on=closed_on, type="district")
    known = Successions()
    assert names(nested_in(east, known)) == ["North", "South"]
    assert nested_at_opening(east, known) == []


def test_whoever_was_there_before_has_an_area_of_its_own():
    """It took a place over, and is more than that."""
    closes("North", large := council("Large", type="unitary"))
    assert nested_at_opening(large, Successions()) == []
