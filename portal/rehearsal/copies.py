"""A copy of the database to try things in: the real one is only read, the copy goes afterwards."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.db.utils import ConnectionHandler

from councils.public_record import WRITTEN_HERE
from councils.refusals import Refused
from portal.backups.archive import CHUNK
from portal.backups.postgresql import Program

GOING_ON = "A rehearsal is going on already: wait until it has ended."
NO_DATABASE = (
    "The portal's user of PostgreSQL may not make a database: allow it with ALTER ROLE … CREATEDB,"
    " or restore a backup on another machine and rehearse there."
)
REFUSED_FOR = {"42501": NO_DATABASE, "55006": GOING_ON, "42P04": GOING_ON}  # PostgreSQL's codes


@contextmanager
def in_a_copy() -> Iterator[None]:
    """All that is asked and written within is asked of a copy; no other process sees it.

    It goes whatever happens. Where not even that could be done, because the process was killed, the
    next one begins with taking away what was left.
    """
    if settings.READ_ONLY:
        raise Refused("This portal only reads: rehearse on the one that writes.")
    with {"sqlite": _on_sqlite, "postgresql": _on_postgresql}[connection.vendor]():
        yield


@contextmanager
def _on_sqlite() -> Iterator[None]:
    """A file beside the real one's, for its owner alone, written by SQLite's backup API."""
    folder = Path(settings.VAR_DIR, ".rehearsal")
    with _held(folder):
        for left in folder.iterdir():
            left.unlink()
        path = folder / "copy.sqlite3"
        try:
            connection.ensure_connection()
            with closing(sqlite3.connect(path)) as copy:
                connection.connection.backup(copy)
            with _in_its_place(str(path)):
                yield
        finally:
            shutil.rmtree(folder)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """The folder is this process's alone; the lock goes with the process, however it ends."""
    folder.mkdir(mode=0o700, exist_ok=True)
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Refused(GOING_ON) from None
    finally:
        os.close(opened)


@contextmanager
def _on_postgresql() -> Iterator[None]:
    """A database on the same server, written by PostgreSQL's own programs."""
    own = connections["default"]
    name = f"{own.settings_dict['NAME']}_rehearsal"[-63:]
    quoted = own.ops.quote_name(name)
    # Who is connected to one that is there already is another rehearsal.
    _tell(f"DROP DATABASE IF EXISTS {quoted}", f"CREATE DATABASE {quoted}")
    try:
        with Program("pg_dump", "--no-owner", "--no-privileges") as dump, _in_its_place(name):
            _read_in(dump)
            yield
    finally:
        with own.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)")


def _tell(*statements: str) -> None:
    try:
        with connection.cursor() as cursor:
            for each in statements:
                cursor.execute(each)
    except DatabaseError as error:
        if why := REFUSED_FOR.get(getattr(error.__cause__, "sqlstate", None) or ""):
            raise Refused(why) from None
        raise


def _read_in(dump: Program) -> None:
    with Program("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--file=-") as psql:
        try:
            shutil.copyfileobj(dump.output, psql.input, CHUNK)
            dump.ended_well()
            psql.input.close()
        except BrokenPipeError:
            pass  # psql has stopped, and says why
        psql.ended_well()


@contextmanager
def _in_its_place(name: str) -> Iterator[None]:
    """The database of this name stands in for the real one, in this thread."""
    said = deepcopy(connection.settings_dict)
    said["NAME"] = name
    said["OPTIONS"].pop("pool", None)  # pools are known by the database's alias
    if connection.vendor == "sqlite":
        said["ENGINE"] = "django.db.backends.sqlite3"  # of which no connection is kept open
    own, copy = connections["default"], ConnectionHandler({"default": said})["default"]
    connections["default"] = copy
    WRITTEN_HERE.set()  # what is known of the public record is the other one's
    try:
        yield
    finally:
        copy.close()
        connections["default"] = own
        WRITTEN_HERE.set()
