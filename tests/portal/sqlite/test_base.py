"""Open connections belong to the process: threads that come and go leave none behind."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from sqlite3 import Connection, ProgrammingError
from threading import Barrier

import pytest
from django.db.utils import ConnectionHandler

from portal.database import database
from portal.sqlite.base import MOST

pytestmark = pytest.mark.django_db
OPEN = Path("/proc/self/fd")


@pytest.fixture
def connections(tmp_path, monkeypatch):
    """Of a database in a file, as the portal opens it; each thread asks for its own."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/portal.sqlite3")
    handler = ConnectionHandler({"default": database(tmp_path)})
    with handler["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE kept (number INTEGER)")
    handler["default"].close()
    return handler


def opened(folder: Path) -> int:
    """How many connections there are: each has the file of the database open."""
    file = str(folder / "portal.sqlite3")
    return sum(os.path.realpath(each) == file for each in OPEN.iterdir())


def request(connections, statement: str = "SELECT count(*) FROM kept") -> None:
    """What a page does, in whatever thread, and what Django does at its end."""
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(statement)
            cursor.fetchall()
    finally:
        connections["default"].close_if_unusable_or_obsolete()


@pytest.mark.skipif(not OPEN.exists(), reason="only Linux tells which files are open")
def test_threads_that_have_ended_leave_no_connection_open(connections, tmp_path):
    for _ in range(20):
        with ThreadPoolExecutor(1) as thread:
            thread.submit(request, connections).result()
    assert opened(tmp_path) == 1


def test_after_a_crowd_no_more_than_so_many_stay_open(connections, tmp_path):
    together = Barrier(3 * MOST)

    def at_once(_) -> Connection:
        with connections["default"].cursor() as cursor:
            together.wait(30)
        connections["default"].close_if_unusable_or_obsolete()
        return cursor.connection

    with ThreadPoolExecutor(3 * MOST) as threads:
        drivers = set(threads.map(at_once, range(3 * MOST)))
    assert len(drivers) == 3 * MOST
    assert sum(is_open(each) for each in drivers) == MOST


@pytest.mark.skipif(not OPEN.exists(), reason="only Linux tells which files are open")
def test_a_short_crowd_waits_for_those_that_are_open(connections, tmp_path):
    with ThreadPoolExecutor(5 * MOST) as threads:
        list(threads.map(lambda _: request(connections), range(50 * MOST)))
    assert opened(tmp_path) <= MOST


def is_open(driver: Connection) -> bool:
    try:
        driver.execute("SELECT 1")
    except ProgrammingError:
        return False
    return True


def test_one_is_used_again_with_all_that_was_said_to_it(connections):
    first = connections["default"]
    first.ensure_connection()
    driver = first.connection
    first.close()
    with ThreadPoolExecutor(1) as thread:
        again = thread.submit(lambda: connections["default"].cursor().connection).result()
    assert again is driver
    assert again.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert again.execute("PRAGMA synchronous").fetchone() == (1,)


def test_a_change_that_was_left_in_the_middle_is_undone_and_nobody_goes_on_with_it(connections):
    mine = connections["default"]
    mine.ensure_connection()
    driver = mine.connection
    driver.execute("BEGIN IMMEDIATE")
    driver.execute("INSERT INTO kept VALUES (1)")
    mine.close()
    assert not is_open(driver)
    with mine.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kept")
        assert cursor.fetchone() == (0,)
    mine.close()


def test_as_many_parameters_as_sqlite_takes(connections):
    most = connections["default"].features.max_query_params
    assert most > 999  # what Django 5.2 takes for the most
    with connections["default"].cursor() as cursor:
        rows = ", ".join(["(%s)"] * most)
        cursor.execute(f"SELECT count(*) FROM (VALUES {rows})", list(range(most)))
        assert cursor.fetchone() == (most,)
