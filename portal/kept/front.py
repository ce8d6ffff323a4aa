"""What is kept is given again before Django begins with a request.

By the same function as in Django's middleware, with the request's one instant, and without the
database: where the public record would have to be read, or anything is in doubt, Django answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from time import perf_counter
from typing import cast
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.core.handlers.wsgi import WSGIRequest

from complaints.next_instant import standing
from councils.requests import Request
from portal.instant import instant_of
from portal.kept.again import Answer, again, key_of
from portal.watching import request_ids
from portal.watching.middleware import is_watched, note


def in_front_of(application: WSGIApplication) -> WSGIApplication:
    """An application that gives what is kept, and leaves everything else to another."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        began = perf_counter()
        request = cast(Request, WSGIRequest(environ))
        found = kept_for(request)
        if found is None:
            return application(environ, start_response)
        headers = found.headers
        if is_watched():
            with request_ids.named(request):
                headers += note(request, found.status, perf_counter() - began)
        start_response(f"{found.status} {HTTPStatus(found.status).phrase}", headers)
        return found.body

    return answer


def kept_for(request: Request) -> Answer | None:
    """What can be given at the request's instant, with the record that this process holds."""
    request.at = instant_of(request.META)
    record = standing(request.at)
    if record is None:
        return None
    request.public_record = record
    key = key_of(request)
    return again(request, key) if key else None
