"""The rows of a CSV or XLSX file as lists of text, one at a time."""

from __future__ import annotations

import csv
import hashlib
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from councils.files.hidden_cells import Hidden
from councils.files.limited_workbooks import TOO_MUCH, Opened, TooMuchMemory, opened, sheets_named
from councils.files.problems import refused
from councils.files.workbooks import DAMAGED, NotRead

NOT_UTF_8 = "is not text in UTF-8: save the file as “CSV UTF-8”, or as XLSX"
WIDEST = 1_000  # columns
_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")  # spaces that look like any other
_PIECE = 65_536  # bytes
# Up to the first end of a line that is not inside a quoted cell.
_MACINTOSH = re.compile(rb'(?:[^"\r\n]|"[^"]*")*\r(?!\n)')
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

Rows = Iterator[tuple[int, list[str]]]


@dataclass(frozen=True)
class Sheet:
    """One sheet: what messages call it, and its rows.

    A row's number is a spreadsheet's: the first is 1, and what is quoted over several lines is one.
    What the sheet has ``hidden`` is known of the rows that were passed on.
    """

    name: str
    rows: Rows
    title: str = ""
    is_hidden: bool = False
    hidden: Hidden = field(default_factory=Hidden)


def fingerprint(path: Path) -> str:
    """The file's SHA-256; two readings of an unchanged file have the same."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def sheets_of(path: Path) -> Iterator[Iterable[Sheet]]:
    """The sheets of a file: one of a CSV, all of an XLSX, told apart by what is in them."""
    if not path.is_file():
        raise refused(path, "there is no such file")
    with path.open("rb") as file:
        start = file.read(8)
        file.seek(0)
        if start.startswith(b"PK\x03\x04"):
            with closing(_workbook(path)) as workbook:
                yield _xlsx_sheets(path, workbook)
        elif start.startswith(b"\xd0\xcf\x11\xe0"):
            raise refused(path, "is an old Excel workbook or has a password: save it as XLSX")
        else:
            yield [Sheet(path.name, _csv_rows(path, file))]


def titles_of(path: Path) -> dict[str, bool]:
    """The sheets of a workbook by name, and whether each is hidden; none of a CSV file."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return {part.title: part.is_hidden for part in sheets_named(path)}
    except (TooMuchMemory, *DAMAGED):
        return {}


def _csv_rows(path: Path, file: BinaryIO) -> Rows:
    number = 0

    def lines() -> Iterator[str]:
        for count, line in enumerate(_lines(file)):
            if b"\0" in line:
                raise refused(path, NOT_UTF_8, number + 1)
            yield line.decode("utf-8-sig" if count == 0 else "utf-8")

    try:
        for number, cells in enumerate(csv.reader(lines(), strict=True), start=1):
            yield number, [cell and _tidy(cell) for cell in _narrow(path, number, cells)]
    except UnicodeDecodeError:
        raise refused(path, NOT_UTF_8, number + 1) from None
    except csv.Error as error:
        if "field limit" in str(error) or "unexpected end" in str(error):
            message = "a quotation mark is not closed in this row"
        elif "expected after" in str(error):
            message = 'a quotation mark inside a quoted cell is not doubled: write it as ""'
        else:
            message = f"is not CSV: {error}"
        raise refused(path, message, number + 1) from None


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; an old Macintosh ends them with a carriage return alone."""
    start = file.read(_PIECE)
    file.seek(0)
    if not _MACINTOSH.match(start):
        yield from file
        return
    for line in file:
        yield from (found[0] for found in _LINE.finditer(line))


def _workbook(path: Path) -> Opened:
    try:
        with warnings.catch_warnings(action="ignore"):
            return opened(path, WIDEST)
    except TooMuchMemory:
        raise refused(path, TOO_MUCH) from None
    except DAMAGED:
        raise refused(path, "is neither text nor an XLSX workbook") from None


def _xlsx_sheets(path: Path, workbook: Opened) -> Iterator[Sheet]:
    many = len(workbook.sheets) > 1
    for title, part, is_hidden in workbook.sheets:
        name, hidden = f"{path.name}[{title}]" if many else path.name, Hidden()
        yield Sheet(name, _xlsx_rows(path, workbook, part, hidden), title, is_hidden, hidden)


def _xlsx_rows(path: Path, workbook: Opened, part: str, hidden: Hidden) -> Rows:
    try:
        for number, cells in workbook.rows(part, hidden):
            yield number, [_written(value) for value in cells]
    except NotRead as error:
        raise refused(path, *error.args) from None
    except TooMuchMemory:
        raise refused(path, TOO_MUCH) from None


def _narrow(path: Path, number: int, row: list[str]) -> list[str]:
    """Without empty cells far to the right of any table; refused where something stands there."""
    if len(row) <= WIDEST:
        return row
    if any(row[WIDEST:]):
        raise refused(path, f"has more than {WIDEST:,} columns", number)
    return row[:WIDEST]


def _written(value: Any) -> str:
    """A cell of a workbook as it would be written in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _tidy(value.replace("_x000D_", ""))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        moment = value.strftime("%H:%M")
        return f"{value:%Y-%m-%d}" if moment == "00:00" else f"{value:%Y-%m-%d} {moment}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _tidy(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = _NO_BREAK.sub(" ", text)
    return text.strip()
