"""What Django writes by itself, on staff's screens, is what the project writes."""

from datetime import UTC, date, datetime

from django.contrib.admin.utils import display_for_value

from councils.dates import day_in_words

LATE = datetime(2025, 6, 15, 23, 30, tzinfo=UTC)


def test_a_day_of_a_list_is_written_as_everywhere():
    assert display_for_value(date(2025, 9, 3), "") == day_in_words(date(2025, 9, 3))


def test_an_instant_of_a_list_is_london_s():
    assert display_for_value(LATE, "") == "16 June 2025, 00:30"
