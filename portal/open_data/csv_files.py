"""Tables as CSV in UTF-8: line by line, and no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from councils.files.formulas import FORMULA
from portal.open_data.columns import Column, Dataset, FlatColumn, Part, flattened

NOTE = "note"
EMPTY = '""'  # a line of one cell without a value: an empty line would be none


@dataclass(frozen=True)
class Table:
    """Rows of a data set, or some of its fields, and a note that goes with each row, if any.

    ``note`` tells made-up figures; ``said`` is what else must not be read without.
    """

    dataset: Dataset
    rows: Iterable[Any]
    note: str = ""
    fields: Sequence[Column | Part] = ()
    said: str = ""

    @property
    def columns(self) -> list[FlatColumn]:
        return list(flattened(self.fields or self.dataset.fields))

    @property
    def heads(self) -> list[str]:
        names = [each.name for each in self.columns]
        return [*names, NOTE] if self.note or self.said else names

    def lines(self) -> Iterator[list[Any]]:
        """The cells of each row."""
        note = [" ".join(filter(None, (self.note, self.said)))]
        note = note if note[0] else []
        for row in self.rows:
            yield [*self.dataset.cells(row, self.fields), *note]


def csv_lines(table: Table) -> Iterator[str]:
    """The heading and each row."""
    yield csv_line(table.heads)
    for line in table.lines():
        yield csv_line(line)


def csv_text(table: Table) -> str:
    return "".join(csv_lines(table))


def csv_line(values: Iterable[Any]) -> str:
    """As RFC 4180 has it.

    Written here, because Python's own csv looks at each character by itself: with texts of some
    hundred characters that was a fifth of the time of a file.
    """
    text = ",".join(map(_cell, values))
    return f"{text or EMPTY}\r\n"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = "|".join(value) if isinstance(value, list) else value
    if not isinstance(text, str):
        return ("true" if text else "false") if isinstance(text, bool) else repr(text)
    if text[:1] in FORMULA:
        text = f"'{text}"
    if '"' in text or "," in text or "\n" in text or "\r" in text:
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
