"""PostgreSQL stopped and its connections cut under a portal that is being read."""

import time
from collections import Counter

import pytest

from tests.faults.databases import Databases
from tests.faults.served import PAGES, anew, asked, serving, status
from tests.postgres import running

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
TIMES = 10


@pytest.fixture
def own(commands, portals, collected, tmp_path):
    """A server of its own that may be stopped, with a copy of a small portal, served."""
    with running() as server:
        dump, own = tmp_path / "a.backup", Databases(server)
        commands.ran(portals("approved"), "backup", dump)
        with serving(collected, server.url, tmp_path) as portal:
            portal.run(".venv/bin/python", "manage.py", "restore", str(dump))
            yield portal, own


def test_connections_are_cut(portal, databases, table):
    name = portal.environment["DATABASE_URL"].rpartition("/")[2]
    found: Counter[int] = Counter()
    for _ in range(TIMES):
        with databases.inside("postgres") as connection:
            connection.execute(CUT, [name])
        found.update(status(portal, anew(each, "cut")) for each in PAGES)
    assert found == {200: TIMES * len(PAGES)}
    table.add("all database connections cut", TIMES, "every page is answered")


def test_postgresql_is_stopped(own, table):
    portal, databases = own
    before = databases.content("postgres")
    found, told = Counter(), ""
    for _ in range(3):
        databases.server.stop()
        time.sleep(1.2)  # what was read of the record is good for a second
        for path in PAGES:
            code, said = asked(portal, anew(path, "stopped"))
            found[code] += 1
            told = said if path == "/" else told
        databases.server.start()
        ends = time.monotonic() + 60
        while status(portal, "/decisions/?back") != 200:
            assert time.monotonic() < ends
            time.sleep(0.2)
    assert set(found) == {503}
    assert "Please try again in a moment" in told
    assert {status(portal, each) for each in PAGES} == {200}
    assert databases.content("postgres") == before
    words = "The site cannot reach its figures just now. Please try again in a moment."
    table.add(
        "PostgreSQL stopped at once", 3, f"503, Retry-After: “{words}”; back without a restart"
    )
