"""A migrated database, made once and then copied: migrating takes longer than most runs.

Django's own `migrate` still runs over the copy and finds nothing to do; with `--create-db` there is
no copy, and it finds everything to do.
"""

import fcntl
import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader


def provide(connection, folder: Path) -> None:
    """Where Django is about to make its test database, it will find one that is migrated."""
    if connection.vendor == "sqlite":
        in_memory(connection, folder / f"{made_of()}.sqlite3")
    else:
        connection.settings_dict["TEST"]["TEMPLATE"] = template(connection, made_of())


def newest(app: str) -> str:
    """The name of an app's last migration, as a test of a portal one version behind needs it."""
    [(_, name)] = MigrationLoader(connection=None).graph.leaf_nodes(app)
    return name


def made_of() -> str:
    """Stands for all that decides what a migrated database holds."""
    found = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    files = settings.BASE_DIR.glob("*/migrations/*.py")
    for file in (settings.BASE_DIR / "requirements-test.txt", *sorted(files)):
        found.update(f"{file.name}\0".encode() + file.read_bytes())
    return found.hexdigest()[:16]


def in_memory(connection, kept: Path) -> None:
    with alone(kept.with_name("lock")):
        # In memory what is closed is gone, so Django closes nothing that has this name.
        connection.settings_dict["NAME"] = connection.creation._get_test_db_name()
        connection.ensure_connection()
        if kept.exists():
            with closing(sqlite3.connect(kept)) as file:
                file.backup(connection.connection)
            return
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        for older in kept.parent.glob("*.sqlite3"):
            older.unlink()
        part = kept.with_name("part")
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as file:
            connection.connection.backup(file)
        part.rename(kept)


def template(connection, made_of: str) -> str:
    """The name of a database that PostgreSQL copies."""
    kept, part = f"test_migrated_{made_of}", "test_migrated_part"
    test, name = connection.settings_dict["TEST"], connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [part])
        if not connection.creation._database_exists(cursor, kept):
            with_suffix, test["NAME"] = test["NAME"], part
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            connection.close()
            connection.close_pool()
            test["NAME"] = with_suffix
            settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
            cursor.execute(f"ALTER DATABASE {part} RENAME TO {kept}")
    return kept


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Of several workers one makes it, and the others wait."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
