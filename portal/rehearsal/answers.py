"""What an address answers at an instant that has not come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory
from django.urls import resolve

from complaints.next_instant import record_at
from councils.requests import Request
from portal.instant import FIXED


@dataclass(frozen=True)
class Answer:
    """``wrong`` says why there is none, where nobody foresaw it."""

    address: str
    status: int
    leads_to: str = ""
    text: str = ""
    wrong: str = ""

    @property
    def is_there(self) -> bool:
        return self.status < 400

    def __str__(self) -> str:
        return f"{self.address} {self.status}"


def answer(address: str, at: datetime) -> Answer:
    """As a reader gets it, past what is kept of earlier answers, and keeping nothing."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    fixed = {FIXED: at, "SERVER_NAME": host}
    request = cast(Request, RequestFactory(**fixed).get(address))  # type: ignore[arg-type]
    request.at, request.public_record = at, record_at(at)
    match = request.resolver_match = resolve(request.path_info)
    try:
        response = match.func(request, *match.args, **match.kwargs)
        return _read(address, response)
    except Http404:
        return Answer(address, 404)
    except (InterfaceError, OperationalError):
        raise
    except Exception as error:  # one page's failure is what a rehearsal is there to find
        return Answer(address, 500, wrong=f"{type(error).__name__}: {error}")


def _read(address: str, response: HttpResponse | StreamingHttpResponse) -> Answer:
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    body = b"".join(cast(StreamingHttpResponse, response)) if response.streaming else None
    content = body if body is not None else cast(HttpResponse, response).content
    where = response.headers.get("Location", "")
    return Answer(address, response.status_code, where, content.decode(errors="replace"))
