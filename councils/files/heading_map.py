"""What the headings of a kind of files are, as somebody said where the portal does not know it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string, get_column_letter

from councils.files.cells import plain

PASSED_OVER = ""
_PLACE = re.compile("column_([a-z]{1,2})")
_YEARS = re.compile(r"(?<![0-9])20[0-9]{2}(?: ?[-–/] ?(?:20)?[0-9]{2})?(?![0-9])")


@dataclass(frozen=True)
class Said:
    """What one heading is: a column, or ``PASSED_OVER``, which is left out.

    ``sheet`` is empty where it holds for any sheet, ``heading`` where a whole sheet is left out.
    """

    sheet: str
    heading: str
    column: str


def sheet_key(title: str) -> str:
    """The name of a sheet without its year, so that next year's is the same."""
    return plain(_YEARS.sub(" ", title))


def heading_key(heading: str) -> str:
    return plain(heading) or heading.casefold()


def place_name(place: int) -> str:
    """What a place without a heading is called: *column D*."""
    return f"column {get_column_letter(place + 1)}"


class HeadingMap:
    """What was said of the headings of one file, to be asked by sheet and heading."""

    def __init__(self, entries: Iterable[Said] = ()) -> None:
        self.entries = tuple(entries)
        self._said = {
            (sheet_key(each.sheet), heading_key(each.heading)): each.column for each in self.entries
        }

    def __bool__(self) -> bool:
        return bool(self.entries)

    def of(self, sheet: str, heading: str) -> str | None:
        """The column that a heading is; None where nothing was said of it."""
        key = heading_key(heading)
        found = self._said.get((sheet_key(sheet), key))
        return self._said.get(("", key)) if found is None else found

    def places(self, sheet: str) -> set[int]:
        """The places without a heading of which something was said, as of *column D*."""
        keys = (key for of, key in self._said if of in ("", sheet_key(sheet)))
        found = (_PLACE.fullmatch(key) for key in keys)
        return {column_index_from_string(match[1].upper()) - 1 for match in found if match}

    def leaves_out(self, sheet: str) -> bool:
        """Whether nothing of a sheet is read."""
        return bool(sheet) and (sheet_key(sheet), "") in self._said


NOTHING_SAID = HeadingMap()
