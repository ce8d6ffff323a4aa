"""Django's command, by which a migration and the note that it was done are one."""

from contextlib import nullcontext
from typing import Any

from django.core.management.commands import migrate
from django.db import transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration


class Executor(MigrationExecutor):
    """Django commits the tables first where it has put something off to the migration's end.

    What was killed between the two had its tables, and no `migrate` would go past them again.
    """

    def apply_migration(self, state: Any, migration: Migration, *how: Any, **named: Any) -> Any:
        # SQLite changes no tables inside a transaction that is open already.
        is_one = migration.atomic and self.connection.vendor == "postgresql"
        whole = transaction.atomic(self.connection.alias) if is_one else nullcontext()
        with whole:
            return super().apply_migration(state, migration, *how, **named)


# Which Django's command makes by this name.
migrate.MigrationExecutor = Executor  # type: ignore[attr-defined]


class Command(migrate.Command):
    pass
