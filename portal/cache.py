"""Validators and expiry: a public answer is never older than what is public at the instant.

Browsers ask each time and are told "not modified"; a shared cache keeps an answer for a minute at
most, and never across an instant at which something becomes public.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache, lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from math import floor
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import parse_etags

from complaints.models import Release, Suspension
from councils.models import PublicRecord
from councils.requests import Request
from councils.tables import ANYTHING, EVERY, Statements, tables_of
from councils.years import london_date, london_midnight
from portal.compression import PARTS
from portal.postcode_privacy import kept_by_nobody, may_name_a_postcode

SHARED_FOR = timedelta(seconds=60)
STAFF = "/admin/"
EARLY_SIGHT = "/early-sight/"  # a council's own, before its letter is public
NEGOTIATED = "/api/"  # answers in the form that is asked for
# Not of what pages say, or of one machine: portals beside each other give one answer one validator.
SECRETS = ("SECRET_KEY", "SECRET_KEY_FALLBACKS", "DATABASES", "EMAIL_HOST_PASSWORD")
OF_ONE_MACHINE = (
    *("ALLOWED_HOSTS", "TRUSTED_PROXIES", "VAR_DIR", "STATIC_ROOT", "READ_ONLY", "PAGES_AT_ONCE"),
    *("STATEMENT_SECONDS", "KEPT_ANSWERS", "KEPT_ANSWERS_MEGABYTES"),
    *("VIRUS_SCANNER", "LOG_IN_JSON", "LOGGING", "METRICS_HOST", "METRICS_PORT"),
)
PROBES = ("/healthz", "/readyz")
PRIVATE = (STAFF, EARLY_SIGHT, *PROBES, settings.STATIC_URL)


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
        if may_name_a_postcode(request):
            return kept_by_nobody(self.get_response(request))
        # Of what tables an answer is made is known once it was made; and if it is made while it is
        # sent, not even then: such a one is told by the version of everything.
        statements: Statements | None = vars(request).get("statements")
        etag = validator(request)
        if not statements and is_asked_for(request, etag):
            return dated(HttpResponseNotModified(), request, etag)
        response = self.get_response(request)
        if request.public_record.demonstration:
            response["X-Robots-Tag"] = "noindex"
        if "Cache-Control" in response or response.status_code >= 500:
            return response
        if statements and (not response.streaming or PARTS in response):
            etag = validator(request, statements.depended_on())
            if response.status_code == 200 and is_asked_for(request, etag):
                response = HttpResponseNotModified()
        return dated(response, request, etag)


def is_asked_for(request: Request, etag: str) -> bool:
    """Whether the reader has this very answer."""
    asked = request.META.get("HTTP_IF_NONE_MATCH", "").replace("W/", "")
    return request.method in ("GET", "HEAD") and etag in parse_etags(asked)


Answer = TypeVar("Answer", bound=HttpResponseBase)


def dated(response: Answer, request: Request, etag: str) -> Answer:
    """With what tells caches how long it may be kept.

    Nothing does where the last change is yet to come by this clock, for it may show at its instant.
    """
    changed_at = request.public_record.changed_at
    if changed_at and changed_at > request.at:
        add_never_cache_headers(response)
        return response
    if response.status_code in (200, 304):
        response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["X-Accel-Expires"] = shared_until(request)
    varies = ("Accept", "Accept-Encoding") if request.path.startswith(NEGOTIATED) else ()
    patch_vary_headers(response, varies or ("Accept-Encoding",))
    return response


def shared_until(request: Request) -> str:
    """nginx serves through the second that is named, so it is the last whole one before."""
    expires = expires_at(request.at, request.public_record)
    return f"@{floor(expires.timestamp()) - 1}"


def validator(request: Request, tables: Iterable[str] = (ANYTHING,)) -> str:
    """Changes with the code, what was written, what an instant made public, and London's date.

    What was written: to the ``tables`` or parts of them that an answer was made of, and to those of
    which everything is; by default, anywhere. Made with the secret key: all else in it can be tried
    out, the next instant second by second.
    """
    record = request.public_record
    parts = (
        code_version(),
        written(record, tables),
        record.demonstration,
        record.next_instant,
        london_date(request.at),
        address_of(request),
        request.META.get("HTTP_ACCEPT") if request.path.startswith(NEGOTIATED) else None,
    )
    made = salted_hmac("portal.cache.validator", repr(parts), algorithm="sha256")
    return f'"{made.hexdigest()[:32]}"'


def address_of(request: Request) -> str:
    """What is asked for: of the API in one order, whatever order parameters and values are in."""
    query = request.META.get("QUERY_STRING", "")
    if not query or not request.path.startswith(NEGOTIATED):
        return request.get_full_path()
    pairs = parse_qsl(query, keep_blank_values=True)
    parts = sorted((name, part) for name, value in pairs for part in value.split(","))
    return f"{request.path}?{urlencode(parts)}"


def written(record: PublicRecord, tables: Iterable[str]) -> list[tuple[str, str | None]]:
    """The last change of each, and of those that decide whether any other is looked at."""
    return [(each, record.tables.get(each)) for each in sorted(always().union(tables))]


@cache
def always() -> frozenset[str]:
    """The register, which is kept in memory, and what decides which figures are public."""
    figures = {each._meta.db_table for each in (Release, Suspension)}
    return tables_of("councils") | figures | {EVERY}


def expires_at(at: datetime, record: PublicRecord) -> datetime:
    """The earliest of: a minute on, the next instant, London's next midnight."""
    midnight = london_midnight(london_date(at) + timedelta(days=1))
    return min(filter(None, (at + SHARED_FOR, record.next_instant, midnight)))


@lru_cache(maxsize=1)
def code_version() -> str:
    """The version of the package, of its templates, styles and code, and of its settings."""
    try:
        found = version("council-performance-portal")
    except PackageNotFoundError:
        found = "unpackaged"
    digest = hashlib.sha256(found.encode())
    told = vars(import_module("portal.settings"))
    said = sorted(each for each in told if each.isupper() and each not in SECRETS + OF_ONE_MACHINE)
    words = repr([(each, told[each]) for each in said])
    digest.update(words.replace(str(settings.BASE_DIR), "").encode())
    for folder in ("templates", "static", "portal", "complaints", "councils", "letters"):
        for file in sorted((settings.BASE_DIR / folder).rglob("*")):
            if file.suffix in (".py", ".html", ".css", ".js", ".svg", ".typ"):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
