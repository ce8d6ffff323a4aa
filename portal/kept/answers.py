"""Answers are kept as they are made, each with what it was made of."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator

from django.db import connection
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase

from complaints.next_instant import record_at
from councils.requests import Request
from councils.tables import Statements
from portal.cache import PRIVATE, validator
from portal.compression import PARTS
from portal.kept import store
from portal.kept.again import Answer, again, key_of, takes_gzip, unzipped
from portal.open_data.downloads import broke_off

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
        key = key_of(request)
        if key is None:
            return self.get_response(request)
        if answer := again(request, key):
            return as_response(answer)
        if request.method != "GET":
            return self.get_response(request)
        # What is kept is kept compressed.
        zipped = takes_gzip(request)
        request.META["HTTP_ACCEPT_ENCODING"] = "gzip"
        request.statements = Statements()
        with connection.execute_wrapper(request.statements):
            response = self.get_response(request)
        if response.status_code == 200 and "ETag" in response and not response.cookies:
            source = response.file_to_stream if isinstance(response, FileResponse) else None
            keep(request, response, key)
            if source and PARTS in response and "HTTP_RANGE" in request.META:
                for _ in response:
                    pass
                source.close()  # closing the answer would end the request
                return self.part(request, key)
        return response if zipped else as_it_is(response)

    def part(self, request: Request, key: str) -> HttpResponseBase:
        """Of a file that is kept now; where it could not be, the whole of it."""
        answer = again(request, key)
        return as_response(answer) if answer else self.get_response(request)


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
    made = validator(request, tables)
    # What was sent in pieces had another: of what it was made was not known when it began.
    headers["ETag"] = f"W/{made}" if "Content-Encoding" in headers else made
    return store.Made(tables, made, headers)


def as_response(answer: Answer) -> HttpResponseBase:
    """The same for whoever asks Django, as tests do."""
    headers = dict(answer.headers)
    if answer.status == 304:
        response: HttpResponseBase = HttpResponseNotModified(headers=headers)
    elif isinstance(answer.body, list):
        response = HttpResponse(b"".join(answer.body), status=answer.status, headers=headers)
    else:
        response = StreamingHttpResponse(answer.body, status=answer.status, headers=headers)
    return response


def as_it_is(response: HttpResponseBase) -> HttpResponseBase:
    """For whoever takes it only so."""
    if response.get("Content-Encoding") != "gzip":
        return response
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = unzipped(response.streaming_content)  # type: ignore[arg-type]
    else:
        assert isinstance(response, HttpResponse)
        response.content = gzip.decompress(response.content)
        response["Content-Length"] = str(len(response.content))
    del response["Content-Encoding"]
    if "ETag" in response:
        response["ETag"] = response["ETag"].removeprefix("W/")
    return response
