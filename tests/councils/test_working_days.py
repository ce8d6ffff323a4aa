"""Working days, and the bank holidays of England as data."""

from collections import Counter
from datetime import date

import pytest

from councils.working_days import (
    bank_holidays,
    holidays_known_until,
    is_working_day,
    working_day_from,
    working_days_after,
)


def test_every_year_has_its_eight_bank_holidays_and_those_that_were_proclaimed():
    found = Counter(day.year for day in bank_holidays())
    assert found == dict.fromkeys(range(2018, 2029), 8) | {2022: 10, 2023: 9}
    assert all(day.weekday() < 5 for day in bank_holidays())
    assert holidays_known_until() == date(2028, 12, 31)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2020, 5, 8), "Early May bank holiday (moved for VE Day)"),
        (date(2021, 12, 28), "Boxing Day (substitute day)"),
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "Coronation of King Charles III"),
        (date(2025, 4, 18), "Good Friday"),
        (date(2025, 4, 21), "Easter Monday"),
        (date(2025, 8, 25), "Summer bank holiday"),
        (date(2028, 1, 3), "New Year’s Day (substitute day)"),
    ],
)
def test_a_bank_holiday_is_no_working_day(day, name):
    assert bank_holidays()[day] == name
    assert not is_working_day(day)


def test_the_monday_that_gave_its_holiday_to_another_day_is_a_working_day():
    assert is_working_day(date(2020, 5, 4))
    assert is_working_day(date(2022, 5, 30))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 4, 17), date(2025, 4, 17)),  # Maundy Thursday itself
        (date(2025, 4, 18), date(2025, 4, 22)),  # Good Friday: the Tuesday after Easter
        (date(2025, 12, 25), date(2025, 12, 29)),  # two holidays and a weekend
        (date(2024, 6, 8), date(2024, 6, 10)),  # a Saturday
    ],
)
def test_the_next_working_day(day, expected):
    assert working_day_from(day) == expected


def test_working_days_are_counted_from_the_day_after():
    # 16 and 17 April, then over Easter 22, 23, 24, 25, 28, 29, 30 April and 1 May 2025.
    assert working_days_after(date(2025, 4, 15), 10) == date(2025, 5, 1)
    assert working_days_after(date(2024, 6, 3), 10) == date(2024, 6, 17)


def test_beyond_what_is_known_weekends_alone_are_free():
    assert is_working_day(date(2035, 12, 25))
    assert working_days_after(date(2035, 12, 21), 1) == date(2035, 12, 24)
