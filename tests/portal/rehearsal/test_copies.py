"""The real database is only read, and nothing is left of the copy, whatever happens."""

import os
import signal
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.utils import ConnectionHandler

from councils.models import Council, PublicRecord
from councils.refusals import Refused
from portal.rehearsal import copies, steps
from portal.rehearsal.copies import GOING_ON, in_a_copy
from portal.rehearsal.steps import rehearse
from tests.portal.rehearsal.conftest import AT, DAY


def everything():
    """Every row of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names()):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def name_of_the_copy():
    """Asked within the copy or without."""
    return f"{connection.settings_dict['NAME'].removesuffix('_rehearsal')}_rehearsal"


def is_left(settings):
    if connection.vendor == "sqlite":
        return Path(settings.VAR_DIR, ".rehearsal").exists()
    with connection.cursor() as cursor:
        # Of this database alone: others are rehearsed on beside it.
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname = %s", [name_of_the_copy()])
        return cursor.fetchone()[0] > 0


@contextmanager
def left_by_another(settings):
    """What one that was killed has left, or works with: gives its connection."""
    said = deepcopy(connection.settings_dict)
    said["OPTIONS"].pop("pool", None)
    if connection.vendor == "sqlite":
        folder = Path(settings.VAR_DIR, ".rehearsal")
        folder.mkdir()
        (folder / "copy.sqlite3-wal").write_text("half")
        with copies._held(folder) as held:
            yield lambda: held
        return
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name_of_the_copy()}"')
    said["NAME"] = name_of_the_copy()
    other = ConnectionHandler({"default": said})["default"]
    other.ensure_connection()
    try:
        yield other
    finally:
        other.close()


def test_what_is_written_in_the_copy_is_not_in_the_database(order, settings):
    before = everything()
    with in_a_copy():
        assert everything() == before
        Council.objects.update(name="Gone")
        assert everything() != before
        assert is_left(settings) or connection.vendor == "sqlite"
    assert everything() == before
    assert not is_left(settings)


def test_the_database_is_only_read(order, settings):
    before, version = everything(), PublicRecord.objects.get().version
    assert rehearse(order, DAY, at=AT).happens
    assert everything() == before
    assert PublicRecord.objects.get().version == version
    assert not is_left(settings)


def test_it_is_only_read_where_the_file_is_refused(order, settings):
    before = everything()
    order.write_text(order.read_text().replace("succeed,aford-county-council", "close,nobody"))
    with pytest.raises(CommandError, match=r"(?s)nothing was rehearsed.*order\.csv"):
        call_command("rehearse_changes", order, on=DAY, verbosity=0)
    assert everything() == before
    assert not is_left(settings)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_it_is_only_read_where_somebody_ends_it(order, settings, monkeypatch, number):
    before = everything()
    if number == signal.SIGINT:  # which a worker of tests beside others passes over
        signal.signal(number, signal.default_int_handler)
    monkeypatch.setattr(steps, "picture", lambda *args, **kept: os.kill(os.getpid(), number))
    with pytest.raises((SystemExit, KeyboardInterrupt)):
        call_command("rehearse_changes", order, on=DAY, verbosity=0)
    assert everything() == before
    assert not is_left(settings)


def test_what_was_left_by_one_that_was_killed_is_taken_away_by_the_next(order, settings):
    with left_by_another(settings):
        assert is_left(settings)
    with in_a_copy():
        assert Council.objects.exists()
    assert not is_left(settings)


def test_one_at_a_time(order, settings):
    with left_by_another(settings):
        with pytest.raises(Refused, match=GOING_ON), in_a_copy():
            pass
        assert is_left(settings)
    with in_a_copy():
        pass
    assert not is_left(settings)


def test_a_portal_that_only_reads_has_none(order, settings):
    settings.READ_ONLY = True
    with pytest.raises(Refused, match="only reads"), in_a_copy():
        pass
