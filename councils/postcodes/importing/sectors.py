"""Postcodes put together by sector, as they are kept: millions in some twenty megabytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

LIVE, ENDED = 0, 1
UNIT, WITH_MONTH = 2, 8  # letters of each in its text
Units = dict[str, tuple[str, str]]
_POSTCODE = re.compile("([A-Z]{1,2}[0-9][A-Z0-9]?|GIR)([0-9])([A-Z]{2})")
_AREA = re.compile("[A-Z]+")


class Sectors:
    """The postcodes of a directory, as they are read."""

    def __init__(self) -> None:
        self._read: dict[str, dict[str, tuple[bytearray, bytearray]]] = {}
        self._places: dict[str, str] = {}
        self.live = 0
        self.ended = 0

    def add(self, postcode: str, place: str, month: str) -> bool:
        """Takes a postcode at a place, with the month of its end; False where it is none."""
        found = _POSTCODE.fullmatch(postcode.replace(" ", "").upper())
        if found is None:
            return False
        outward, digit, unit = found.groups()
        of_sector = self._read.setdefault(f"{outward} {digit}", {})
        place = self._places.setdefault(place, place)
        if place not in of_sector:
            of_sector[place] = (bytearray(), bytearray())
        of_sector[place][ENDED if month else LIVE].extend(f"{unit}{month}".encode())
        if month:
            self.ended += 1
        else:
            self.live += 1
        return True

    def __bool__(self) -> bool:
        return bool(self._read)

    def __iter__(self) -> Iterator[tuple[str, Units]]:
        for sector in sorted(self._read):
            places = self._read[sector].items()
            yield sector, {place: (_text(live), _text(ended)) for place, (live, ended) in places}

    def twice(self) -> Iterator[str]:
        """Postcodes that were taken more than once."""
        for sector, units in self:
            every = [unit for texts in units.values() for unit in letters(*texts)]
            if len(set(every)) < len(every):
                for unit in sorted({each for each in every if every.count(each) > 1}):
                    yield f"{sector}{unit}"


def area_of(sector: str) -> str:
    """The letters that a postcode begins with."""
    found = _AREA.match(sector)
    return found[0] if found else ""


def letters(live: str, ended: str) -> list[str]:
    """The last two letters of every postcode in both texts of a place."""
    return [
        *(live[at : at + UNIT] for at in range(0, len(live), UNIT)),
        *(ended[at : at + UNIT] for at in range(0, len(ended), WITH_MONTH)),
    ]


def _text(read: bytearray) -> str:
    return read.decode("ascii")
