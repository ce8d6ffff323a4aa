"""Reads a workbook in a process of its own, which may take so much memory and no more.

A workbook of half a megabyte can hold what takes a gigabyte once it is read: strings, styles or
one cell without end. Here that ends this process, and nobody else's. It imports nothing of Django:
it is there in a third of a second. ``limited_workbooks`` starts it and asks; what goes between the
two are pickles, of which each is asked for, so that neither runs ahead.
"""

from __future__ import annotations

import os
import pickle
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

ROWS = 200  # in an answer
NOT_A_WORKBOOK, TOO_MUCH, NOT_READ, OPENED, READ = range(5)
NEARLY = 0.75  # of the memory: what fails beyond it failed for lack of it
BASE = 64 * 1024 * 1024  # bytes of addresses at which no memory is


def main(path: str, limit: int) -> None:
    """``limit`` is in bytes."""
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl does without, in less memory
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What a library prints must not stand among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        _answer(Path(path), sys.stdin.buffer, answers, NEARLY * limit)
    except (MemoryError, BrokenPipeError):
        os._exit(1)


def _answer(path: Path, asked: BinaryIO, answers: BinaryIO, nearly: float) -> None:
    from councils.files.hidden_cells import Hidden
    from councils.files.workbooks import DAMAGED, NotRead, Workbook, sheets_named_in

    def fails_for_memory() -> bool:
        return _most_taken() + BASE > nearly

    def say(*what: Any) -> None:
        pickle.dump(what, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()

    widest = pickle.load(asked)
    sheets: dict[int, tuple[Iterator[Any], Hidden]] = {}
    with path.open("rb") as file:
        try:
            if widest is None:
                return say(OPENED, sheets_named_in(file))
            workbook = Workbook(file, widest)
        except DAMAGED:
            return say(TOO_MUCH if fails_for_memory() else NOT_A_WORKBOOK)
        say(OPENED, workbook.sheets)
        while True:
            try:
                number, part = pickle.load(asked)
            except EOFError:
                return None
            if number not in sheets:
                hidden = Hidden()
                sheets[number] = (workbook.rows(part, hidden), hidden)
            rows, hidden = sheets[number]
            found: list[Any] = []
            try:
                found.extend(islice(rows, ROWS))
            except NotRead as error:
                if fails_for_memory():
                    say(TOO_MUCH)
                else:
                    say(NOT_READ, found, _told(hidden), error.args)
            else:
                say(READ, found, _told(hidden))


def _most_taken() -> int:
    """Bytes that this program has taken at most; ``getrusage`` counts what started it as well."""
    with suppress(FileNotFoundError), open("/proc/self/status") as lines:
        found = next(each for each in lines if each.startswith("VmHWM:"))
        return int(found.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _told(hidden: Any) -> tuple[set[int], list[tuple[int, int]], bool]:
    """What is hidden among these rows, and not again with the next."""
    rows, hidden.rows = hidden.rows, set()
    columns, hidden.columns = hidden.columns, []
    return rows, columns, hidden.is_filtered


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
