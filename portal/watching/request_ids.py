"""What one request is called in the log, and in the answer to whoever reports an error."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from secrets import token_hex

from django.conf import settings
from django.http import HttpRequest

HEADER = "X-Request-ID"
NAMED = re.compile(r"[A-Za-z0-9-]{8,64}")

current: ContextVar[str] = ContextVar("request_id", default="")


def request_id(request: HttpRequest) -> str:
    """As a proxy of our own named it, or a new one: portal/wsgi.py passes on nobody else's word."""
    said = request.META.get("HTTP_X_REQUEST_ID", "") if settings.TRUSTED_PROXIES else ""
    return said if NAMED.fullmatch(said) else token_hex(8)


@contextmanager
def named(request: HttpRequest) -> Iterator[str]:
    """Whatever is logged meanwhile is logged under its name."""
    name = request_id(request)
    token = current.set(name)
    try:
        yield name
    finally:
        current.reset(token)
