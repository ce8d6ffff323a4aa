"""What a council was called at the time that a row is about, beside what it is called today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from councils.models import Council
from councils.register.names.former import name_on
from councils.years import Year
from portal.open_data.columns import Column, Kind

NOT_KNOWN = "It had another name then, which is not recorded here."


def name_in_year(
    year_of: Callable[[Any], Year], council_of: Callable[[Any], Council] = lambda row: row.council
) -> Column:
    return _name(
        "Its name in that year: the one with which the year ended",
        lambda row: name_on(council_of(row), year_of(row).last_day),
    )


def name_on_day(day_of: Callable[[Any], date], council_of: Callable[[Any], Council]) -> Column:
    return _name(
        "Its name on the day of the decision", lambda row: name_on(council_of(row), day_of(row))
    )


def _name(meaning: str, value: Callable[[Any], str | None]) -> Column:
    return Column("council_name_then", Kind.TEXT, meaning, value, NOT_KNOWN)
