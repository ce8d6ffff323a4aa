"""SQLite's own ways: VACUUM INTO writes one consistent file, its backup API puts it back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.conf import settings
from django.db import connection

from councils.refusals import Refused
from portal.backups.archive import CHUNK, Hashed

TABLES = (
    "SELECT name FROM sqlite_master"
    " WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND sql NOT LIKE 'CREATE VIRTUAL%'"
)


def dump(into: Hashed, folder: Path) -> dict[str, int]:
    """Without what was deleted, which lies on in the portal's own file; the rows of each table."""
    with TemporaryDirectory(dir=folder, prefix=".backup-") as beside:
        copy = Path(beside, "copy.sqlite3")
        connection.ensure_connection()
        own = connection.connection
        [is_read_only] = own.execute("PRAGMA query_only").fetchone()
        own.execute("PRAGMA query_only = OFF")  # or SQLite writes no other file either
        try:
            own.execute("VACUUM INTO ?", [str(copy)])
        finally:
            own.execute(f"PRAGMA query_only = {is_read_only}")
        with closing(sqlite3.connect(copy)) as made:
            rows = counted(made)
        with copy.open("rb") as file:
            shutil.copyfileobj(file, into, CHUNK)
    return rows


def restore(stored: IO[bytes], rows: dict[str, int], afterwards: str) -> None:
    """In the place of whatever the database holds: written in one transaction of SQLite's own."""
    folder = Path(settings.VAR_DIR)
    with TemporaryDirectory(dir=folder, prefix=".restore-") as beside:
        copy = Path(beside, "copy.sqlite3")
        with copy.open("wb") as file:
            shutil.copyfileobj(stored, file, CHUNK)
        with closing(sqlite3.connect(copy)) as made:
            try:
                if counted(made) != rows:
                    raise Refused("Not all of its rows are there: nothing was changed.")
                made.executescript(afterwards)
                connection.ensure_connection()
                made.backup(connection.connection)
            except sqlite3.DatabaseError as error:
                raise Refused(f"SQLite did not do it, so nothing was changed: {error}.") from None


def counted(made: sqlite3.Connection) -> dict[str, int]:
    tables = [name for (name,) in made.execute(TABLES)]
    return {name: made.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
