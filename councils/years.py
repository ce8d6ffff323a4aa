"""Reporting years: 1 April to 31 March, written ``2024-25``.

Source of the definition: the ombudsman's reporting year (DOMAIN, "Years and time").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models

LONDON = ZoneInfo("Europe/London")
WRITTEN = "[0-9]{4}-[0-9]{2}"  # how a year looks, be it one or not
# What ``Year.parse`` reads, for schemas: two years that follow each other.
_PAIRS = "|".join(f"{first:02}-{(first + 1) % 100:02}" for first in range(100))
YEAR_PATTERN = f"^(19|2[0-9])({_PAIRS})$"


@dataclass(frozen=True, order=True)
class Year:
    """A reporting year, known by the calendar year in which it begins.

    ``start`` is its first day; ``end`` is exclusive: the first day after it.
    """

    begins: int

    def __post_init__(self) -> None:
        if not 1900 <= self.begins <= 2999:
            raise ValueError(f"{self.begins} is not a year from 1900 to 2999")

    @classmethod
    def parse(cls, text: str) -> Year:
        """Reads ``2024-25``; ValueError where it is not two years that follow each other."""
        match = re.fullmatch(WRITTEN, text)
        if not match or (int(text[:4]) + 1) % 100 != int(text[5:]):
            raise ValueError(f"{text!r} is not a year: write it as 2024-25")
        return cls(int(text[:4]))

    @classmethod
    def of(cls, day: date) -> Year:
        """The year in which a day lies."""
        return cls(day.year if (day.month, day.day) >= (4, 1) else day.year - 1)

    @property
    def start(self) -> date:
        return date(self.begins, 4, 1)

    @property
    def end(self) -> date:
        return date(self.begins + 1, 4, 1)

    @property
    def last_day(self) -> date:
        return self.end - timedelta(days=1)

    @property
    def previous(self) -> Year:
        return Year(self.begins - 1)

    @property
    def next(self) -> Year:
        return Year(self.begins + 1)

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def __str__(self) -> str:
        return f"{self.begins}-{(self.begins + 1) % 100:02}"


def spans(years: Iterable[Year]) -> list[tuple[date, date]]:
    """Years as days, from the first to that after the last; those that follow each other as one."""
    found: list[tuple[date, date]] = []
    for year in sorted(set(years)):
        if found and found[-1][1] == year.start:
            found[-1] = found[-1][0], year.end
        else:
            found.append((year.start, year.end))
    return found


def london_date(at: datetime) -> date:
    """The date in London at an instant."""
    return at.astimezone(LONDON).date()


def london_midnight(day: date) -> datetime:
    """The instant at which a day begins in London."""
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)


def london_instant(text: str) -> datetime:
    """Reads ``2025-05-20 09:30`` as a time in London.

    ValueError where it is not a time, or where the clocks make it not exist or happen twice.
    """
    try:
        naive = datetime.strptime(text.strip().replace("T", " "), "%Y-%m-%d %H:%M")
    except ValueError:
        raise ValueError(f"{text!r} is not a time: write it as 2025-05-20 09:30") from None
    return as_london(naive)


def as_london(naive: datetime) -> datetime:
    """A time on London's clocks as an instant; ValueError where it is none, or two."""
    first, second = naive.replace(tzinfo=LONDON), naive.replace(tzinfo=LONDON, fold=1)
    if first.utcoffset() != second.utcoffset():
        exists = first.astimezone(ZoneInfo("UTC")).astimezone(LONDON).replace(tzinfo=None) == naive
        reason = "happens twice" if exists else "does not exist"
        raise ValueError(f"{naive:%Y-%m-%d %H:%M} {reason}: the clocks change in that hour")
    return first


if TYPE_CHECKING:
    TextField = models.CharField["Year | str", "Year"]
else:
    TextField = models.CharField


class YearField(TextField):
    """Stores a Year as its text, which sorts as the years do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 7
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Year | None:
        return None if value is None else Year.parse(value)

    def to_python(self, value: Any) -> Year | None:
        if value is None or isinstance(value, Year):
            return value
        try:
            return Year.parse(value)
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def run_validators(self, value: Any) -> None:
        """What has a length is its text: a form asks the year itself for it."""
        super().run_validators(None if value is None else str(value))

    def get_prep_value(self, value: Year | str | None) -> str | None:
        return None if value is None else str(value)

    def value_to_string(self, obj: Any) -> str:
        return str(self.value_from_object(obj))


class YearConverter:
    """Makes a bad year in an address a 404 before any view runs."""

    regex = WRITTEN

    def to_python(self, value: str) -> Year:
        return Year.parse(value)

    def to_url(self, value: Year) -> str:
        return str(value)
