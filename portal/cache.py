"""Validators and expiry: a public answer is never older than what is public at the instant.

Browsers ask each time and are told "not modified"; a shared cache keeps an answer for a minute at
most, and never across an instant at which something becomes public.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from math import floor

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import parse_etags

from complaints.next_instant import record_at
from councils.models import PublicRecord
from councils.requests import Request
from councils.years import london_date, london_midnight
from portal.postcode_privacy import kept_by_nobody, may_name_a_postcode

SHARED_FOR = timedelta(seconds=60)
STAFF = "/admin/"
EARLY_SIGHT = "/early-sight/"  # a council's own, before its letter is public
NEGOTIATED = "/api/"  # answers in the form that is asked for
PRIVATE = (STAFF, EARLY_SIGHT, "/healthz", settings.STATIC_URL)


class PublicCacheMiddleware:
    """Answers conditional requests and dates the answers of public pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if request.path.startswith(PRIVATE):
            response = self.get_response(request)
            if request.path.startswith(STAFF):
                response["X-Robots-Tag"] = "noindex"
            # Django leaves it to browsers how long they keep some pages, and every refusal.
            if request.path.startswith(STAFF) and "Cache-Control" not in response:
                add_never_cache_headers(response)
            if request.path.startswith(EARLY_SIGHT):
                # Whatever is answered there: nobody keeps it, finds it or hears its address.
                add_never_cache_headers(response)
                response["Referrer-Policy"] = "no-referrer"
                response["X-Robots-Tag"] = "noindex"
            return response
        request.public_record = record_at(request.at)
        if may_name_a_postcode(request):
            return kept_by_nobody(self.get_response(request))
        etag = validator(request)
        if request.method in ("GET", "HEAD") and etag in parse_etags(
            request.headers.get("If-None-Match", "").replace("W/", "")
        ):
            return dated(HttpResponseNotModified(), request, etag)
        response = self.get_response(request)
        if request.public_record.demonstration:
            response["X-Robots-Tag"] = "noindex"
        if "Cache-Control" in response or response.status_code >= 500:
            return response
        return dated(response, request, etag)


def dated(response: HttpResponse, request: Request, etag: str) -> HttpResponse:
    if response.status_code in (200, 304):
        response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    expires = expires_at(request.at, request.public_record)
    # nginx serves through the second that is named, so it is the last whole one before.
    response["X-Accel-Expires"] = f"@{floor(expires.timestamp()) - 1}"
    varies = ("Accept", "Accept-Encoding") if request.path.startswith(NEGOTIATED) else ()
    patch_vary_headers(response, varies or ("Accept-Encoding",))
    return response


def validator(request: Request) -> str:
    """Changes with the code, the public record, what an instant made public, and London's date.

    Made with the secret key: all else in it can be tried out, the next instant second by second.
    """
    parts = (
        code_version(),
        request.public_record.version,
        request.public_record.next_instant,
        london_date(request.at),
        request.get_full_path(),
        request.headers.get("Accept") if request.path.startswith(NEGOTIATED) else None,
    )
    made = salted_hmac("portal.cache.validator", repr(parts), algorithm="sha256")
    return f'"{made.hexdigest()[:32]}"'


def expires_at(at: datetime, record: PublicRecord) -> datetime:
    """The earliest of: a minute on, the next instant, London's next midnight."""
    midnight = london_midnight(london_date(at) + timedelta(days=1))
    return min(filter(None, (at + SHARED_FOR, record.next_instant, midnight)))


@lru_cache(maxsize=1)
def code_version() -> str:
    """The version of the package and of its templates, styles and code, as they are now."""
    try:
        found = version("council-performance-portal")
    except PackageNotFoundError:
        found = "unpackaged"
    digest = hashlib.sha256(found.encode())
    for folder in ("templates", "static", "portal", "complaints", "councils", "letters"):
        for file in sorted((settings.BASE_DIR / folder).rglob("*")):
            if file.suffix in (".py", ".html", ".css", ".js", ".svg", ".typ"):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
