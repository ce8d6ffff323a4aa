"""Workbooks, each read by a process that may take so much memory and no more.

A small one cannot take much, and is read here: to start a process takes a third of a second.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, Any, Protocol
from zipfile import ZipFile

from councils.files import workbook_process
from councils.files.hidden_cells import Hidden
from councils.files.workbook_process import NOT_A_WORKBOOK, NOT_READ, OPENED, READ
from councils.files.workbooks import DAMAGED, Cells, NotRead, Part, Workbook, sheets_named_in

MEGABYTES = 512  # of addresses, a sixth of which Python takes by itself
TOO_MUCH = (
    f"takes more than {MEGABYTES} MB of memory once it is open, far more than its rows: copy the"
    " cells into a new workbook, or save it as CSV"
)
READER = (sys.executable, "-m", workbook_process.__name__)
ROOT = Path(__file__).parent.parent.parent
SHEETS = "xl/worksheets/"
SMALL_SHEETS, SMALL_REST = 5_000_000, 200_000  # bytes, unpacked
SWOLLEN, MOST_PACKED = 2_000_000, 50  # bytes beside the sheets; times as many as they are packed


class TooMuchMemory(Exception):
    """A workbook takes more memory than any of its size should."""


class Opened(Protocol):
    """What is asked of a workbook, wherever it is read."""

    sheets: list[Part]

    def rows(self, part: str, hidden: Hidden) -> Iterator[tuple[int, Cells]]: ...

    def close(self) -> None: ...


def opened(path: Path, widest: int) -> Opened:
    """One of DAMAGED where it is none, or is not whole; TooMuchMemory, then or while it is read."""
    parts = Parts.of(path)
    if parts.swell:
        raise TooMuchMemory
    return _read_here(path, widest) if parts.are_small else InItsProcess(path, widest)


def sheets_named(path: Path) -> list[Part]:
    """The sheets of a workbook, of which nothing else is read."""
    if Parts.of(path).are_small:
        with path.open("rb") as file:
            return sheets_named_in(file)
    process = InItsProcess(path, None)
    process.close()
    return process.sheets


@dataclass(frozen=True)
class Parts:
    """How many bytes a workbook has by what it says of its parts: no more of one is unpacked.

    Sheets are read a row at a time, the rest (strings, styles) at once.
    """

    sheets: int
    rest: int
    rest_packed: int

    @classmethod
    def of(cls, file: Path | IO[bytes]) -> Parts:
        with ZipFile(file) as packed:
            parts = packed.infolist()
        rest = [each for each in parts if not each.filename.startswith(SHEETS)]
        unpacked = sum(each.file_size for each in rest)
        sheets = sum(each.file_size for each in parts) - unpacked
        return cls(sheets, unpacked, sum(each.compress_size for each in rest))

    @property
    def are_small(self) -> bool:
        return self.sheets <= SMALL_SHEETS and self.rest <= SMALL_REST

    @property
    def swell(self) -> bool:
        """Each string stands there once, so they are not packed to a fiftieth."""
        return self.rest > SWOLLEN and self.rest > MOST_PACKED * self.rest_packed


def _read_here(path: Path, widest: int) -> Workbook:
    file = path.open("rb")
    try:
        workbook = Workbook(file, widest)
    except DAMAGED:
        file.close()
        raise
    close = workbook.close

    def close_both() -> None:
        close()
        file.close()

    workbook.close = close_both
    return workbook


class InItsProcess:
    """A workbook that another process reads; ``widest`` is None where only its sheets are asked."""

    def __init__(self, path: Path, widest: int | None) -> None:
        self._process = subprocess.Popen(
            [*READER, str(path.absolute()), str(MEGABYTES << 20)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self._numbers = count()
        try:
            kind, *found = self._asked(widest)
        except TooMuchMemory:
            self.close()
            raise
        if kind == NOT_A_WORKBOOK:
            self.close()
            raise ValueError(path.name)
        assert kind == OPENED
        self.sheets: list[Part] = found[0]

    def rows(self, part: str, hidden: Hidden) -> Iterator[tuple[int, Cells]]:
        number = next(self._numbers)
        while True:
            kind, rows, (of_rows, columns, hidden.is_filtered), *why = self._asked((number, part))
            hidden.rows |= of_rows
            hidden.columns += columns
            yield from rows
            if kind == NOT_READ:
                raise NotRead(*why[0])
            assert kind == READ
            if not rows:
                return

    def close(self) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                pipe.close()  # type: ignore[union-attr]  # both are there
        self._process.wait()

    def _asked(self, what: Any) -> tuple[Any, ...]:
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answers is not None
        try:
            pickle.dump(what, asked)
            asked.flush()
            answer: tuple[Any, ...] = pickle.load(answers)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            raise TooMuchMemory from None
        if answer[0] == workbook_process.TOO_MUCH:
            raise TooMuchMemory
        return answer
