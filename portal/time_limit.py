"""How long the database works on one public request: nobody stalls the portal for others.

PostgreSQL breaks a statement off after ``STATEMENT_SECONDS``. SQLite counts what it does for a
request instead, because between two rows of a long file most time is not its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from portal.api import problems
from portal.cache import PRIVATE

RETRY_AFTER = 60  # seconds
INSTRUCTIONS = 10_000_000  # of SQLite in a second, more or less
AT_ONCE = 100_000  # of them between two looks at how many there were
BROKEN_OFF = ("57014", "SQLITE_INTERRUPT")
SENTENCE = "This took too long and was broken off. Ask for less, or again in a minute."


class TimeLimitMiddleware:
    """Staff's pages and commands have all the time they need."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(PRIVATE):
            return self.get_response(request)
        with limited(settings.STATEMENT_SECONDS):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return took_too_long(request) if was_broken_off(error) else None


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Told to the driver: it is no query of a page's."""
    connection.ensure_connection()
    driver = connection.connection
    if connection.vendor == "postgresql":
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


def was_broken_off(error: Exception) -> bool:
    cause = error.__cause__ if isinstance(error, OperationalError) else None
    told = (getattr(cause, "sqlstate", None), getattr(cause, "sqlite_errorname", None))
    return any(each in BROKEN_OFF for each in told)


def took_too_long(request: HttpRequest) -> HttpResponse:
    """Kept by nobody: in a minute it may be answered."""
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    if problems.is_of_api(request):
        return problems.problem(503, SENTENCE, headers=headers)
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
