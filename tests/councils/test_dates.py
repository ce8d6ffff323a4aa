"""Days and instants are written once, as London has them, on either side of its midnight."""

from datetime import UTC, date, datetime

import pytest

from councils.dates import (
    beginning_in_words,
    day_in_words,
    in_words,
    instant_in_words,
    iso,
    month_in_words,
    second_in_words,
    span_in_words,
    time_in_words,
    typed,
    utc,
    year_in_words,
)
from councils.years import Year, london_instant

LATE = datetime(2025, 6, 15, 23, 30, tzinfo=UTC)  # half past midnight in London, on the 16th


def test_a_month_is_written_without_a_day():
    assert month_in_words(date(2010, 3, 1)) == "March 2010"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2025-05-20 09:30", "20 May 2025, 9.30am"),
        ("2025-01-02 00:05", "2 January 2025, 12.05am"),
        ("2025-07-02 12:00", "2 July 2025, 12.00pm"),
        ("2025-07-02 23:59", "2 July 2025, 11.59pm"),
    ],
)
def test_an_instant_is_said_as_london_has_it(at, words):
    assert instant_in_words(london_instant(at)) == words


def test_an_instant_has_the_day_that_it_is_in_london():
    assert day_in_words(LATE) == "16 June 2025"
    assert instant_in_words(LATE) == "16 June 2025, 12.30am"
    assert time_in_words(LATE) == "12.30am"
    assert in_words(LATE) == "16 June 2025, 12.30am"
    winter = datetime(2025, 12, 15, 23, 30, tzinfo=UTC)
    assert instant_in_words(winter) == "15 December 2025, 11.30pm"


def test_a_day_is_said_in_full():
    assert day_in_words(date(2025, 3, 4)) == in_words(date(2025, 3, 4)) == "4 March 2025"


def test_every_month_has_its_name():
    assert [day_in_words(date(2025, month, 1)).split()[1] for month in range(1, 13)] == [
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ]


def test_what_begins_at_midnight_begins_with_the_day():
    assert beginning_in_words(london_instant("2024-07-15 00:00")) == "15 July 2024"
    assert beginning_in_words(london_instant("2024-07-15 00:01")) == "15 July 2024, 12.01am"


def test_a_span_names_both_days():
    assert year_in_words(Year(2024)) == "1 April 2024 to 31 March 2025"
    assert span_in_words(date(2024, 2, 1), date(2024, 2, 2)) == "1 February 2024 to 2 February 2024"


def test_seconds_are_said_where_they_matter():
    assert second_in_words(LATE.replace(second=1)) == "12.30am and 1 second"
    assert second_in_words(LATE.replace(second=5)) == "12.30am and 5 seconds"


def test_machines_read_the_day_and_the_offset_of_london():
    assert iso(date(2025, 6, 16)) == "2025-06-16"
    assert iso(LATE) == "2025-06-16T00:30:00+01:00"
    assert utc(LATE) == "2025-06-15T233000Z"
    assert typed(LATE) == "2025-06-16T00:30"
