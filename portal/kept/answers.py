"""In front of everything: an answer that was made before is given again while it holds.

It holds exactly as long as what it was made of: the tables that its queries read, the instants that
have passed, London's date, the code. Nothing is guessed, and nothing is served past an instant.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import IO

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase

from complaints.next_instant import record_at
from councils.requests import Request
from councils.tables import Statements
from portal.cache import NEGOTIATED, PRIVATE, dated, is_asked_for, validator
from portal.kept import store
from portal.open_data.downloads import broke_off
from portal.postcode_privacy import may_name_a_postcode

IN_MEMORY = 1_000_000  # bytes: what is longer is sent in pieces
PIECE = 65_536
LONGEST_QUERY = 300
# What somebody typed is nobody's to keep, and a form has its own hour.
TYPED = ("q=", "address=", "email=")
FORMS = "/report-an-error/"
# Of the one answer that was given, not of the answer.
NOT_KEPT = ("x-accel-expires", "x-request-id", "date", "content-length")


class KeptAnswersMiddleware:
    """Reads what stands of the public record, once for a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        if request.path.startswith(PRIVATE):
            return self.get_response(request)
        request.public_record = record_at(request.at)
        if not may_be_kept(request):
            return self.get_response(request)
        key = key_of(request)
        zipped = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        if kept := store.found(key):
            if kept.made.validator == validator(request, kept.made.tables):
                return again(request, kept, zipped=zipped)
            kept.file.close()
        if request.method != "GET":
            return self.get_response(request)
        # What is kept is kept compressed.
        request.META["HTTP_ACCEPT_ENCODING"] = "gzip"
        request.statements = Statements()
        with connection.execute_wrapper(request.statements):
            response = self.get_response(request)
        if response.status_code == 200 and "ETag" in response and not response.cookies:
            keep(request, response, key)
        return response if zipped else unzipped(response)


def may_be_kept(request: Request) -> bool:
    """A public answer to a plain address, once the last change is no more than past."""
    changed_at = request.public_record.changed_at
    query = request.META.get("QUERY_STRING", "")
    return (
        bool(settings.KEPT_ANSWERS_MEGABYTES)
        and request.method in ("GET", "HEAD")
        and (changed_at is None or changed_at <= request.at)
        and len(query) <= LONGEST_QUERY
        and not any(each in query for each in TYPED)
        and not request.path.endswith(FORMS)
        and not may_name_a_postcode(request)
    )


def key_of(request: Request) -> str:
    """What an answer is kept under: its address and what it may differ by besides."""
    parts = (
        *(request.scheme, request.get_host(), request.get_full_path()),
        "HTTP_ORIGIN" in request.META,
        request.META.get("HTTP_ACCEPT") if request.path.startswith(NEGOTIATED) else None,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:40]


def keep(request: Request, response: HttpResponseBase, key: str) -> None:
    """Writes an answer down, one in pieces as they are sent."""
    headers = {name: value for name, value in response.items() if name.lower() not in NOT_KEPT}
    if isinstance(response, StreamingHttpResponse):
        pieces = _noted(request, response, iter(response), headers, key)
        response.streaming_content = pieces
        return
    assert isinstance(response, HttpResponse)
    with store.writing(key) as answer:
        answer.write(response.content)
        answer.made = _made(request, headers)


def _noted(
    request: Request,
    response: StreamingHttpResponse,
    pieces: Iterator[bytes],
    headers: dict[str, str],
    key: str,
) -> Iterator[bytes]:
    with connection.execute_wrapper(request.statements), store.writing(key) as answer:
        for piece in pieces:
            answer.write(piece)
            yield piece
        if not broke_off(response):
            answer.made = _made(request, headers)


def _made(request: Request, headers: dict[str, str]) -> store.Made:
    tables = sorted(request.statements.depended_on())
    return store.Made(tables, validator(request, tables), headers)


def again(request: Request, kept: store.Kept, *, zipped: bool) -> HttpResponseBase:
    """What is kept, or that it is what the reader has."""
    made = kept.made
    if is_asked_for(request, made.validator):
        kept.file.close()
        return dated(with_headers(HttpResponseNotModified(), made), request, made.validator)
    response: HttpResponseBase
    if kept.size <= IN_MEMORY:
        with kept.file:
            response = HttpResponse(kept.file.read(kept.size))
    else:
        response = StreamingHttpResponse(_pieces(kept.file, kept.size))
        response._resource_closers.append(kept.file.close)  # type: ignore[attr-defined]
    response = dated(with_headers(response, made), request, made.validator)
    if "Content-Encoding" not in response:
        return response
    if not zipped:
        return unzipped(response)
    response["ETag"] = f"W/{response['ETag']}"
    response["Content-Length"] = str(kept.size)
    return response


def with_headers(response: HttpResponseBase, made: store.Made) -> HttpResponseBase:
    """Who has the answer has its headers too, but for what lets pages of other sites read it."""
    for name, value in made.headers.items():
        if response.status_code == 200 or name == "Vary" or name.startswith("Access-Control-"):
            response[name] = value
    return response


def _pieces(file: IO[bytes], size: int) -> Iterator[bytes]:
    for start in range(0, size, PIECE):
        yield file.read(min(PIECE, size - start))


def unzipped(response: HttpResponseBase) -> HttpResponseBase:
    """For whoever takes it only as it is."""
    if response.get("Content-Encoding") != "gzip":
        return response
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = _unzipped(response.streaming_content)  # type: ignore[arg-type]
    else:
        assert isinstance(response, HttpResponse)
        response.content = gzip.decompress(response.content)
        response["Content-Length"] = str(len(response.content))
    del response["Content-Encoding"]
    if "ETag" in response:
        response["ETag"] = response["ETag"].removeprefix("W/")
    return response


def _unzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    for piece in pieces:
        yield reader.decompress(piece)
    yield reader.flush()
