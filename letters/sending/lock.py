"""One sender at a time: a lock that dies with its process, and belongs to one database."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from councils.refusals import Refused

KEY = 5_461_017  # of PostgreSQL's advisory locks, which the portal uses for nothing else
IN_MEMORY = threading.Lock()  # a database in memory belongs to one process


class AlreadySending(Refused):
    """Somebody else is sending."""

    def __init__(self) -> None:
        super().__init__(
            "Letters are being sent just now. What you chose waits: look again in a few minutes,"
            " and send again what still waits then."
        )


@contextmanager
def alone() -> Iterator[None]:
    """While it is held nobody else sends, and what is *being sent* was left by the dead."""
    lock = _of_session if connection.vendor == "postgresql" else _of_file
    with lock() as is_ours:
        if not is_ours:
            raise AlreadySending
        yield


@contextmanager
def _of_session() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        # With its connection the lock is lost, and so is every way to write what was sent.
        with suppress(DatabaseError):
            if is_ours:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])


@contextmanager
def _of_file() -> Iterator[bool]:
    """Beside SQLite's database, not on it: closing it would give up SQLite's own locks."""
    beside: Any = connection  # SQLite's, of which Django's types know nothing
    if beside.is_in_memory_db():
        is_ours = IN_MEMORY.acquire(blocking=False)
        try:
            yield is_ours
        finally:
            if is_ours:
                IN_MEMORY.release()
        return
    with Path(f"{connection.settings_dict['NAME']}.sending").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
