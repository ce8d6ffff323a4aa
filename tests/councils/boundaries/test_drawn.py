"""Which councils are on the map of a day, and in whose area."""

from datetime import date

import pytest

from councils.boundaries.drawn import BEGUN, drawn_on
from councils.models import Boundary
from tests import factories, squares

pytestmark = pytest.mark.django_db

APRIL_2021, APRIL_2023 = date(2021, 4, 1), date(2023, 4, 1)
BEFORE, AFTER = date(2023, 3, 31), APRIL_2023


def names(day):
    return [each.name for each in drawn_on(day).councils]


def followed(name, *successors, **fields):
    """A council that closed in 2023."""
    found = factories.council(name, closed_on=APRIL_2023, **fields)
    found.successors.set(successors)
    return found


@pytest.fixture
def cumberland():
    return factories.council("Cumberland", type="unitary", opened_on=APRIL_2023)


@pytest.fixture
def westmorland():
    return factories.council("Westmorland", type="unitary", opened_on=APRIL_2023)


@pytest.fixture
def cumbria(cumberland, westmorland):
    return followed("Cumbria", cumberland, westmorland)


def test_drawn_are_those_that_existed_on_the_day():
    squares.draw(
        {
            factories.council("Always"): (0, 0),
            factories.council("Closed before", closed_on=BEFORE): (1, 0),
            factories.council("Closes next day", closed_on=AFTER): (2, 0),
            factories.council("Another body", type="other"): (4, 0),
        }
    )
    factories.council("Not drawn")
    assert names(BEFORE) == ["Always", "Closes next day"]
    assert names(AFTER) == ["Always"]


def test_a_council_has_the_area_of_the_day():
    kent = factories.council("Kent")
    old = squares.draw({kent: (0, 0)}, end=APRIL_2021)
    new = squares.draw({kent: (1, 0)}, start=APRIL_2023)
    assert drawn_on(date(2021, 3, 31)).slugs == {old.content_hash: {"kent"}}
    assert drawn_on(APRIL_2023).slugs == {new.content_hash: {"kent"}}
    assert drawn_on(BEFORE).councils == drawn_on(BEFORE).sets == []


def test_who_replaced_others_is_not_drawn_before_its_day(cumbria, cumberland, westmorland):
    squares.draw({cumbria: (0, 0), cumberland: (0, 0), westmorland: (1, 0)})
    assert names(BEFORE) == ["Cumbria"]
    assert names(AFTER) == ["Cumberland", "Westmorland"]
    assert drawn_on(BEFORE).as_today == {}


def test_the_place_of_a_council_without_an_area_is_drawn_as_today(cumbria, cumberland, westmorland):
    squares.draw({cumberland: (0, 0), westmorland: (1, 0)}, start=APRIL_2023)
    found = drawn_on(BEFORE)
    assert [each.name for each in found.councils] == ["Cumberland", "Westmorland"]
    assert found.as_today == {cumberland.pk: [cumbria], westmorland.pk: [cumbria]}
    assert drawn_on(AFTER).as_today == {}


def test_in_the_place_of_a_council_is_whom_its_own_layer_had(cumbria, cumberland):
    """A district that is not drawn is no reason to draw today's unitary council over its county."""
    followed("Eden", cumberland, type="district", county=cumbria)
    squares.draw({cumbria: (0, 0), cumberland: (0, 0)})
    assert names(BEFORE) == ["Cumbria"]


def test_a_place_is_followed_along_chains(cumberland):
    later = factories.council("Second", type="unitary", opened_on=APRIL_2021, closed_on=APRIL_2023)
    later.successors.set([cumberland])
    first = factories.council("First", type="unitary", closed_on=APRIL_2021)
    first.successors.set([later])
    squares.draw({cumberland: (0, 0)})
    assert drawn_on(date(2020, 6, 1)).as_today == {cumberland.pk: [first]}
    assert drawn_on(date(2022, 6, 1)).as_today == {cumberland.pk: [later]}
    squares.draw({later: (0, 0)})
    assert names(date(2022, 6, 1)) == ["Second"]


def test_where_nobody_is_known_from_before_the_land_is_drawn_too():
    new = factories.council("New", opened_on=APRIL_2023)
    squares.draw({new: (0, 0)})
    assert names(BEFORE) == ["New"]
    assert drawn_on(BEFORE).as_today == {}


def test_the_map_is_the_same_since_the_last_change(cumbria, cumberland):
    kent = factories.council("Kent")
    squares.draw({cumbria: (0, 0), cumberland: (0, 0)})
    squares.draw({kent: (2, 0)}, start=APRIL_2021)
    days = [date(2021, 3, 31), APRIL_2021, BEFORE, AFTER, date(2026, 1, 1)]
    assert [drawn_on(day).since for day in days] == [
        BEGUN,
        APRIL_2021,
        APRIL_2021,
        APRIL_2023,
        APRIL_2023,
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_do_not_grow(django_assert_num_queries, count):
    for number in range(count):
        new = factories.council(opened_on=APRIL_2023, type="unitary")
        followed(f"Old {number}", new, type="unitary")
        squares.draw({new: (number, 0)})
    assert Boundary.objects.count() == count
    with django_assert_num_queries(3):
        assert len(drawn_on(BEFORE).as_today) == count
    with django_assert_num_queries(2):
        assert len(drawn_on(AFTER).councils) == count
