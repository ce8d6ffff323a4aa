"""A file that says what the columns of another are: ``sheet, heading, column``.

The staff area gives out what was said on its page; commands take it with ``--mapping``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from councils.files.cells import plain
from councils.files.formulas import guarded
from councils.files.heading_map import PASSED_OVER, HeadingMap, Said
from councils.files.tables import Columns, Table

LEAVE_OUT = "leave out"
COLUMNS = Columns(
    allowed=("sheet", "heading", "column"),
    required=("heading", "column"),
    header_within=15,
)


def read_mapping(path: Path, known: Columns) -> HeadingMap:
    """What a mapping says of headings; FileRefused where it names a column that there is not."""
    table = Table(path, COLUMNS)
    entries, met = [], dict[tuple[str, str], int]()
    for row in table:
        column = _column(row["column"], known)
        if column is None:
            allowed = ", ".join(known.allowed)
            row.wrong(
                "column", f"{row['column']!r} is no column: write “{LEAVE_OUT}” or one of {allowed}"
            )
        elif not row["heading"] and (column or not row["sheet"]):
            row.wrong("heading", "is empty: only a whole sheet that is left out has none")
        elif met.setdefault((row["sheet"], plain(row["heading"])), row.number) != row.number:
            first = met[row["sheet"], plain(row["heading"])]
            row.wrong("heading", f"is said in row {first} already")
        else:
            entries.append(Said(row["sheet"], row["heading"], column))
    table.problems.refuse()
    return HeadingMap(entries)


def written_mapping(entries: Iterable[Said]) -> bytes:
    """The file, with a byte order mark, without which Excel takes it for another encoding."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS.allowed)
    rows.writerows(
        (guarded(each.sheet), guarded(each.heading), each.column or LEAVE_OUT) for each in entries
    )
    return text.getvalue().encode("utf-8-sig")


def _column(text: str, known: Columns) -> str | None:
    """``PASSED_OVER`` where it is left out, None where there is no such column.

    A column that no list can hold, such as a year, is named as a heading would.
    """
    if plain(text) == plain(LEAVE_OUT):
        return PASSED_OVER
    return (plain(text) if plain(text) in known.allowed else known.recognise(plain(text))) or None
