"""Successors that are missing or are not there, and counties that do not exist."""

from datetime import date

import pytest

from councils.models import AnnouncedChange
from tests.factories import council

pytestmark = pytest.mark.django_db

CLOSED = date(2023, 4, 1)
COMING = date(2027, 4, 1)


def district(name="Dover", **fields):
    return council(name, type="district", **fields)


def test_a_council_that_closed_or_closes_without_a_successor_is_a_gap(found):
    gone = council("Gone", closed_on=CLOSED)
    council("Going", closed_on=COMING)
    council("Park", type="other", closed_on=CLOSED)
    assert found("gaps") == [
        ("Going", "nobody has its place from 1 April 2027"),
        ("Gone", "nobody has its place from 1 April 2023"),
    ]
    gone.successors.add(council("New", opened_on=CLOSED))
    assert [names for names, _ in found("gaps")] == ["Going"]


@pytest.mark.parametrize(
    ("closed_on", "opened_on", "sentence"),
    [
        (CLOSED, COMING, "the other, who succeeds the first, is not open on 1 April 2023"),
        (None, CLOSED, "the first is succeeded by the other, and stays open"),
        (CLOSED, CLOSED, None),
        (CLOSED, None, None),
    ],
)
def test_a_successor_has_to_be_open_on_the_day_of_closing(found, closed_on, opened_on, sentence):
    old = council("Old", closed_on=closed_on)
    old.successors.add(council("New", opened_on=opened_on))
    assert found("successors") == ([("Old, New", sentence)] if sentence else [])


def test_a_successor_that_closed_before_is_not_open(found):
    old = council("Old", closed_on=CLOSED)
    old.successors.add(council("New", closed_on=CLOSED))
    assert len(found("successors")) == 1


def test_successions_in_a_circle_are_found_once(found):
    one, other, third = (council(name, closed_on=CLOSED) for name in ("One", "Other", "Third"))
    one.successors.add(other)
    other.successors.add(third)
    before = council("Before", closed_on=CLOSED)
    before.successors.add(one)
    assert found("circles") == []
    third.successors.add(one)
    assert found("circles") == [("One, Other, Third", "their successions lead in a circle")]


def test_a_district_of_before_or_to_come_lies_in_a_county(found):
    district("Today")  # among what the register lacks
    district("Before", closed_on=CLOSED)
    later = district("Later", opened_on=COMING)
    assert [names for names, _ in found("districts-without-county")] == ["Before", "Later"]
    later.county = council("Kent")
    later.save()
    assert [names for names, _ in found("districts-without-county")] == ["Before"]


@pytest.mark.parametrize(
    ("county", "days", "sentence"),
    [
        ({"opened_on": CLOSED}, {}, "its county opens on 1 April 2023, and it was before"),
        ({"closed_on": COMING}, {}, "its county closes on 1 April 2027, and it goes on"),
        ({"type": "unitary"}, {}, "the other, in which it lies, is no county council"),
        ({"opened_on": CLOSED}, {"opened_on": CLOSED}, None),
        ({"closed_on": COMING}, {"closed_on": COMING}, None),
        ({}, {}, None),
    ],
)
def test_a_county_exists_as_long_as_its_districts(found, county, days, sentence):
    district(county=council("Kent", **county), **days)
    assert found("county-not-there") == ([("Dover, Kent", sentence)] if sentence else [])


def test_a_district_that_is_to_lie_in_another_county_does_not_need_the_first_for_longer(found):
    kent, essex = council("Kent", closed_on=COMING), council("Essex")
    dover = district(county=kent)
    assert len(found("county-not-there")) == 1
    AnnouncedChange.objects.create(
        council=dover, action="recode", county=essex, takes_effect_on=COMING
    )
    assert found("county-not-there") == []


def test_of_a_district_that_was_moved_the_county_is_known_from_then_on(found):
    dover = district(county=council("Essex", opened_on=CLOSED))
    change = AnnouncedChange.objects.create(
        council=dover,
        action="recode",
        county=dover.county,
        takes_effect_on=CLOSED,
        written_at="2023-04-01T00:00Z",
    )
    assert found("county-not-there") == []
    change.delete()
    assert len(found("county-not-there")) == 1
