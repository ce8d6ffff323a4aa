"""Backing up and restoring, whichever database it is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from councils.dates import iso
from councils.refusals import Refused
from portal import seals
from portal.backups import archive, postgresql, sqlite
from portal.backups.afterwards import afterwards
from portal.backups.archive import About, Hashed

NAMES = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}


def back_up(path: Path, at: datetime) -> About:
    """The whole database as it is at one moment, while everybody goes on working."""
    if not _tables():
        raise Refused("There is nothing to back up: the database is empty.")
    known = {
        "made_at": iso(at),
        "key": _key_digests()[0],
        "migrations": sorted(".".join(each) for each in _applied()),
    }

    def fill(stream: Hashed) -> dict[str, object]:
        if connection.vendor == "sqlite":
            return known | {"rows": sqlite.dump(stream, path.absolute().parent)}
        with postgresql.at_one_moment() as snapshot:
            rows = counted()
            postgresql.dump(stream, snapshot)
        return known | {"rows": rows}

    return archive.write(path, connection.vendor, fill)


def restore(path: Path, at: datetime, *, replaces: bool, has_other_key: bool) -> About:
    """All that a backup holds in the place of what is there, or nothing."""
    about = archive.checked(path)
    _refuse_foreign(about, has_other_key)
    if not replaces and (tables := _tables()):
        raise Refused(
            f"The database holds something already, in {len(tables)} tables: nothing was touched."
            " With --replace all of it is replaced by the backup."
        )
    then = afterwards(about, at)
    with archive.database_in(path) as stored:
        if connection.vendor == "sqlite":
            sqlite.restore(stored, about.rows, then)
        else:
            postgresql.restore(stored, postgresql.refusal_of_other_rows(about.rows) + then)
    return about


def still_to_migrate(about: About) -> list[str]:
    """Migrations that came after the backup."""
    there = MigrationLoader(None).disk_migrations
    return sorted({".".join(each) for each in there} - set(about.migrations))


def _refuse_foreign(about: About, has_other_key: bool) -> None:
    if about.vendor != connection.vendor:
        raise Refused(
            f"The backup is of {NAMES.get(about.vendor, about.vendor)}, and this portal's database"
            f" is {NAMES[connection.vendor]}: nothing was touched."
        )
    if newer := sorted(set(about.migrations) - _there()):
        raise Refused(
            f"The backup is of a newer version of the portal ({newer[0]}): restore it with that."
        )
    if not has_other_key and about.key not in _key_digests():
        raise Refused(
            "The backup was made with another SECRET_KEY, without which second factors and drafts"
            " in it can never be read. Set that key, or name it in SECRET_KEY_FALLBACKS. If it is"
            " lost: --without-its-key. Nothing was touched."
        )


def counted() -> dict[str, int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        rows = {}
        for table in _tables():
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            rows[table] = cursor.fetchone()[0]
    return rows


def _tables() -> list[str]:
    return sorted(connection.introspection.table_names())


def _key_digests() -> list[str]:
    return seals.digests("which key it was", "backup", "backup")


def _applied() -> set[tuple[str, str]]:
    return set(MigrationRecorder(connection).applied_migrations())


def _there() -> set[str]:
    """By the names of files, and of those that one file stands for now."""
    loader = MigrationLoader(None)
    stood_for = {each for made in loader.replacements.values() for each in made.replaces}
    return {".".join(each) for each in (*loader.disk_migrations, *stood_for)}
