"""Each request named, counted, and noted in the log of who asks for what: without who that is."""

import logging
from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.cache import EARLY_SIGHT, STAFF
from portal.watching import metrics, request_ids
from portal.watching.logs import ACCESS

access = logging.getLogger(ACCESS)
PUBLIC = ("public", "api", "data")
AREAS = ((STAFF, "staff"), (EARLY_SIGHT, "early-sight"), ("/api/", "api"), ("/data/", "data"))


class WatchMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_watched():
            return self.get_response(request)
        began = perf_counter()
        with request_ids.named(request):
            response = self.get_response(request)
            for header, value in note(request, response.status_code, perf_counter() - began):
                response[header] = value
        return response


def is_watched() -> bool:
    return bool(settings.LOG_IN_JSON or settings.METRICS_PORT)


def note(request: HttpRequest, status: int, seconds: float) -> list[tuple[str, str]]:
    """Counts and logs an answer to a request that is named; gives the headers that it gets so."""
    if settings.METRICS_PORT:
        metrics.count(area_of(request), status, seconds)
    if not settings.LOG_IN_JSON:
        return []
    access.info(
        "%s %s",
        request.method,
        address_of(request, status),
        extra={"status": status, "milliseconds": round(seconds * 1_000)},
    )
    return [(request_ids.HEADER, request_ids.current.get())]


def area_of(request: HttpRequest) -> str:
    return next((area for path, area in AREAS if request.path.startswith(path)), "public")


def address_of(request: HttpRequest, status: int) -> str:
    """The path of a public page; of staff's and councils' own what kind of page it is.

    What stands behind the question mark is nobody's business, and of an address that there is not
    nobody knows what it was meant to be. What was made before is answered without looking further.
    """
    match = request.resolver_match
    if area_of(request) in PUBLIC:
        return request.path if match or status < 400 else "nowhere"
    return f"/{match.route}" if match else "nowhere"
