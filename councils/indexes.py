"""Indexes that a migration makes, or drops, while others go on writing."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db.migrations import AddIndex, AlterField


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


class NoLongerUnique(AlterField):
    """A column of which a value may stand in several rows from now on; nothing else of it changes.

    On PostgreSQL its constraint is dropped, and no index is looked for that never was.
    """

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        if not _is_postgresql(schema_editor):
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        model = from_state.apps.get_model(app_label, self.model_name)
        column = model._meta.get_field(self.name).column
        for name in schema_editor._constraint_names(
            model, [column], unique=True, primary_key=False
        ):
            schema_editor.execute(schema_editor._delete_unique_sql(model, name))


def _is_postgresql(schema_editor: Any) -> bool:
    return bool(schema_editor.connection.vendor == "postgresql")
