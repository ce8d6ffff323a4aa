"""Which areas of a file are meant that says what lay where at several times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from councils.boundaries.map_files import Area, NotAMap
from councils.files.cells import day

# From when and until when an area is so: the end is the first day on which it is not.
STARTS = re.compile(r"valid_?from|start_?date|opened_on|oper_?date|from_?date", re.IGNORECASE)
ENDS = re.compile(r"valid_?(to|until)|end_?date|closed_on|term_?date|to_?date", re.IGNORECASE)


def on_day(areas: Sequence[Area], on: date) -> list[Area]:
    """What lay where on a day, as far as the file says so; else all areas.

    By its own days where it has such columns, then by the newest vintage of its code columns that
    is not of a later year. NotAMap where there is none so old.
    """
    held = [area for area in areas if _holds(area, on)]
    vintages: dict[str, set[int]] = defaultdict(set)
    for area in held:
        if area.vintage:
            vintages[area.level].add(area.vintage)
    chosen: dict[str, int] = {}
    for level, years in vintages.items():
        not_later = [year for year in years if year <= on.year]
        if len(years) > 1 and not not_later:
            there = ", ".join(map(str, sorted(years)))
            raise NotAMap(f"holds no vintage of {on.year} or before: there are {there}")
        chosen[level] = max(not_later or years)
    return [area for area in held if area.vintage in (None, chosen.get(area.level))]


def _holds(area: Area, on: date) -> bool:
    start, end = _day(area, STARTS), _day(area, ENDS)
    return (start is None or start <= on) and (end is None or on < end)


def _day(area: Area, columns: re.Pattern[str]) -> date | None:
    for column, value in area.properties.items():
        if value not in (None, "") and columns.fullmatch(column):
            return _read(value, area, column)
    return None


def _read(value: object, area: Area, column: str) -> date:
    """A day as text, or as ArcGIS keeps it: milliseconds since 1970."""
    try:
        if isinstance(value, str):
            text = value.strip()
            return day(text[:10] if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", text) else text)
        if type(value) in (int, float):
            since = timedelta(milliseconds=float(str(value)))
            return (datetime(1970, 1, 1, tzinfo=UTC) + since).date()
    except (ValueError, OverflowError):
        pass
    raise NotAMap(f"{column} {value!r} is not a date", area.place) from None
