"""Tables as CSV in UTF-8: line by line, and no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from portal.open_data.columns import Column, Dataset, FlatColumn, Part, flattened

# A spreadsheet computes what begins like this, wherever the text came from.
FORMULA = frozenset("=+-@\t\r")
NOTE = "note"


@dataclass(frozen=True)
class Table:
    """Rows of a data set, or some of its fields, and a note that goes with each row, if any."""

    dataset: Dataset
    rows: Iterable[Any]
    note: str = ""
    fields: Sequence[Column | Part] = ()

    @property
    def columns(self) -> list[FlatColumn]:
        return list(flattened(self.fields or self.dataset.fields))

    @property
    def heads(self) -> list[str]:
        names = [each.name for each in self.columns]
        return [*names, NOTE] if self.note else names

    def lines(self) -> Iterator[list[Any]]:
        """The cells of each row."""
        note = [self.note] if self.note else []
        for row in self.rows:
            yield [*self.dataset.cells(row, self.fields), *note]


class _Echo:
    """Gives back what csv writes, so that a line goes out as soon as it is made."""

    def write(self, text: str) -> str:
        return text


def csv_lines(table: Table) -> Iterator[str]:
    """The heading and each row."""
    writer = csv.writer(_Echo())
    yield writer.writerow(table.heads)
    for line in table.lines():
        yield writer.writerow([_cell(value) for value in line])


def csv_text(table: Table) -> str:
    return "".join(csv_lines(table))


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "|".join(value)
    if isinstance(value, str):
        return f"'{value}" if value[:1] in FORMULA else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
