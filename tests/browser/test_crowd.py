"""A crowd at the real server: quick refusals, health and staff answered meanwhile, no queue after.

What makes pages slow is a lock on a table that the test holds, so nothing here hangs on a clock.
"""

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest

from tests.browser.deployed import serving
from tests.browser.patience import PATIENCE
from tests.postgres import running

AT_ONCE, CROWD, GONE = 2, 60, 40
SLOW, KEPT = "/improvements/?q=", "/methods/"  # what somebody typed is never kept
SLOW_TOO = f"{SLOW}&status=late"  # which improvements are listed is counted once for each choice
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with running() as database, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", database.url)
        patch.setenv("GRANIAN_WORKERS", "1")
        patch.setenv("PAGES_AT_ONCE", str(AT_ONCE))
        patch.setenv("STATEMENT_SECONDS", "600")
        with serving(tmp_path_factory.mktemp("crowd")) as running_portal:
            yield running_portal


@contextmanager
def slow(portal):
    """Who asks for improvements waits until this ends; gives the connection that holds them up."""
    with psycopg.connect(portal.environment["DATABASE_URL"].partition("?")[0]) as connection:
        connection.execute("LOCK TABLE complaints_recommendation IN ACCESS EXCLUSIVE MODE")
        yield connection


def held_up(connection: psycopg.Connection) -> int:
    """How many pages are being made, and wait for the table."""
    return connection.execute(WAITING).fetchone()[0]


def ask(portal, path: str) -> tuple[int, str | None]:
    """What is answered, and after how many seconds one should come again."""
    try:
        with urllib.request.urlopen(portal.address + path, timeout=60) as answer:
            return answer.status, None
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Retry-After"]


def until(so: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not so():
        assert time.monotonic() - began < PATIENCE


def go(portal, path: str) -> None:
    """Asks, and goes before there is an answer."""
    with socket.create_connection(("127.0.0.1", portal.port)) as asking:
        asking.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())


@pytest.fixture
def threads():
    with ThreadPoolExecutor(CROWD) as pool:
        yield pool


def test_past_the_queue_it_is_503_at_once_and_what_needs_no_page_is_answered(portal, threads):
    assert ask(portal, KEPT) == (200, None)
    with slow(portal) as connection:
        crowd: list[Future] = [threads.submit(ask, portal, SLOW) for _ in range(CROWD)]
        until(lambda: held_up(connection) == AT_ONCE)
        # Nobody gets past the lock, so each who is answered meanwhile was refused.
        healthy = []
        until(
            lambda: (
                healthy.append(ask(portal, "/healthz"))
                or sum(each.done() for each in crowd) == CROWD - AT_ONCE
            )
        )
        assert set(healthy) == {(200, None)}
        assert {each.result() for each in crowd if each.done()} == {(503, "5")}
        assert held_up(connection) == AT_ONCE
        for path in ("/healthz", "/admin/login/", KEPT):
            assert ask(portal, path) == (200, None)
    assert [each.result() for each in crowd].count((200, None)) == AT_ONCE
    assert ask(portal, SLOW) == (200, None)


def test_what_those_asked_for_who_have_gone_is_not_made(portal):
    with slow(portal) as connection:
        for _ in range(GONE):
            go(portal, SLOW_TOO)
        until(lambda: held_up(connection) == AT_ONCE)
        # Refused while all places are taken: the queue of those who have gone is over.
        assert ask(portal, SLOW_TOO) == (503, "5")
        assert held_up(connection) == AT_ONCE
    assert ask(portal, SLOW_TOO) == (200, None)
