"""Whether the portal can show the public what it is for."""

from datetime import datetime
from functools import lru_cache

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from complaints.models import Release
from portal.watching import copies


def what_is_missing(at: datetime) -> str:
    """The first thing that is, in a sentence; empty where the portal is ready."""
    try:
        if missing := _migrations() - set(MigrationRecorder(connection).applied_migrations()):
            return f"Migrations are not applied: {len(missing)}."
        if not Release.objects.public(at).exists():
            return "There is no public release yet."
        return copies.what_is_wrong()
    except (DatabaseError, InterfaceError):
        return "The database does not answer."


@lru_cache(maxsize=1)
def _migrations() -> frozenset[tuple[str, str]]:
    """Of this code: read from its files once."""
    return frozenset(MigrationLoader(None).disk_migrations)
