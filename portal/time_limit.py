"""How long the database works on one public request: nobody stalls the portal for others.

PostgreSQL breaks a statement off after ``STATEMENT_SECONDS``. SQLite counts what it does for a
request instead, because between two rows of a long file most time is not its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from portal.cache import PRIVATE, PROBES
from portal.unavailable import reason_of, unavailable

INSTRUCTIONS = 10_000_000  # of SQLite in a second, more or less
WAIT_FOR_WRITERS = 1_000  # milliseconds
AT_ONCE = 100_000  # of them between two looks at how many there were


class TimeLimitMiddleware:
    """Staff's pages and commands have all the time they need."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in PROBES:  # of which one needs no database, and the other says so itself
            return self.get_response(request)
        if request.path.startswith(PRIVATE):
            wait_briefly()
            return self.get_response(request)
        with limited(settings.STATEMENT_SECONDS):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        reason = reason_of(error)
        return unavailable(request, reason) if reason else None


def wait_briefly() -> None:
    """SQLite lets one connection write: who finds it taken, by a file that is loaded, is told so.

    Commands wait longer, as ``settings`` says.
    """
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.execute(f"PRAGMA busy_timeout = {WAIT_FOR_WRITERS}")


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Told to the driver: it is no query of a page's."""
    wait_briefly()
    driver = connection.connection
    if connection.vendor == "postgresql":
        with connection.wrap_database_errors:
            driver.execute(f"SET statement_timeout = '{seconds}s'")
        try:
            yield
        finally:
            if connection.connection is driver:
                with suppress(Exception):  # in a transaction that failed, which undoes it too
                    driver.execute("RESET statement_timeout")
        return
    times = count(1)
    driver.set_progress_handler(lambda: next(times) * AT_ONCE > seconds * INSTRUCTIONS, AT_ONCE)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)
