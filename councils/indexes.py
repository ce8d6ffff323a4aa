"""Indexes that a migration makes while others go on writing."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db.migrations import AddIndex


class AddIndexMeanwhile(AddIndexConcurrently):
    """Locks no table on PostgreSQL; SQLite locks for whatever is written.

    Alone in its migration, with ``atomic = False``: what is cut off leaves an index marked INVALID,
    which is dropped by hand before ``migrate`` runs again.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        kind = AddIndexConcurrently if _is_postgresql(schema_editor) else AddIndex
        kind.database_forwards(self, app_label, schema_editor, *states)

    def database_backwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        kind = AddIndexConcurrently if _is_postgresql(schema_editor) else AddIndex
        kind.database_backwards(self, app_label, schema_editor, *states)


def _is_postgresql(schema_editor: Any) -> bool:
    return bool(schema_editor.connection.vendor == "postgresql")
