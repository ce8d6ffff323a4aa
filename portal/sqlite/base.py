"""SQLite whose open connections belong to the process, as PostgreSQL's do to their pool.

Django keeps one for each thread. A server's threads come and go, and what a thread had open when it
ended stays open until Python looks for cycles in all its memory, which an idle server never does.
"""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

from django.db.backends.sqlite3 import base

MOST = 4  # open and unused, each with a cache of pages of its own
open_now: dict[tuple[str, str], list[Connection]] = {}  # by database, and by what is said to it


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes one that is open, the last used first, and puts it back at the end of a request."""

    @property
    def unused(self) -> list[Connection]:
        said = self.settings_dict["OPTIONS"].get("init_command", "")
        return open_now.setdefault((str(self.settings_dict["NAME"]), said), [])

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        try:
            return self.unused.pop()
        except IndexError:
            opened: Connection = super().get_new_connection(conn_params)
            return opened

    def _close(self) -> None:
        connection: Connection | None = self.connection
        if connection is None:
            return
        # What failed or was left in the middle of something is nobody else's.
        if self.errors_occurred or connection.in_transaction or len(self.unused) >= MOST:
            super()._close()  # type: ignore[misc] # which django-stubs leaves out
        else:
            self.unused.append(connection)
