"""One at a time: a lock that dies with its process, and belongs to one database.

Who sends e-mails of a kind holds one, and who does the jobs (``councils/jobs/worker.py``).
"""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from councils.refusals import Refused


@dataclass(frozen=True)
class Lock:
    """The right to send one kind of e-mail."""

    key: int  # of PostgreSQL's advisory locks, which the portal uses for nothing else
    suffix: str  # of the file beside SQLite's
    taken: str  # what is said to whoever comes second
    in_memory: Any = field(default_factory=threading.Lock)  # such a database has one process


class AlreadySending(Refused):
    """Somebody else is sending."""

    def __init__(self, lock: Lock) -> None:
        super().__init__(lock.taken)


@contextmanager
def alone(lock: Lock) -> Iterator[None]:
    """While it is held nobody else sends, and what is *being sent* was left by the dead."""
    held = _of_session if connection.vendor == "postgresql" else _of_file
    with held(lock) as is_ours:
        if not is_ours:
            raise AlreadySending(lock)
        yield


@contextmanager
def _of_session(lock: Lock) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock.key])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        # With its connection the lock is lost, and so is every way to write what was sent.
        with suppress(DatabaseError):
            if is_ours:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [lock.key])


@contextmanager
def _of_file(lock: Lock) -> Iterator[bool]:
    """Beside SQLite's database, not on it: closing it would give up SQLite's own locks."""
    beside: Any = connection  # SQLite's, of which Django's types know nothing
    if beside.is_in_memory_db():
        is_ours = lock.in_memory.acquire(blocking=False)
        try:
            yield is_ours
        finally:
            if is_ours:
                lock.in_memory.release()
        return
    with Path(f"{connection.settings_dict['NAME']}.{lock.suffix}").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
