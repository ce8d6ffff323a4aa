"""SQLite whose open connections belong to the process, as PostgreSQL's do to their pool.

Django keeps one for each thread. A server's threads come and go, and what a thread had open when it
ended stays open until Python looks for cycles in all its memory, which an idle server never does.
"""

from __future__ import annotations

from sqlite3 import SQLITE_LIMIT_VARIABLE_NUMBER, Connection
from threading import Condition
from typing import Any

from django.db.backends.sqlite3 import base, features

MOST = 6  # kept open, each with a cache of pages of its own
SQLITES_OWN = 32_766  # parameters of a statement; Debian's takes more, and needs more memory for it
PATIENCE = 0.2  # seconds for which a thread waits for another's before it opens one more


class Kept:
    """The connections to one database: those that are open, and those of them nobody uses."""

    def __init__(self) -> None:
        self.unused: list[Connection] = []
        self.opened = 0
        self.changed = Condition()

    def take(self) -> Connection | None:
        """The one used last; None says that one more is opened."""
        with self.changed:
            if self.opened >= MOST:
                self.changed.wait_for(lambda: self.unused or self.opened < MOST, PATIENCE)
            if self.unused:
                return self.unused.pop()
            self.opened += 1
            return None

    def put(self, connection: Connection | None) -> bool:
        """Whether it is kept; what is not, none that could be used, counts as closed."""
        with self.changed:
            is_kept = connection is not None and self.opened <= MOST
            if connection is not None and is_kept:
                self.unused.append(connection)
            else:
                self.opened -= 1
            self.changed.notify()
        return is_kept


kept: dict[tuple[str, str], Kept] = {}  # by database, and by what is said to it first


class DatabaseFeatures(features.DatabaseFeatures):
    @property
    def max_query_params(self) -> int:  # type: ignore[override]  # which Django 6 makes one too
        """As many as SQLite takes, as Django 6 has it: 5.2 goes by the 999 of old ones, and writes
        decisions 41 at a time, which takes a third longer."""
        self.connection.ensure_connection()
        taken: int = self.connection.connection.getlimit(SQLITE_LIMIT_VARIABLE_NUMBER)
        return min(taken, SQLITES_OWN)


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes a connection that is open where it can, and puts it back at the end of a request."""

    features_class = DatabaseFeatures

    @property
    def kept(self) -> Kept:
        said = self.settings_dict["OPTIONS"].get("init_command", "")
        return kept.setdefault((str(self.settings_dict["NAME"]), said), Kept())

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        if taken := self.kept.take():
            return taken
        try:
            opened: Connection = super().get_new_connection(conn_params)
        except BaseException:
            self.kept.put(None)
            raise
        return opened

    def _close(self) -> None:
        connection: Connection | None = self.connection
        if connection is None:
            return
        # What failed or was left in the middle of something is nobody else's.
        is_usable = not (self.errors_occurred or connection.in_transaction)
        if not self.kept.put(connection if is_usable else None):
            super()._close()  # type: ignore[misc] # which django-stubs leaves out
