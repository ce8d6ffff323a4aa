"""Where a file's table begins: which sheet and which rows hold the headings that are looked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from pathlib import Path

from councils.files.cells import plain
from councils.files.heading_map import NOTHING_SAID, PASSED_OVER, HeadingMap, place_name
from councils.files.headings import grouped, is_title, numbered
from councils.files.marks import without_marks
from councils.files.problems import SheetsRefused, problem, refused
from councils.files.spreadsheets import Rows, Sheet
from councils.lists import listed

LONGEST_QUOTED = 60
LOOKED_AT = 30  # rows below a heading
_GSS_CODE = re.compile(r"[A-Z][0-9]{8}")
_FIGURE = re.compile(r"[0-9][0-9 ,./%-]*")


@dataclass(frozen=True)
class Columns:
    """The columns a file may have, and how their headings are recognised.

    Headings are compared by ``plain``: case, spaces, hyphens and underscores do not matter.
    ``synonyms`` are other headings for a column; ``PASSED_OVER`` as a column means: not read.
    ``recognise`` names the column of a heading that no list can hold, such as a year.
    What was ``said`` of a heading goes before all that.
    Of several sheets those with all ``preferred`` columns come first. ``another_table`` says of a
    heading that the table is another than the one looked for, and why; ``another_title`` of what
    stands above the heading, the name of the sheet included. Of a cell that is wrong
    ``quoted`` characters are shown at most, and nothing of the columns of ``texts``. In columns
    that ``may_lack`` a value a sign that there is none is read as an empty cell.
    """

    allowed: tuple[str, ...]
    required: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    recognise: Callable[[str], str | None] = lambda heading: None
    header_within: int = 1
    preferred: tuple[str, ...] = ()
    another_table: Mapping[str, str] = field(default_factory=dict)
    another_title: Callable[[Sequence[str]], str] = lambda titles: ""
    quoted: int = LONGEST_QUOTED
    texts: tuple[str, ...] = ()
    said: HeadingMap = NOTHING_SAID
    may_lack: Callable[[str], bool] = lambda column: False

    def of(self, heading: str, sheet: str = "") -> str | None:
        """The column that a heading names, with or without a footnote; None where it is unknown."""
        said = self.said.of(sheet, heading) if self.said else None
        if said is not None:
            return said
        column = self._of(plain(heading))
        return self._of(plain(without_marks(heading))) if column is None else column

    def _of(self, key: str) -> str | None:
        if key in self.allowed:
            return key
        for synonym, column in self.synonyms.items():
            if plain(synonym) == key:
                return column
        return self.recognise(key)

    def filled(self, cells: list[str], sheet: str) -> list[str]:
        """With a name at each place without a heading of which something was said."""
        places = self.said.places(sheet) if self.said else set()
        if not places:
            return cells
        padded = cells + [""] * (max(places) + 1 - len(cells))
        return [
            place_name(place) if place in places and not cell else cell
            for place, cell in enumerate(padded)
        ]

    def placed(self, headings: list[str], sheet: str = "") -> list[str | None]:
        """The column of each place; one without a heading is passed over.

        Of a heading that is there several times, the second is called ``Heading (2)`` by who says
        what it is.
        """
        columns: list[str | None] = []
        for heading, name in zip(headings, numbered(headings), strict=True):
            column = self.of(heading, sheet) if heading else PASSED_OVER
            if name != heading and (said := self.said.of(sheet, name)) is not None:
                column = said
            columns.append(column)
        return columns


@dataclass(frozen=True)
class Header:
    """The row that may be the heading of a sheet's table, or two, and the rows below it.

    ``first`` is the number of the upper row, ``number`` of the lower one.
    """

    sheet: Sheet
    first: int
    number: int
    cells: list[str]
    below: Rows
    columns: frozenset[str]  # those that are known
    unknown: int
    holds_required: bool
    holds_preferred: bool
    titles: tuple[str, ...] = ()  # of the sheet, and what stands above
    why_not: str = ""  # it is another table
    others: tuple[str, ...] = ()  # the sheets that are not read
    hidden_sheets: frozenset[str] = frozenset()

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        return self.holds_required, self.holds_preferred, len(self.columns), -self.unknown


def header_of(path: Path, sheets: Iterable[Sheet], columns: Columns, named: str = "") -> Header:
    """The one header that is meant; the most like it where there is none.

    A hidden sheet is read only by its name. FileRefused where several sheets hold such a table,
    only a hidden one does, or none has the name that is asked for.
    """
    every = list(sheets)
    wanted = shown_or_named(every, (named,) if named else ())
    if not wanted:
        raise refused(path, no_sheet(named, [sheet.title for sheet in every]))
    found = headers_in(wanted, columns)
    meant = _meant(found)
    if not meant or not meant[0].holds_required:
        passed_over = headers_in((each for each in every if each not in wanted), columns)
        hidden = [each for each in passed_over if each.sheet.is_hidden and each.holds_required]
        if hidden and not named:
            titles = listed(repr(each.sheet.title) for each in hidden)
            which = f"only the hidden sheet {titles} holds such a table"
            raise SheetsRefused(problem(path, f"{which}: choose it by its name if it is meant"))
    if not meant:
        raise refused(path, "is empty")
    if len(meant) > 1 and not meant[0].why_not:
        titles = listed(repr(header.sheet.title) for header in meant)
        both = "both" if len(meant) == 2 else "all"
        which = f"sheets {titles} {both} hold such a table"
        raise SheetsRefused(problem(path, f"{which}: choose the one that is meant by its name"))
    best = meant[0]
    others = tuple(sheet.title for sheet in every if sheet is not best.sheet)
    hidden_sheets = frozenset(sheet.title for sheet in every if sheet.is_hidden)
    return Header(**{**vars(best), "others": others, "hidden_sheets": hidden_sheets})


def shown_or_named(sheets: Iterable[Sheet], named: Collection[str]) -> list[Sheet]:
    """The sheets with these names, hidden or not; without a name those that are not hidden."""
    return [each for each in sheets if (each.title in named if named else not each.is_hidden)]


def no_sheet(name: str, titles: Iterable[str]) -> str:
    """What is said of a sheet that is asked for and is not there."""
    there = ", ".join(repr(title) for title in titles if title)
    return f"has no sheet {name!r}{f': there are {there}' if there else ''}"


def headers_in(sheets: Iterable[Sheet], columns: Columns) -> list[Header]:
    """The most likely header of each sheet that is not left out or empty."""
    wanted = (sheet for sheet in sheets if not columns.said.leaves_out(sheet.title))
    return [header for sheet in wanted if (header := _in_sheet(sheet, columns))]


def has_figures(rows: Rows) -> bool:
    """Whether figures stand in the rows below a heading, as they do not below that of notes."""
    return any(_FIGURE.fullmatch(cell) for _, cells in islice(rows, LOOKED_AT) for cell in cells)


def _meant(found: list[Header]) -> list[Header]:
    """Those that hold the table, where there are any; else the one that is most like it."""
    holding = [header for header in found if header.holds_required]
    if not found:
        return []
    if not holding:
        return [max(found, key=lambda header: header.rank)]
    holding = [header for header in holding if header.holds_preferred] or holding
    holding = [header for header in holding if not header.why_not] or holding
    # A lookup may have the same code or name, and nothing else.
    return [header for header in holding if len(header.columns) > 1] or holding


def _in_sheet(sheet: Sheet, columns: Columns) -> Header | None:
    """The rows that are most like a heading; of equal ones the first. None where no row is there.

    Two rows are one where the upper one names groups of the columns below.
    """
    top = list(islice(sheet.rows, columns.header_within))
    may_be = [not any(map(_GSS_CODE.fullmatch, cells)) for _, cells in top]

    def header(place: int, cells: list[str], rows: int = 1) -> Header:
        below = chain(top[place + 1 :], sheet.rows)
        above = [cell for _, row in top[: place + 1 - rows] for cell in row if cell]
        titles = (sheet.title, *above)
        return _header(
            sheet, top[place][0] - rows + 1, top[place][0], cells, below, columns, titles
        )

    single = [header(place, cells) for place, (_, cells) in enumerate(top) if may_be[place]]
    if not single:
        return header(0, top[0][1]) if top else None
    best = max(single, key=lambda each: each.rank[:3])
    if not best.columns:
        best = max(single, key=lambda each: sum(map(_is_text, each.cells)))
    pairs = [
        header(place, grouped(upper, lower, lambda text: columns.of(text, sheet.title)), 2)
        for place, ((_, upper), (_, lower)) in enumerate(pairwise(top), start=1)
        if may_be[place - 1] and may_be[place] and _may_be_groups(upper, lower)
    ]
    double = max(pairs, key=lambda each: each.rank[:3], default=best)
    if double.rank[:3] > best.rank[:3]:
        return double
    same = double.rank[:3] == best.rank[:3] and double.number == best.number
    return double if same and _named(double) > _named(best) else best


def _may_be_groups(upper: list[str], lower: list[str]) -> bool:
    """A row of figures is nobody's sub-headings, and a title above a heading is no group."""
    is_heading = any(lower) and not any(map(_FIGURE.fullmatch, lower))
    return is_heading and any(upper) and not is_title(upper)


def _is_text(cell: str) -> bool:
    return bool(cell) and not _FIGURE.fullmatch(cell)


def _named(header: Header) -> int:
    return len({plain(cell) for cell in header.cells if cell})


def _header(
    sheet: Sheet,
    first: int,
    number: int,
    cells: list[str],
    below: Rows,
    columns: Columns,
    titles: tuple[str, ...],
) -> Header:
    cells = columns.filled(cells, sheet.title)
    named = columns.placed(cells, sheet.title)
    known = frozenset(column for column in named if column)
    why_not = (columns.another_table.get(plain(cell)) for cell in cells)
    return Header(
        sheet,
        first,
        number,
        cells,
        below,
        known,
        named.count(None),
        bool(known) and known.issuperset(columns.required),
        known.issuperset(columns.preferred),
        titles,
        next(filter(None, why_not), "") or columns.another_title(titles),
    )
