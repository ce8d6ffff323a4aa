"""Working days in England: neither a weekend nor a bank holiday.

The holidays are data, ``reference/bank_holidays.csv``. Of years that it does not hold, weekends
alone are known to be free.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from pathlib import Path

BANK_HOLIDAYS = Path(__file__).parent / "reference" / "bank_holidays.csv"
FRIDAY = 4
DAY = timedelta(days=1)


@cache
def bank_holidays() -> dict[date, str]:
    """Each bank holiday of England that is known, and what it is called."""
    with BANK_HOLIDAYS.open(encoding="utf-8", newline="") as file:
        return {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(file)}


def holidays_known_until() -> date:
    """The last day of the last year whose bank holidays are known."""
    return date(max(bank_holidays()).year, 12, 31)


def is_working_day(day: date) -> bool:
    return day.weekday() <= FRIDAY and day not in bank_holidays()


def working_day_from(day: date) -> date:
    """The day itself where it is a working day, else the next one."""
    while not is_working_day(day):
        day += DAY
    return day


def working_days_after(day: date, number: int) -> date:
    """The ``number``-th working day after a day, which itself does not count."""
    for _ in range(number):
        day = working_day_from(day + DAY)
    return day
