"""Each request fixes its instant once: what it shows is what is public at that instant."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from councils.requests import Request

FIXED = "portal.instant"  # in what a server tells of a request: no client can name anything so


def instant_of(environ: dict[str, Any]) -> datetime:
    """Of a request: whoever asks first fixes it for all who ask after."""
    if FIXED not in environ:
        environ[FIXED] = timezone.now()
    at: datetime = environ[FIXED]
    return at


class InstantMiddleware:
    """Sets ``request.at``; nothing shown to the public asks the clock again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.at = instant_of(request.META)
        return self.get_response(request)
