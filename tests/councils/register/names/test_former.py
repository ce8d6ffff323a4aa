"""What a council was called, and is going to be called; once, twice, and of the website alone."""

from datetime import UTC, date, datetime

import pytest

from councils.models import AnnouncedChange, Council
from councils.register.changes.due import take_effect
from councils.register.names.former import called, with_names
from councils.years import Year
from tests.factories import council

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
FIRST, SECOND = date(2027, 4, 1), date(2029, 10, 1)


@pytest.fixture
def north():
    """North Council, Upper North Council from April 2027, Uppermost Council from October 2029."""
    made = council("North Council")
    for on, name in ((FIRST, "Upper North Council"), (SECOND, "Uppermost Council")):
        announced(made, on, name=name)
    return made


def announced(about, on, **fields):
    return AnnouncedChange.objects.create(
        council=about, action="rename", takes_effect_on=on, **fields
    )


def told(about, today, year=None):
    take_effect(today, AT)
    return called(with_names(Council.objects.all()).get(pk=about.pk), today, year)


BOTH = (
    "Uppermost Council was called North Council until 31 March 2027 and Upper North Council until"
    " 30 September 2029."
)


def test_before_between_and_after(north):
    assert told(north, date(2027, 3, 31)) == [
        "North Council will be called Upper North Council from 1 April 2027 and Uppermost Council"
        " from 1 October 2029."
    ]
    assert told(north, FIRST) == [
        "Upper North Council was called North Council until 31 March 2027.",
        "Upper North Council will be called Uppermost Council from 1 October 2029.",
    ]
    assert told(north, SECOND) == [BOTH]


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (2026, "North Council"),
        (2027, "Upper North Council"),
        (2028, "Upper North Council"),
        (2029, ""),  # renamed within it
        (2030, ""),
    ],
)
def test_a_year_in_which_it_had_one_other_name_says_so(north, start, name):
    year = Year(start)
    said = [f"In {year} this council was called {name}."] if name else []
    assert told(north, date(2031, 4, 1), year) == [*said, BOTH]


def test_what_is_cancelled_or_changes_no_name_is_not_told(north):
    other = council("South Council")
    announced(other, FIRST, website="https://south.example/")
    announced(other, SECOND, name="Lower Council", cancelled_at=AT)
    assert told(other, date(2026, 6, 1)) == told(other, date(2030, 1, 1)) == []


def test_nothing_is_asked_of_a_council_that_keeps_its_name(north, django_assert_num_queries):
    plain = council("Plain Council")
    with django_assert_num_queries(1):
        assert called(with_names(Council.objects.all()).get(pk=plain.pk), FIRST) == []
