"""What is wrong with a file, as a table of its own: CSV, one row for each problem."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from councils.files.formulas import guarded
from councils.files.problems import Problem

COLUMNS = ("file", "row", "column", "value", "message")


def listed(problem: Problem) -> list[Any]:
    """One row: what of the cell may be quoted stands before what is wrong with it."""
    return [
        problem.file,
        problem.row,
        problem.column or "",
        problem.value,
        problem.message,
    ]


def as_csv(rows: Iterable[Sequence[Any]]) -> bytes:
    """With a byte order mark, without which Excel takes it for another encoding."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(guarded(cell) if isinstance(cell, str) else cell for cell in row)
    return text.getvalue().encode("utf-8-sig")
