"""Tables: the rows of a file under columns that are known, read one at a time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from openpyxl.utils import get_column_letter

from councils.files.headers import LONGEST_QUOTED, Columns, Header, header_of
from councils.files.heading_map import NOTHING_SAID, PASSED_OVER
from councils.files.headings import numbered
from councils.files.hidden_cells import Hidden, HiddenRows, sheets_not_read
from councils.files.marks import says_nothing
from councils.files.problems import (
    UNDER_NO_HEADING,
    FileRefused,
    HeadingsRefused,
    Problems,
    refused,
)
from councils.files.spreadsheets import Rows, sheets_of

Value = TypeVar("Value")
__all__ = ["PASSED_OVER", "Columns", "Row", "Table"]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells by column."""

    number: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]
    problems: Problems
    columns: Columns

    def __getitem__(self, column: str) -> str:
        """The cell's text; empty where the cell is, or where the file has no such column."""
        return self.cells.get(column, "")

    def __contains__(self, column: str) -> bool:
        return column in self.cells

    def read(self, column: str, parse: Callable[[str], Value]) -> Value | None:
        """The cell as ``parse`` reads it; None where it is empty, or wrong, which is noted."""
        text = self[column]
        if not text:
            return None
        try:
            return parse(text)
        except ValueError as error:
            message = str(error).replace(repr(text), self._quotation(text))
            self.wrong(column, message, alike=getattr(error, "rule", ""))
            return None

    def required(self, column: str, parse: Callable[[str], Value]) -> Value | None:
        """As ``read``, but an empty cell is wrong too."""
        if not self[column]:
            self.wrong(column, "is empty")
        return self.read(column, parse)

    def wrong(self, column: str | None, message: str, *, alike: str = "") -> None:
        """Notes a problem under the heading that the file itself gives the column.

        What is ``alike`` of it in other rows of the column is said with it, once.
        """
        if column is None:
            self.problems.add(self.number, None, message, alike=alike)
            return
        text = "" if column in self.columns.texts else self[column]
        heading = self.headings.get(column, column)
        self.problems.add(self.number, heading, message, value=self._start(text), alike=alike)

    def _quotation(self, text: str) -> str:
        """A cell as a message quotes it: where cells slipped, what is long may be private."""
        if len(text) > LONGEST_QUOTED:
            return f"what stands here ({len(text):,} characters)"
        return repr(self._start(text))

    def _start(self, text: str) -> str:
        longest = self.columns.quoted
        return text if len(text) <= longest else f"{text[:longest]}…"


