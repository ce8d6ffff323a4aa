"""What a row of a directory says: a postcode, where it lies, and the month of its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from councils.files.problems import Problems
from councils.postcodes.importing.columns import Columns
from councils.postcodes.importing.sectors import Sectors
from councils.postcodes.places import NO_COUNTY
from councils.register.names.exact import CouncilNames

DISTRICTS, COUNTIES = ("E06", "E07", "E08", "E09"), ("E10",)
_CODE = re.compile("[A-Z][0-9]{8}")
_MONTH = re.compile("[12][0-9]{3}(0[1-9]|1[0-2])")


class Reader:
    """Takes the rows of a file into sectors, and notes what is wrong with them."""

    def __init__(self, sectors: Sectors, columns: Columns, problems: Problems) -> None:
        self.sectors, self.columns, self.problems = sectors, columns, problems
        self._names = CouncilNames()
        self._places: dict[tuple[str, str], str | None] = {}
        self._months: dict[str, bool] = {"": True}

    def take(self, number: int, row: Sequence[str]) -> None:
        columns = self.columns
        if len(row) <= columns.last:
            self.problems.add(number, None, f"has fewer than {columns.last + 1} columns")
            return
        codes = row[columns.district], "" if columns.county is None else row[columns.county]
        if codes not in self._places:
            self._places[codes] = self._place(*codes)
        place, month = self._places[codes], row[columns.ended]
        if place is None:
            self._say_where(number, *codes)
            return
        if month not in self._months:
            self._months[month] = bool(_MONTH.fullmatch(month))
        if not self._months[month]:
            self._wrong(number, columns.ended, month, "is not a month, such as 201003")
        elif not self.sectors.add(row[columns.postcode], place, month):
            self._wrong(number, columns.postcode, row[columns.postcode], "is not a postcode")

    def _place(self, district: str, county: str) -> str | None:
        """As it is kept; None where one of the codes is wrong. Without a code it is no place."""
        if self._why_not(district, DISTRICTS) or self._why_not(county, COUNTIES):
            return None
        if district == NO_COUNTY:
            return ""
        return f"{district} {county}" if county.startswith(COUNTIES) else district

    def _why_not(self, code: str, of_councils: tuple[str, ...]) -> str:
        if code and not _CODE.fullmatch(code):
            return "is not a GSS code, such as E07000240"
        if code.startswith(of_councils) and self._names.coded(code) is None:
            return "is the code of no council in the register: import_councils loads new ones"
        return ""

    def _say_where(self, number: int, district: str, county: str) -> None:
        columns = self.columns
        if why := self._why_not(district, DISTRICTS):
            self._wrong(number, columns.district, district, why)
        if columns.county is not None and (why := self._why_not(county, COUNTIES)):
            self._wrong(number, columns.county, county, why)

    def _wrong(self, number: int, column: int, value: str, why: str) -> None:
        name = self.columns.names[column]
        self.problems.add(number, name, f"{value!r} {why}", value=value, alike=why)
