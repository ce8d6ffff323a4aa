"""Tables: the rows of a file under columns that are known, read one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from openpyxl.utils import get_column_letter

from councils.importing.cells import plain
from councils.importing.problems import Problems, refused
from councils.importing.spreadsheets import KeptRows, Rows, Sheet, sheets_of

Value = TypeVar("Value")
PASSED_OVER = ""
LONGEST_QUOTED = 60


@dataclass(frozen=True)
class Columns:
    """The columns a file may have, and how their headings are recognised.

    Headings are compared by ``plain``: case, spaces, hyphens and underscores do not matter.
    ``synonyms`` are other headings for a column; ``PASSED_OVER`` as a column means: not read.
    ``recognise`` names the column of a heading that no list can hold, such as a year.
    """

    allowed: tuple[str, ...]
    required: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    recognise: Callable[[str], str | None] = lambda heading: None
    header_within: int = 1

    def of(self, heading: str) -> str | None:
        """The column that a heading names; None where it is unknown."""
        key = plain(heading)
        if key in self.allowed:
            return key
        for synonym, column in self.synonyms.items():
            if plain(synonym) == key:
                return column
        return self.recognise(key)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells by column."""

    number: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]
    problems: Problems

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
            self.wrong(column, _without_long(text, str(error)))
            return None

    def required(self, column: str, parse: Callable[[str], Value]) -> Value | None:
        """As ``read``, but an empty cell is wrong too."""
        if not self[column]:
            self.wrong(column, "is empty")
        return self.read(column, parse)

    def wrong(self, column: str | None, message: str) -> None:
        """Notes a problem under the heading that the file itself gives the column."""
        heading = None if column is None else self.headings.get(column, column)
        self.problems.add(self.number, heading, message)


def _without_long(text: str, message: str) -> str:
    """A message that does not quote a cell at length: where cells slipped, it may be private."""
    if len(text) <= LONGEST_QUOTED:
        return message
    return message.replace(repr(text), f"what stands here ({len(text):,} characters)")


class Table:
    """A file's rows under its header, to be read as often as one likes.

    FileRefused where there is no such file, it cannot be read, or its header is wrong.
    """

    def __init__(self, path: str | Path, columns: Columns, problems: Problems | None = None):
        self.path = Path(path)
        self.columns = columns
        self.problems = Problems(path) if problems is None else problems
        self.headings: dict[str, str] = {}
        self._places: list[tuple[int, str]] = []
        self._headed: set[int] = set()
        self._kept = KeptRows()
        self._opened: Rows | None = self._below_header()
        next(self._opened)

    def __iter__(self) -> Iterator[Row]:
        for number, cells in self._rows():
            if any(cells):
                texts = {col: cells[n] if n < len(cells) else "" for n, col in self._places}
                row = Row(number, texts, self.headings, self.problems)
                for n, cell in enumerate(cells):
                    if cell and n not in self._headed:
                        row.wrong(get_column_letter(n + 1), "stands under no heading")
                yield row

    def _rows(self) -> Rows:
        if self._kept.are_complete:
            return iter(self._kept)
        opened, self._opened = self._opened, None
        if opened is None:
            opened = self._below_header()
            next(opened)
        return opened

    def _below_header(self) -> Rows:
        """The header's own row once all is well with it, and then the rows below it."""
        with sheets_of(self.path) as sheets:
            sheet, number, cells = self._header(sheets)
            if len(cells) == 1 and any(separator in cells[0] for separator in ";\t"):
                raise refused(self.path, "the columns are not separated by commas", number)
            cells = [" ".join(cell.split()) for cell in cells]
            self.problems.file = sheet.name
            problems = self.problems.count
            places = self._placed(number, cells)
            if self.problems.count > problems:
                self.problems.refuse()
            self._places = list(places.items())
            self._headed = {n for n, cell in enumerate(cells) if cell}
            self.headings = {column: cells[n] for n, column in self._places}
            yield number, cells
            yield from self._kept.keeping(sheet.rows) if sheet.is_slow else sheet.rows

    def _header(self, sheets: Iterable[Sheet]) -> tuple[Sheet, int, list[str]]:
        """The first row, of any sheet, with every required column; else the most like it."""
        best: tuple[int, Sheet, int, list[str]] | None = None
        for sheet in sheets:
            for number, cells in islice(sheet.rows, self.columns.header_within):
                columns = {self.columns.of(cell) for cell in cells if cell} - {None, PASSED_OVER}
                if columns and columns.issuperset(self.columns.required):
                    return sheet, number, cells
                if best is None or len(columns) > best[0]:
                    best = len(columns), sheet, number, cells
        if best is None:
            raise refused(self.path, "is empty")
        return best[1:]

    def _placed(self, number: int, cells: list[str]) -> dict[int, str]:
        """The columns by their place; what is wrong with the header is noted."""
        found: dict[int, str] = {}
        allowed = ", ".join(self.columns.allowed)
        for place, heading in enumerate(cells):
            column = self.columns.of(heading) if heading else PASSED_OVER
            if column is None:
                self.problems.add(number, heading, f"is an unknown column; known are: {allowed}")
            elif column in found.values():
                self.problems.add(number, heading, f"is a second column for {column}")
            elif column:
                found[place] = column
        for column in self.columns.required:
            if column not in found.values():
                self.problems.add(number, column, "this column is missing")
        return found
