"""Areas without a council, and councils without an area."""

from datetime import date

import pytest

from councils.models import AnnouncedChange, Boundary, BoundarySet
from councils.years import london_instant
from tests import squares
from tests.factories import council

pytestmark = pytest.mark.django_db

OPENED = date(2019, 4, 1)
CLOSED = date(2023, 4, 1)
COMING = date(2027, 4, 1)


def area(of, start=None, end=None):
    drawing, _ = BoundarySet.objects.get_or_create(
        content_hash="abc", defaults={"name": "", "loaded_at": london_instant("2025-07-01 09:00")}
    )
    return Boundary.objects.create(council=of, boundary_set=drawing, start=start, end=end)


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        (CLOSED, None, "it has an area on days on which it does not exist"),
        (None, OPENED, "it has an area on days on which it does not exist"),
        (date(2018, 4, 1), None, "it has an area from 1 April 2018, before it opens"),
        (None, date(2024, 4, 1), "it has an area until 1 April 2024, after it closes"),
        (OPENED, CLOSED, None),
        (None, None, None),
    ],
)
def test_an_area_is_of_days_on_which_its_council_exists(found, start, end, sentence):
    area(council("Shire", opened_on=OPENED, closed_on=CLOSED), start, end)
    assert found("areas-without-council") == ([("Shire", sentence)] if sentence else [])


def test_a_closed_council_has_an_area_on_its_last_day(found):
    area(council("Today"))
    gone = council("Gone", closed_on=CLOSED)
    council("Park", type="other", closed_on=CLOSED)
    assert found("councils-without-area") == [
        ("Gone", "it has no area on its last day, 31 March 2023")
    ]
    drawn = area(gone, end=CLOSED)
    assert found("councils-without-area") == []
    drawn.end = date(2023, 3, 31)
    drawn.save()
    assert len(found("councils-without-area")) == 1


def test_a_council_that_is_to_open_has_an_area_from_its_first_day(found):
    area(council("Today"))
    new = council("New", opened_on=COMING)
    assert found("councils-without-area") == [
        ("New", "it has no area from its first day, 1 April 2027")
    ]
    area(new, start=COMING)
    assert found("councils-without-area") == []


def test_an_area_that_ends_before_its_council_is_missed_on_the_announced_day(found):
    kent = council("Kent")
    area(kent, end=COMING)
    assert found("councils-without-area") == []
    AnnouncedChange.objects.create(
        council=kent, action="rename", name="Kent and Medway", takes_effect_on=COMING
    )
    assert found("councils-without-area") == [("Kent", "it has no area on 1 April 2027")]


def test_where_no_area_is_loaded_none_is_missed(found):
    council("Gone", closed_on=CLOSED)
    assert found("councils-without-area") == []


def test_why_no_area_could_be_put_together_is_said(found):
    """Two districts that were loaded from two files."""
    new = council("New", type="unitary", opened_on=COMING)
    for number, name in enumerate(("North", "South")):
        old = council(name, closed_on=COMING)
        old.successors.set([new])
        squares.draw({old: (number, 0)})
    assert found("councils-without-area") == [
        (
            "New",
            "it has no area from its first day, 1 April 2027: it cannot be put together of areas"
            " from several files",
        )
    ]
