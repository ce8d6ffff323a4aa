"""What the page of an upload says of its files: what would change, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from councils.files.changes import Changes
from councils.files.previews import CHANGED, LEFT, NEW, UNLIKELY, short
from councils.files.problem_lists import listed
from councils.files.problems import (
    SHOWN,
    UNDER_NO_HEADING,
    FileRefused,
    HeadingsRefused,
    Problem,
    RowsRefused,
    SheetsRefused,
)
from councils.files.spreadsheets import titles_of
from councils.models import Upload


def what_would_change(changes: Changes) -> dict[str, Any]:
    """Of each sort how many, and the first rows; what else is to know; what would be left out."""
    sorts = {NEW: changes.new, CHANGED: changes.changed, LEFT: changes.left}
    report: dict[str, Any] = {
        "digest": changes.digest(),
        "changes": bool(changes),
        "unchanged": changes.unchanged,
        "sorts": [{"sort": sort, "count": count} for sort, count in sorts.items()],
        "notes": notes_of(changes),
    }
    if changes.preview:
        report |= {"preview": changes.preview.report()}
    if changes.rest:
        report |= {
            "rows_left_out": changes.rows_left_out,
            "count": changes.reasons,
            "each": _each(changes.rest),
        }
    return report


def notes_of(changes: Changes) -> list[str]:
    """Without what is asked about, which stands among the rows."""
    return [short(note) for note in changes.notes if not note.startswith(UNLIKELY)]


def sheets_in(paths: Iterable[Path]) -> dict[str, Any]:
    """The sheets of the files by name, and whether each is hidden, where there is a choice."""
    sheets = {title: hidden for path in paths for title, hidden in titles_of(path).items()}
    return {"sheets": list(sheets.items())} if len(sheets) > 1 else {}


def problems_found(error: FileRefused) -> dict[str, Any]:
    """The sentences as a page shows them, and each problem as a file of them lists it."""
    sentences = [sentence for each in error.problems for sentence in each.sentences][:SHOWN]
    return {
        "count": sum(each.count for each in error.problems),
        "shown": sum(1 + sentence.more for sentence in sentences),
        "problems": [
            [short(file), row, short(column or ""), short(message), sentence.likewise]
            for sentence in sorted(sentences, key=lambda each: _place(each.first))
            for file, row, column, message, _ in (sentence.first,)
        ],
        "advice": [short(advice) for each in error.problems for advice in each.advice],
        "each": _each(error.each),
    }


def after_refusal(error: FileRefused) -> tuple[Upload.State, dict[str, Any]]:
    """What becomes of files that are not loaded as they are, and what their page says.

    They are refused for good only where nothing that somebody says would help.
    """
    lacks_headings = any(problem.message == UNDER_NO_HEADING for problem in error.each)
    if isinstance(error, HeadingsRefused) or lacks_headings:
        return Upload.State.NAMING, problems_found(error)
    if isinstance(error, SheetsRefused):
        return Upload.State.SHEETS, problems_found(error)
    if isinstance(error, RowsRefused):
        return Upload.State.CHOOSING, _rows_in_the_way(error)
    return Upload.State.REFUSED, problems_found(error)


def _rows_in_the_way(error: RowsRefused) -> dict[str, Any]:
    """As problems are, with the bodies that the register does not know and who may be meant."""
    hints = {
        name: problem.message.partition("; ")[2]
        for name in error.unknown
        for problem in error.each
        if problem.message.startswith(repr(name))
    }
    unknown = [[name, short(hints.get(name, ""))] for name in error.unknown]
    return problems_found(error) | {"unknown": unknown}


def _each(problems: list[Problem]) -> list[list[Any]]:
    return [
        [short(cell) if isinstance(cell, str) else cell for cell in listed(problem)]
        for problem in problems
    ]


def _place(problem: Problem) -> tuple[str, int]:
    return problem.file, problem.row or 0
