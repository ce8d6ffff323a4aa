"""Indexes that a migration makes while others go on writing."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db.migrations import AddIndex


class AddIndexMeanwhile(AddIndexConcurrently):
    """Locks no table on PostgreSQL; SQLite locks for whatever is written.

    Alone in its migration, with ``atomic = False``. What is cut off leaves an index, mostly marked
    INVALID, and nothing that says it was done: the next ``migrate`` makes it anew.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        kind = AddIndex
        if _is_postgresql(schema_editor):
            kind = AddIndexConcurrently
            name = schema_editor.quote_name(self.index.name)
            schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
        kind.database_forwards(self, app_label, schema_editor, *states)

    def database_backwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        kind = AddIndexConcurrently if _is_postgresql(schema_editor) else AddIndex
        kind.database_backwards(self, app_label, schema_editor, *states)


def _is_postgresql(schema_editor: Any) -> bool:
    return bool(schema_editor.connection.vendor == "postgresql")
