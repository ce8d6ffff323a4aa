"""A worker beside the server of a test, in a thread with a connection of its own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.db import connections
from playwright.sync_api import Page, expect

from councils.jobs.worker import LOCK, work_on_next
from councils.mail.lock import alone
from councils.models import Job
from portal import instant

LOOKS_EVERY = 0.05


@contextmanager
def working() -> Iterator[None]:
    """While the test goes on; it has ended before its rows go."""
    stopped, failed = Event(), []

    def work() -> None:
        try:
            with alone(LOCK):
                while not stopped.is_set():
                    if not work_on_next(lambda: instant.timezone.now()):
                        stopped.wait(LOOKS_EVERY)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    thread = Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()
    assert failed == []


@pytest.fixture
def worker(live_server, settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    with working():
        yield


def look_again(page: Page) -> None:
    """Whoever has no JavaScript asks by herself how far it has come: here, once it is done."""
    expect(page).to_have_url(re.compile(r"/admin/jobs/\d+/$"))
    while Job.objects.open().exists():
        page.wait_for_timeout(100)
    if (again := page.get_by_role("link", name="Look again")).count():
        again.click()
