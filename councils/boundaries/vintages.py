"""When the areas of a file are so that says what lay where at several times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from councils.boundaries.map_files import Area, NotAMap
from councils.boundaries.periods import ALWAYS, Period
from councils.files.cells import day
from councils.years import Year

# From when and until when an area is so: the end is the first day on which it is not, or, of a year
# alone, the last year in which it is.
STARTS = re.compile(r"valid_?from|start(_?date)?|opened_on|oper_?date|from_?date", re.IGNORECASE)
ENDS = re.compile(r"valid_?(to|until)|end(_?date)?|closed_on|term_?date|to_?date", re.IGNORECASE)
CALENDAR_YEAR = re.compile("(19|20)[0-9]{2}")


def on_day(areas: Sequence[Area], on: date) -> list[Area]:
    """What lay where on a day, as far as the file says so; else all areas.

    By its own days where it has such columns, then by the newest vintage of its code columns that
    is not of a later year. NotAMap where there is none so old.
    """
    held = [area for area in areas if (period := _own(area)) is None or period.contains(on)]
    chosen: dict[str, int] = {}
    for level, years in _vintages(held).items():
        not_later = [year for year in years if year <= on.year]
        if len(years) > 1 and not not_later:
            there = ", ".join(map(str, sorted(years)))
            raise NotAMap(f"holds no vintage of {on.year} or before: there are {there}")
        chosen[level] = max(not_later or years)
    return [area for area in held if area.vintage in (None, chosen.get(area.level))]


def periods(areas: Sequence[Area], otherwise: Period = ALWAYS) -> list[Period]:
    """When each area is so: by its own days, else by the vintages of the code columns.

    A vintage is so from 1 April of its year until the next one is; the first also before, the last
    also after. Where the file says nothing, ``otherwise`` is so.
    """
    vintages = {level: sorted(years) for level, years in _vintages(areas).items()}
    return [
        own
        if (own := _own(area)) is not None
        else _of_vintage(area, vintages.get(area.level, []), otherwise)
        for area in areas
    ]


def _of_vintage(area: Area, years: list[int], otherwise: Period) -> Period:
    if area.vintage is None or len(years) < 2:
        return otherwise
    number = years.index(area.vintage)
    start = Year(area.vintage).start if number else None
    end = Year(years[number + 1]).start if number + 1 < len(years) else None
    return Period.of(start, end)


def _vintages(areas: Sequence[Area]) -> dict[str, set[int]]:
    """The years in the names of the code columns, by level."""
    found: dict[str, set[int]] = defaultdict(set)
    for area in areas:
        if area.vintage:
            found[area.level].add(area.vintage)
    return found


def _own(area: Area) -> Period | None:
    """Between the area's own days; None where it has none."""
    start, end = _day(area, STARTS), _day(area, ENDS, after=True)
    if start is None and end is None:
        return None
    if not (found := Period.of(start, end)):
        raise NotAMap(f"ends on {end}, and starts on {start}", area.place)
    return found


def _day(area: Area, columns: re.Pattern[str], after: bool = False) -> date | None:
    for column, value in area.properties.items():
        if value not in (None, "") and columns.fullmatch(column):
            if type(value) in (int, str) and CALENDAR_YEAR.fullmatch(str(value).strip()):
                year = Year(int(str(value)))
                return year.end if after else year.start
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