class Table:
    """A file's rows under its header, to be read as often as one likes.

    FileRefused where there is no such file, it cannot be read, or its header is wrong.
    """

    def __init__(
        self,
        path: str | Path,
        columns: Columns,
        problems: Problems | None = None,
        sheet: str = "",
    ):
        """``sheet`` names one of a workbook; empty for any that is not hidden."""
        self.path = Path(path)
        self.columns = columns
        self.problems = Problems(path) if problems is None else problems
        self.headings: dict[str, str] = {}
        self.sheet = ""  # its title, where a workbook has one
        self.first_row = 1  # of the heading
        self.titles: tuple[str, ...] = ()  # that of the sheet, and what stands above the heading
        self.others: tuple[str, ...] = ()  # the titles of the sheets that are not read
        self.hidden_sheets: frozenset[str] = frozenset()
        self._hidden, self._hidden_rows = Hidden(), HiddenRows()
        self._nothing: dict[str, Counter[str]] = defaultdict(Counter)
        self._may_lack: list[str] = []
        self._sheet = sheet
        self._places: list[tuple[int, str]] = []
        self._header: list[str] = []
        self._unheaded: list[int] = []
        self._opened: Rows | None = self._below_header()
        next(self._opened)

    def __iter__(self) -> Iterator[Row]:
        self._nothing.clear()
        self._hidden_rows = HiddenRows()
        for number, cells in self._rows():
            is_hidden = self._hidden.takes_row(number)
            if not any(cells):
                continue
            if is_hidden:
                self._hidden_rows.take(number)
            width = len(cells)
            texts = {col: cells[n] if n < width else "" for n, col in self._places}
            self._empty(texts)
            row = Row(number, texts, self.headings, self.problems, self.columns)
            if self._is_odd(cells):
                self._note_odd(row, cells)
            yield row

    def _is_odd(self, cells: list[str]) -> bool:
        """Whether anything stands under no heading, or has a control character in it."""
        outside = any(cells[len(self._header) :]) or any(
            cells[n] for n in self._unheaded if n < len(cells)
        )
        return outside or bool(_CONTROL.search(" ".join(cells)))

    def _note_odd(self, row: Row, cells: list[str]) -> None:
        for n, cell in enumerate(cells):
            if not cell:
                continue
            if not self._heading(n):
                row.wrong(get_column_letter(n + 1), UNDER_NO_HEADING)
            elif found := _CONTROL.search(cell):
                character = f"U+{ord(found[0]):04X}"
                row.wrong(self._heading(n), f"has the control character {character} in it")

    def _empty(self, texts: dict[str, str]) -> None:
        """Takes out what only says that there is nothing, where there need be nothing."""
        for column in self._may_lack:
            if says_nothing(texts[column]):
                self._nothing[column].update((texts[column],))
                texts[column] = ""

    @property
    def notes(self) -> list[str]:
        """What is to know of how the file is read."""
        return sheets_not_read(list(self.others), self.hidden_sheets) + self.notes_on_cells

    @property
    def notes_on_cells(self) -> list[str]:
        """What is to know of the sheet, and of its rows that were read so far."""
        return [*self._notes_on_said(), *filter(None, self._notes_on_hidden())] + [
            f"“{self.headings[column]}” says that there is nothing, and is read as empty: "
            + ", ".join(f"{sign} ({count:,})" for sign, count in signs.items())
            for column, signs in self._nothing.items()
        ]

    def _notes_on_said(self) -> Iterator[str]:
        """Which headings are read as somebody said, and not as the portal would take them."""
        placed = zip(
            numbered(self._header),
            self.columns.placed(self._header, self.sheet),
            replace(self.columns, said=NOTHING_SAID).placed(self._header, self.sheet),
            strict=True,
        )
        said = [
            f"“{heading}” as {column.replace('_', ' ')}" if column else f"“{heading}” left out"
            for heading, column, known in placed
            if column is not None and column != known
        ]
        if said:
            where = f"“{self.sheet}”: " if self.others else ""
            yield f"{where}read as was said: {', '.join(said)}"

    def _notes_on_hidden(self) -> Iterator[str]:
        where = f"“{self.sheet}”: " if self.others else ""
        if self.sheet in self.hidden_sheets:
            yield f"“{self.sheet}” is hidden in the workbook, and read because it was chosen"
        rows = self._hidden_rows.note(is_filtered=self._hidden.is_filtered)
        yield where + rows if rows else ""
        columns = [
            f"“{self._header[place]}” ({get_column_letter(place + 1)})"
            for place, _ in self._places
            if self._hidden.holds_column(place + 1)
        ]
        if columns:
            yield f"{where}hidden in the workbook, and read like the others: {', '.join(columns)}"

    def _heading(self, place: int) -> str:
        return self._header[place] if place < len(self._header) else ""

    def _rows(self) -> Rows:
        opened, self._opened = self._opened, None
        if opened is None:
            opened = self._below_header()
            next(opened)
        return opened

    def _below_header(self) -> Rows:
        """The header's own row once all is well with it, and then the rows below it."""
        with sheets_of(self.path) as sheets:
            header = header_of(self.path, sheets, self.columns, self._sheet)
            number, cells = header.number, header.cells
            if len(cells) == 1 and any(separator in cells[0] for separator in ";\t"):
                raise refused(self.path, "the columns are not separated by commas", number)
            cells = [" ".join(cell.split()) for cell in cells]
            self.problems.file = header.sheet.name
            problems = self.problems.count
            places = self._placed(header, cells)
            if self.problems.count > problems:
                self.problems.refuse(FileRefused if header.why_not else HeadingsRefused)
            self._places = list(places.items())
            self._header = cells
            self._unheaded = [n for n, heading in enumerate(cells) if not heading]
            self.headings = {column: cells[n] for n, column in self._places}
            self.sheet, self.first_row, self.titles = (
                header.sheet.title,
                header.first,
                header.titles,
            )
            self.others = header.others
            self.hidden_sheets, self._hidden = header.hidden_sheets, header.sheet.hidden
            self._may_lack = [col for _, col in self._places if self.columns.may_lack(col)]
            yield number, cells
            yield from header.below

    def _placed(self, header: Header, cells: list[str]) -> dict[int, str]:
        """The columns by their place; what is wrong with the header is noted."""
        found: dict[int, str] = {}
        if header.why_not:
            self.problems.add(header.number, None, header.why_not)
            return found
        columns = self.columns.placed(cells, header.sheet.title)
        for place, (heading, column) in enumerate(zip(cells, columns, strict=True)):
            if column is None:
                self.problems.add(
                    header.number, heading, "is an unknown column: remove or rename it"
                )
            elif column in found.values():
                self.problems.add(header.number, heading, f"is a second column for {column}")
            elif column:
                found[place] = column
        for column in self.columns.required:
            if column not in found.values():
                self.problems.add(header.number, column, "this column is missing")
        if header.unknown:
            self.problems.advise(f"known columns are {', '.join(self.columns.allowed)}")
        return found
