"""Which sheets of one or two files hold a year's published statistics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from complaints.importing.annual_columns import COLUMNS, KEPT, OUTCOMES
from councils.importing.choices import Choices
from councils.importing.joined_sheets import joined_sheets
from councils.importing.problems import HeadingsRefused, Problems
from councils.importing.tables import Table


def tables_of(paths: Sequence[Path], choices: Choices) -> tuple[list[Table], list[str]]:
    """The tables, that with the outcomes first, and what a person should know of the others.

    HeadingsRefused where a sheet may hold more of it, and somebody can be asked what its columns
    are; FileRefused where there is none.
    """
    columns = replace(COLUMNS, said=choices.headings)
    tables, notes = list[Table](), list[str]()
    for path in paths:
        joined, unclear = joined_sheets(path, columns, KEPT)
        if unclear and choices.asks:
            problems = Problems(path)
            for title in unclear:
                problems.add(None, None, f"sheet {title!r} has headings that are not known")
            raise HeadingsRefused(problems)
        found = [Table(path, columns, sheet=title) for title in joined] or [Table(path, columns)]
        read = [table.sheet for table in found]
        if others := [title for title in found[0].others if title not in read]:
            notes.append(f"sheets not read: {', '.join(others)}")
        tables += found
    tables.sort(key=lambda table: not table.headings.keys() >= set(OUTCOMES))
    return tables, notes
