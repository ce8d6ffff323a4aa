"""Which sheets of one or two files hold a year's published statistics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from complaints.figures.sums import DEALT_WITH
from complaints.releases.importing.columns import COLUMNS, KEPT
from councils.files.choices import Choices
from councils.files.headers import no_sheet
from councils.files.hidden_cells import sheets_not_read
from councils.files.joined_sheets import joined_sheets
from councils.files.problems import HeadingsRefused, Problems, refused
from councils.files.spreadsheets import titles_of
from councils.files.tables import Table


def tables_of(paths: Sequence[Path], choices: Choices) -> tuple[list[Table], list[str]]:
    """The tables, that with the outcomes first, and what a person should know of the others.

    HeadingsRefused where a sheet may hold more of it, and somebody can be asked what its columns
    are; FileRefused where there is none.
    """
    columns = replace(COLUMNS, said=choices.headings)
    tables, notes = list[Table](), list[str]()
    named = _named(paths, choices.sheets)
    for path in paths:
        joined, unclear = joined_sheets(path, columns, KEPT, named[path])
        if unclear and choices.asks:
            problems = Problems(path)
            for title in unclear:
                problems.add(None, None, f"sheet {title!r} has headings that are not known")
            raise HeadingsRefused(problems)
        first = named[path][0] if named[path] else ""
        titles = joined or [first]
        found = [Table(path, columns, sheet=title) for title in titles]
        read = [table.sheet for table in found]
        if others := [title for title in found[0].others if title not in read]:
            notes += sheets_not_read(others, found[0].hidden_sheets)
        tables += found
    tables.sort(key=lambda table: not table.headings.keys() >= set(DEALT_WITH.names))
    return tables, notes


def _named(paths: Sequence[Path], sheets: Sequence[str]) -> dict[Path, list[str]]:
    """Which of the sheets that are asked for each file has; FileRefused where none has one."""
    titles = {path: list(titles_of(path)) for path in paths}
    every = [title for each in titles.values() for title in each]
    for name in sheets:
        if name not in every:
            raise refused(paths[0], no_sheet(name, every))
    return {path: [name for name in sheets if name in titles[path]] for path in paths}
