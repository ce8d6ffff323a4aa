"""Tables as XLSX: each cell of its own type, a heading that stays, and a sheet of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import wrap
from typing import IO, Any

import xlsxwriter

from councils.printable import writable
from portal.open_data.columns import Kind
from portal.open_data.csv_files import Table

LONGEST_TEXT = 32_767  # characters that a cell holds; a spreadsheet calls a file with more broken
CUT = " … (cut short here: the CSV file has all of it)"
MOST_ROWS = 1_048_576  # that a sheet holds
LONGEST_NAME = 31  # of a sheet
WIDTHS = {Kind.TEXT: 24, Kind.ADDRESS: 40, Kind.INSTANT: 18, Kind.DATE: 12, Kind.TEXTS: 24}
WIDEST_HEAD = 34
ROW_NAME, LONG_NAME = "council_name", 36  # what stays in sight of a wide sheet, and its width
FITS_A_PAGE = 20  # columns: more do not fit the width of one
NOTE_WIDTHS = (34, 80, 26, 26, 26)
LINE = 15  # points


class TooManyRows(Exception):
    """More than a sheet holds: no file is better than one that lacks some of them."""


@dataclass(frozen=True)
class Sheet:
    """A table with its name in the workbook."""

    name: str
    table: Table


@dataclass(frozen=True)
class Notes:
    """A sheet to be read: what is said of the file, and a list under it, with its heading."""

    name: str
    said: Sequence[tuple[str, str]]
    heads: Sequence[str] = ()
    lines: Iterable[Sequence[str]] = ()


@dataclass(frozen=True)
class Book:
    """A workbook; ``made_at`` is fixed, so that equal content makes equal bytes."""

    title: str
    sheets: Sequence[Sheet | Notes]
    made_at: datetime
    subject: str = ""


def write(book: Book, file: IO[bytes]) -> None:
    """Row by row to a temporary file, whatever the number of rows."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    taken: set[str] = set()
    with xlsxwriter.Workbook(file, options) as workbook:
        about = {"title": book.title, "subject": book.subject}
        workbook.set_properties({**about, "created": book.made_at.replace(tzinfo=None)})
        pen = Pen(workbook)
        for sheet in book.sheets:
            worksheet = workbook.add_worksheet(sheet_name(sheet.name, taken))
            if isinstance(sheet, Notes):
                pen.write_notes(worksheet, sheet)
            else:
                pen.write_table(worksheet, sheet.table)


class Pen:
    """Writes into the sheets of one workbook."""

    def __init__(self, workbook: Any) -> None:
        self.head = workbook.add_format({"bold": True, "bottom": 1})
        self.bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.prose = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.formats = {
            Kind.DATE: workbook.add_format({"num_format": "yyyy-mm-dd"}),
            Kind.INSTANT: workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }

    def write_table(self, worksheet: Any, table: Table) -> None:
        heads = table.heads
        kinds = [each.column.kind for each in table.columns]
        kinds += [Kind.TEXT] * (len(heads) - len(kinds))  # a note is text
        for place, (head, kind) in enumerate(zip(heads, kinds, strict=True)):
            least = LONG_NAME if head == ROW_NAME else WIDTHS.get(kind, 10)
            width = max(least, min(len(head) + 4, WIDEST_HEAD))
            worksheet.set_column(place, place, width)
        is_wide = len(heads) > FITS_A_PAGE
        names = heads.index(ROW_NAME) + 1 if is_wide and ROW_NAME in heads else 0
        worksheet.freeze_panes(1, names)
        on_paper(worksheet)
        worksheet.repeat_rows(0)
        if not is_wide:
            worksheet.fit_to_pages(1, 0)
        worksheet.write_row(0, 0, heads, self.head)
        row = 0
        for row, cells in enumerate(table.lines(), 1):
            if row >= MOST_ROWS:
                raise TooManyRows(table.dataset.title)
            for place, (kind, value) in enumerate(zip(kinds, cells, strict=True)):
                if value is not None:
                    self.write_cell(worksheet, row, place, kind, value)
        worksheet.autofilter(0, 0, max(row, 1), len(heads) - 1)

    def write_cell(self, worksheet: Any, row: int, place: int, kind: Kind, value: Any) -> None:
        if kind in MADE:
            worksheet.write_datetime(row, place, MADE[kind](value), self.formats[kind])
        elif kind == Kind.BOOLEAN:
            worksheet.write_boolean(row, place, value)
        elif kind in (Kind.INTEGER, Kind.NUMBER):
            worksheet.write_number(row, place, value)
        else:
            text = "|".join(value) if kind == Kind.TEXTS else value
            if text:
                worksheet.write_string(row, place, fitting(text))

    def write_notes(self, worksheet: Any, notes: Notes) -> None:
        for place, width in enumerate(NOTE_WIDTHS):
            worksheet.set_column(place, place, width)
        on_paper(worksheet)
        worksheet.fit_to_pages(1, 0)
        row = -1
        for row, said in enumerate(notes.said):
            self.write_prose(worksheet, row, said, first=self.bold)
        if notes.heads:
            row += 2
            worksheet.write_row(row, 0, notes.heads, self.head)
        for line in notes.lines:
            row += 1
            self.write_prose(worksheet, row, line, first=self.prose)

    def write_prose(self, worksheet: Any, row: int, texts: Sequence[str], first: Any) -> None:
        """A row as high as its longest text needs: LibreOffice does not find that out by itself."""
        pairs = zip(texts, NOTE_WIDTHS, strict=False)
        lines = max((len(wrap(text, width)) for text, width in pairs), default=1)
        worksheet.set_row(row, LINE * max(lines, 1))
        for place, text in enumerate(texts):
            worksheet.write_string(row, place, fitting(text), self.prose if place else first)


def on_paper(worksheet: Any) -> None:
    """A4, landscape."""
    worksheet.set_paper(9)
    worksheet.set_landscape()


def wall_clock(text: str) -> datetime:
    """A spreadsheet knows no time zones: an instant is given as London's clocks show it."""
    return datetime.fromisoformat(text).replace(tzinfo=None)


MADE: dict[Kind, Callable[[str], date]] = {
    Kind.DATE: date.fromisoformat,
    Kind.INSTANT: wall_clock,
}


def fitting(text: str) -> str:
    """What a cell holds of a text, saying so where it is cut."""
    text = writable(text)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT


def sheet_name(name: str, taken: set[str]) -> str:
    """A name that a spreadsheet takes: short, of allowed characters, and no other sheet's."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ") or "Sheet"
    found, number = shortened(plain, LONGEST_NAME), 1
    while found.casefold() in taken or found.casefold() == "history":  # Excel keeps that one
        number += 1
        end = f" {number}"
        found = shortened(plain, LONGEST_NAME - len(end)) + end
    taken.add(found.casefold())
    return found


def shortened(text: str, longest: int) -> str:
    """As many whole words as there is room for; none ends with an "and" that joins nothing."""
    if len(text) <= longest:
        return text
    words, _, _ = text[: longest + 1].rpartition(" ")
    return (words or text[:longest]).strip("' ,").removesuffix(" and")
