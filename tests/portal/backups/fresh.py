"""A database beside the test's own, with nothing in it, which stands in for it for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

import pytest
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler

NAME = "portal_fresh"


@contextmanager
def fresh_database(folder: Path) -> Iterator[None]:
    settings, worker = deepcopy(connection.settings_dict), connection.settings_dict["NAME"]
    is_postgresql = connection.vendor == "postgresql"
    name = f"{NAME}_{worker}" if is_postgresql else str(folder / "fresh.sqlite3")
    with connection.cursor() as cursor:
        for statement in (f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}"'):
            if is_postgresql:
                cursor.execute(statement)
    settings["NAME"] = name
    settings["OPTIONS"].pop("pool", None)  # pools are known by the database's alias
    own, other = connections["default"], ConnectionHandler({"default": settings})["default"]
    connections["default"] = other
    try:
        yield
    finally:
        other.close()
        connections["default"] = own
        if is_postgresql:
            with own.cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}"')


READ_ONLY = {
    "sqlite": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
    "postgresql": ("SET default_transaction_read_only = on", "RESET default_transaction_read_only"),
}


@contextmanager
def open_for_reading_alone() -> Iterator[None]:
    """The connection, as READ_ONLY=1 opens it."""
    with connection.cursor() as cursor:
        cursor.execute(READ_ONLY[connection.vendor][0])
        try:
            yield
        finally:
            cursor.execute(READ_ONLY[connection.vendor][1])


@pytest.fixture
def migrations(transactional_db):
    """What is kept of those that were made, put back as it was: no test empties that table."""
    recorder = MigrationRecorder(connection)
    was = list(recorder.migration_qs.values("app", "name", "applied"))
    yield recorder
    recorder.migration_qs.all().delete()
    recorder.Migration.objects.bulk_create(recorder.Migration(**each) for each in was)
