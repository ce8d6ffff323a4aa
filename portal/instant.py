"""Each request fixes its instant once: what it shows is what is public at that instant."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from councils.requests import Request


class InstantMiddleware:
    """Sets ``request.at``; nothing shown to the public asks the clock again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.at = timezone.now()
        return self.get_response(request)
