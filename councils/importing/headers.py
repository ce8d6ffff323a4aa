"""Where a file's table begins: which sheet and which row hold the headings that are looked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from councils.importing.cells import plain
from councils.importing.problems import refused
from councils.importing.spreadsheets import Rows, Sheet

PASSED_OVER = ""
LONGEST_QUOTED = 60
_GSS_CODE = re.compile(r"[A-Z][0-9]{8}")


@dataclass(frozen=True)
class Columns:
    """The columns a file may have, and how their headings are recognised.

    Headings are compared by ``plain``: case, spaces, hyphens and underscores do not matter.
    ``synonyms`` are other headings for a column; ``PASSED_OVER`` as a column means: not read.
    ``recognise`` names the column of a heading that no list can hold, such as a year.
    Of several sheets those with all ``preferred`` columns come first. ``another_table`` says of a
    heading that the table is another than the one looked for, and why. Of a cell that is wrong
    ``quoted`` characters are shown at most, and nothing of the columns of ``texts``.
    """

    allowed: tuple[str, ...]
    required: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    recognise: Callable[[str], str | None] = lambda heading: None
    header_within: int = 1
    preferred: tuple[str, ...] = ()
    another_table: Mapping[str, str] = field(default_factory=dict)
    quoted: int = LONGEST_QUOTED
    texts: tuple[str, ...] = ()

    def of(self, heading: str) -> str | None:
        """The column that a heading names; None where it is unknown."""
        key = plain(heading)
        if key in self.allowed:
            return key
        for synonym, column in self.synonyms.items():
            if plain(synonym) == key:
                return column
        return self.recognise(key)


@dataclass(frozen=True)
class Header:
    """A row that may be the heading of a sheet's table, and the rows below it."""

    sheet: Sheet
    number: int
    cells: list[str]
    below: Rows
    columns: frozenset[str]  # those that are known
    unknown: int
    holds_required: bool
    holds_preferred: bool
    why_not: str = ""  # it is another table
    others: tuple[str, ...] = ()  # the sheets that are not read

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        return self.holds_required, self.holds_preferred, len(self.columns), -self.unknown


def header_of(path: Path, sheets: Iterable[Sheet], columns: Columns, named: str | None) -> Header:
    """The one header that is meant; the most like it where there is none.

    FileRefused where several sheets hold such a table, or none has the name that is asked for.
    """
    every = list(sheets)
    wanted = [sheet for sheet in every if not named or sheet.title == named]
    if not wanted:
        titles = ", ".join(repr(sheet.title) for sheet in every if sheet.title)
        raise refused(path, f"has no sheet {named!r}{f': there are {titles}' if titles else ''}")
    found = [header for sheet in wanted if (header := _in_sheet(sheet, columns))]
    if not found:
        raise refused(path, "is empty")
    meant = _meant(found)
    if len(meant) > 1 and not meant[0].why_not:
        titles = " and ".join(repr(header.sheet.title) for header in meant)
        both = "both" if len(meant) == 2 else "all"
        option = "" if named is None else ", or name it with --sheet"
        raise refused(
            path,
            f"sheets {titles} {both} hold such a table:"
            f" save the one that is meant as its own file{option}",
        )
    best = meant[0]
    others = tuple(sheet.title for sheet in every if sheet is not best.sheet)
    return Header(**{**vars(best), "others": others})


def _meant(found: list[Header]) -> list[Header]:
    """Those that hold the table, where there are any; else the one that is most like it."""
    holding = [header for header in found if header.holds_required]
    if not holding:
        return [max(found, key=lambda header: header.rank)]
    holding = [header for header in holding if header.holds_preferred] or holding
    holding = [header for header in holding if not header.why_not] or holding
    # A lookup may have the same code or name, and nothing else.
    return [header for header in holding if len(header.columns) > 1] or holding


def _in_sheet(sheet: Sheet, columns: Columns) -> Header | None:
    """The row that is most like a heading; of equal ones the first. None where no row is there."""
    top = list(islice(sheet.rows, columns.header_within))
    headers = [
        _header(sheet, number, cells, chain(top[place + 1 :], sheet.rows), columns)
        for place, (number, cells) in enumerate(top)
        if not any(map(_GSS_CODE.fullmatch, cells))
    ]
    if not headers and top:
        headers = [_header(sheet, *top[0], chain(top[1:], sheet.rows), columns)]
    return max(headers, key=lambda header: header.rank[:3], default=None)


def _header(sheet: Sheet, number: int, cells: list[str], below: Rows, columns: Columns) -> Header:
    named = [columns.of(cell) for cell in cells if cell]
    known = frozenset(column for column in named if column)
    why_not = (columns.another_table.get(plain(cell)) for cell in cells)
    return Header(
        sheet,
        number,
        cells,
        below,
        known,
        named.count(None),
        bool(known) and known.issuperset(columns.required),
        known.issuperset(columns.preferred),
        next(filter(None, why_not), ""),
    )
