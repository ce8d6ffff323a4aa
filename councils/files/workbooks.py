"""The sheets of an XLSX workbook, read one row at a time.

openpyxl reads what a workbook says of itself: its sheets, its strings, which numbers are days. The
cells are read here, in less than half the time, because openpyxl makes objects of them and reads a
sheet twice that does not say how large it is. Rows are passed on as they are found: a reader that
first makes a table of a sheet, as calamine, asks for 400 GB where two cells stand far apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import IO, Any, BinaryIO, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile
from zlib import error as NotUnpacked

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import Stylesheet
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import ARC_STYLE, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from councils.files.hidden_cells import Hidden
from councils.files.marks import raised

LAST_ROW = 1_048_576  # the last there is in Excel
LONGEST_CELL = 1_000_000  # characters; Excel's own have 32,767
MOST_COLUMNS = 16_384  # of which something is said
NOT_WHOLE = "is damaged: open it and save it anew"
PIECE = 65_536  # bytes
SUPERSCRIPT = "superscript"
ROW, CELL, VALUE, TEXT, ASIDE, LEVEL, COLUMN, PROPERTIES = (
    f"{SHEET_MAIN_NS} {name}"
    for name in ("row", "c", "v", "t", "rPh", "vertAlign", "col", "sheetPr")
)
YES = ("1", "true")
HIDDEN = ("hidden", "veryHidden")
DAMAGED = (
    *(BadZipFile, NotUnpacked, EOFError, RuntimeError, OSError),
    *(ExpatError, SyntaxError, KeyError, IndexError, ValueError, TypeError, AttributeError),
)
_DIGITS = re.compile("[0-9]*$")

Cells = list[Any]


class NotRead(Exception):
    """Why a sheet is not read, in words, and the row in which that shows."""


class Part(NamedTuple):
    """A sheet: what it is called, where in the archive it lies, whether it is shown."""

    title: str
    name: str
    is_hidden: bool


class Workbook:
    """What a workbook says of itself. One of DAMAGED where it is none, or is not whole."""

    def __init__(self, file: BinaryIO, widest: int) -> None:
        reader = _reader(file)
        self.close = reader.archive.close
        reader.read_strings()
        self.sheets = _parts(reader)
        self.widest = widest
        self.strings = [*map(_written, reader.shared_strings)]
        self.epoch = reader.wb.epoch
        styles = _styles(reader)
        self.days = {str(style) for style in styles.date_formats}
        self.spans = {str(style) for style in styles.timedelta_formats}
        self._archive = reader.archive

    def rows(self, part: str, hidden: Hidden) -> Iterator[tuple[int, Cells]]:
        """Every row up to the last there is, with its number; NotRead where one is amiss.

        What is ``hidden`` is noted before it is passed on.
        """
        found = _Found(self, hidden)
        passed = 0
        with self._opened(part) as packed:
            while found.reads(packed):
                for number, cells in found.rows:
                    for missing in range(passed + 1, number):
                        yield missing, []
                    yield number, cells
                    passed = number
                found.rows.clear()

    def _opened(self, part: str) -> IO[bytes]:
        try:
            packed: IO[bytes] = self._archive.open(part)
            return packed
        except DAMAGED:  # or locked with a password
            raise NotRead(NOT_WHOLE, None) from None

    def value(self, kind: str, style: str, text: str) -> Any:
        """Of a cell, as openpyxl has it."""
        if kind == "s":
            return self.strings[int(text)]
        if kind == "b":
            return bool(int(text))
        if kind == "d":
            return from_ISO8601(text)
        if kind != "n":
            return text
        number = int(text) if text.isdecimal() else float(text)
        if style not in self.days:
            return number
        try:
            return from_excel(number, self.epoch, timedelta=style in self.spans)
        except (OverflowError, ValueError):
            return "#VALUE!"


def sheets_named_in(file: BinaryIO) -> list[Part]:
    """The sheets of a workbook, of which nothing else is read; one of DAMAGED where it is none."""
    reader = _reader(file)
    with closing(reader.archive):
        return _parts(reader)


def _reader(file: BinaryIO) -> ExcelReader:
    reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False, rich_text=True)
    reader.read_manifest()
    reader.read_workbook()
    return reader


def _styles(reader: ExcelReader) -> Stylesheet:
    if ARC_STYLE not in reader.valid_files:
        return Stylesheet()
    return Stylesheet.from_tree(fromstring(reader.archive.read(ARC_STYLE)))


def _parts(reader: ExcelReader) -> list[Part]:
    return [
        Part(sheet.name, found.target, sheet.state in HIDDEN)
        for sheet, found in reader.parser.find_sheets()
        if found.target in reader.valid_files and "chartsheet" not in found.Type
    ]


def _written(text: str | CellRichText) -> str:
    """A text of several fonts: what stands above the line is told from what stands on it."""
    if isinstance(text, str):
        return text
    return "".join(
        raised(part.text)
        if isinstance(part, TextBlock) and part.font.vertAlign == SUPERSCRIPT
        else str(part)
        for part in text
    )


class _Found:
    """What a parser has found of a sheet: rows that are whole, and the one in which it is."""

    def __init__(self, workbook: Workbook, hidden: Hidden) -> None:
        self.hidden = hidden
        self.rows: list[tuple[int, Cells]] = []
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._declared
        self._workbook = workbook
        self._columns: dict[str, int] = {}
        self._number = self._column = 0
        self._cells: Cells = []
        self._text: list[str] = []
        self._kind = self._style = ""
        self._is_aside = self._is_raised = False

    def reads(self, packed: IO[bytes]) -> bool:
        """Whether there was more to read."""
        try:
            piece = packed.read(PIECE)
            self.parser.Parse(piece, not piece)
        except DAMAGED:
            raise NotRead(NOT_WHOLE, max(self._number, 1)) from None
        return bool(piece)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == CELL:
            place = attributes.get("r")
            self._column = self._column_of(place) if place else self._column + 1
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self._text.clear()
        elif name in (VALUE, TEXT):
            if not self._is_aside:
                self.parser.CharacterDataHandler = (
                    self._raise if self._is_raised else self._text.append
                )
        elif name == ROW:
            number = int(attributes.get("r", self._number + 1))
            if not self._number < number <= LAST_ROW:
                raise ValueError(number)
            self._number, self._column, self._cells = number, 0, []
            if attributes.get("hidden") in YES or attributes.get("ht") == "0":
                self.hidden.rows.add(number)
        elif name == ASIDE:  # how something is pronounced
            self._is_aside = True
        elif name == LEVEL:
            self._is_raised = attributes.get("val") == SUPERSCRIPT
        elif name == COLUMN:
            if attributes.get("hidden") in YES:
                self.hidden.columns.append((int(attributes["min"]), int(attributes["max"])))
                if len(self.hidden.columns) > MOST_COLUMNS:
                    raise ValueError(len(self.hidden.columns))
        elif name == PROPERTIES:
            self.hidden.is_filtered = attributes.get("filterMode") in YES

    def _raise(self, text: str) -> None:
        self._text.append(raised(text))

    def _end(self, name: str) -> None:
        if name == CELL:
            if self._text:
                if sum(map(len, self._text)) > LONGEST_CELL:
                    raise NotRead(
                        f"has a cell of more than {LONGEST_CELL:,} characters", self._number
                    )
                self._add(self._workbook.value(self._kind, self._style, "".join(self._text)))
        elif name in (VALUE, TEXT):
            self.parser.CharacterDataHandler = None
            self._is_raised = False
        elif name == ROW:
            self.rows.append((self._number, self._cells))
        elif name == ASIDE:
            self._is_aside = False

    def _add(self, value: Any) -> None:
        if self._column > self._workbook.widest:
            raise NotRead(f"has more than {self._workbook.widest:,} columns", self._number)
        missing = self._column - len(self._cells)
        if missing > 0:
            self._cells.extend([None] * missing)
        self._cells[self._column - 1] = value

    def _column_of(self, place: str) -> int:
        letters = _DIGITS.sub("", place)
        if letters not in self._columns:
            self._columns[letters] = column_index_from_string(letters)
        return self._columns[letters]

    def _declared(self, *declared: Any) -> None:
        raise ValueError("no workbook declares its own entities")
