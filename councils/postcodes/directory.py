"""The postcode directory, where one was loaded: it knows what ended and what does not exist.

Of the postcode areas that it does not hold it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from councils.models import PostcodeSector
from councils.postcodes.written import Postcode

UNIT, WITH_MONTH = 2, 8  # letters of each postcode in a text of those in use, of those that ended
DIGITS = "0123456789"


@dataclass(frozen=True)
class Entry:
    """Where a postcode lies, or several do, and the month in which the last of them ended."""

    codes: frozenset[str]
    ended: date | None = None


class Directory:
    """What the directory has of some postcodes, in two queries at most."""

    def __init__(self, postcodes: Iterable[Postcode]) -> None:
        self._asked = list(postcodes)
        wanted = {sector for each in self._asked for sector in _sectors(each)}
        rows = PostcodeSector.objects.filter(sector__in=wanted).order_by("sector")
        self._units = {each.sector: each.units for each in rows} if wanted else {}

    def entry(self, postcode: Postcode) -> Entry | None:
        """None where there is no such postcode in it."""
        live, ended = set[str](), dict[str, str]()
        for sector in _sectors(postcode):
            for place, (in_use, gone) in self._units.get(sector, {}).items():
                if _has(in_use, postcode.unit):
                    live.add(place)
                if month := _last_month(gone, postcode.unit):
                    ended[place] = month
        if live:
            return Entry(frozenset(live))
        if ended:
            month = max(ended.values())
            return Entry(frozenset(ended), date(int(month[:4]), int(month[4:]), 1))
        return None

    def areas(self) -> set[str]:
        """Of the postcodes' areas those that it holds."""
        areas = {each.area for each in self._asked}
        there = PostcodeSector.objects.filter(area__in=areas).order_by()
        return set(there.values_list("area", flat=True).distinct())


def _sectors(postcode: Postcode) -> list[str]:
    if postcode.digit:
        return [postcode.sector]
    return [f"{postcode.outward} {digit}" for digit in DIGITS]


def _has(in_use: str, unit: str) -> bool:
    if not unit:
        return bool(in_use)
    return any(in_use[at : at + UNIT] == unit for at in range(0, len(in_use), UNIT))


def _last_month(gone: str, unit: str) -> str:
    """The last month in which any of these ended, or this one; empty where none did."""
    each = (gone[at : at + WITH_MONTH] for at in range(0, len(gone), WITH_MONTH))
    return max((one[UNIT:] for one in each if not unit or one[:UNIT] == unit), default="")
