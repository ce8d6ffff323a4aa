"""Every data set as one SQLite database: typed, with keys, indexes and a search of its words.

Datasette and whatever else reads SQLite opens it as it is. Days and instants are text as ISO 8601
has them, true is 1 and false 0, several values are a JSON array.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from portal.open_data.columns import Dataset, FlatColumn, Kind
from portal.open_data.csv_files import Table
from portal.open_data.datasets import DATASETS

SQLITE = "application/vnd.sqlite3"
TYPES = {Kind.INTEGER: "INTEGER", Kind.BOOLEAN: "INTEGER", Kind.NUMBER: "REAL"}
ABOUT = "about"
LOOKED_UP = ("year", "outcome", "category", "decided_on")  # beside keys and what refers to others
SEARCHED = {"decisions": ("title", "summary"), "service-improvements": ("summary",)}


def write_database(path: str, tables: Iterable[Table], about: Sequence[tuple[str, str]]) -> None:
    """Into an empty file: a table for each data set, and ``about`` with what is said of all."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Nobody reads it before it is whole.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.execute(f"CREATE TABLE {ABOUT} (what TEXT NOT NULL, said TEXT NOT NULL)")
        connection.executemany(f"INSERT INTO {ABOUT} VALUES (?, ?)", about)
        for table in tables:
            _write(connection, table)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")


def table_name(dataset: Dataset) -> str:
    """As whoever writes SQL can type it."""
    return dataset.slug.replace("-", "_")


def _write(connection: sqlite3.Connection, table: Table) -> None:
    dataset, name = table.dataset, table_name(table.dataset)
    columns = [_column(each) for each in table.columns]
    columns += [f'"{each}" TEXT NOT NULL' for each in table.heads[len(columns) :]]  # a note
    columns.append(f"PRIMARY KEY ({_listed(dataset.key)})")
    columns += [
        f'FOREIGN KEY ("{column}") REFERENCES {table_name(DATASETS[slug])}'
        for column, slug in dataset.refers.items()
    ]
    connection.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
    places = ", ".join("?" * len(table.heads))
    connection.executemany(f"INSERT INTO {name} VALUES ({places})", _stored(table))
    names = [each.name for each in table.columns]
    for column in dict.fromkeys((*dataset.refers, *LOOKED_UP)):
        if column in names and column != dataset.key[0]:
            connection.execute(f'CREATE INDEX {name}_{column} ON {name} ("{column}")')
    if words := SEARCHED.get(dataset.slug):
        # Its words stand in the table alone, not a second time; quoted as Datasette looks for it.
        how = f"content=\"{name}\", tokenize='porter unicode61'"
        connection.execute(f"CREATE VIRTUAL TABLE {name}_fts USING fts5({_listed(words)}, {how})")
        connection.execute(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')")


def _column(found: FlatColumn) -> str:
    column = found.column
    always = "" if column.empty else " NOT NULL"
    return f'"{found.name}" {TYPES.get(column.kind, "TEXT")}{always}'


def _stored(table: Table) -> Iterator[list[Any]]:
    lists = [place for place, each in enumerate(table.columns) if each.is_list]
    for line in table.lines():
        for place in lists:
            line[place] = json.dumps(line[place], ensure_ascii=False)
        yield line


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{each}"' for each in names)
