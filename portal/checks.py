"""What must be so of a database that is about to be migrated."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

# The last commit with the migrations of which one was made for each app.
LAST_BEFORE = "b428037"


def each_step_was_taken(
    app_configs: Any, databases: Sequence[str] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Of the migrations that one stands for now, a database has all or none.

    Django passes over a migration whose predecessors are applied in part, without a word.
    """
    together = MigrationLoader(None).replacements.values()
    return [
        Error(
            f"This database is of an older version, and lacks {', '.join(map('.'.join, missing))}.",
            hint=f"Check out commit {LAST_BEFORE}, run `script/prepare` there, then upgrade"
            " (docs/deploying.md).",
            id="portal.E001",
        )
        for alias in databases or ()
        if (applied := MigrationRecorder(connections[alias]).applied_migrations())
        for each in together
        if (missing := [step for step in each.replaces if step not in applied])
        and len(missing) < len(each.replaces)
    ]
