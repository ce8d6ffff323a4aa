"""Who waits after wrong passwords: a name wherever it is tried, a line whichever names it tries.

Both waits grow to a quarter of an hour. Else whoever tries wrong passwords for ever would shut a
colleague out for ever: so a browser in which she has signed in, or chosen her password by the link
of an invitation, is counted by itself, and neither wait holds it. What tells it is a signed cookie
that opens nothing. Names that nobody has are counted as any other.
"""

import secrets
from datetime import timedelta
from typing import Any

from axes.handlers.base import AxesHandler
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.cache import never_cache

from portal.models import Tally
from portal.throttle import (
    Counter,
    Limit,
    forget,
    give_back,
    line_of,
    take,
    told_to_wait,
    waits_until,
)

WAITS = {"first_wait": timedelta(minutes=1), "longest_wait": timedelta(minutes=15)}
NAMES = Limit("name", 5, **WAITS)
LINES = Limit("line", 20, **WAITS)
BROWSERS = Limit("browser", 5, **WAITS)
COOKIE = "known_browser"
KNOWN_FOR = timedelta(days=90)


class Attempts(AxesHandler):
    """What django-axes asks before a password is looked at, and tells afterwards."""

    def is_locked(self, request: Any, credentials: Any = None) -> bool:
        """Asked once for each attempt, and counts it."""
        return take(_counters(request, credentials["username"]), request.at) is not None

    def user_login_failed(
        self, sender: Any, credentials: Any, request: Any = None, **kwargs: Any
    ) -> None:
        request.axes_credentials = credentials
        if not request.axes_locked_out:
            request.axes_locked_out = _until(request, credentials) is not None

    def user_logged_in(self, sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
        """Her own wrong passwords are forgotten; those of others on her line are not."""
        own, *lines = _counters(request, user.get_username())
        forget([own])
        give_back(lines)

    def reset_attempts(
        self, *, ip_address: str | None = None, username: str | None = None, **kwargs: Any
    ) -> int:
        """For ``manage.py axes_reset_username`` and its like."""
        if ip_address is username is None:
            return Tally.objects.all().delete()[0]
        lines = [LINES.of(line_of(ip_address))] if ip_address else []
        return forget([*lines, NAMES.of(username)] if username else lines)


def remember_browser(response: HttpResponseBase, name: str) -> None:
    """From then on wrong passwords that others give for this name don't hold this browser up."""
    response.set_signed_cookie(
        COOKIE,
        secrets.token_urlsafe(),
        salt=_salt(name),
        max_age=KNOWN_FOR,
        path=reverse("admin:login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


@never_cache
def locked_out(
    request: Any, original_response: Any = None, credentials: Any = None
) -> HttpResponse:
    """The answer to who has to wait, whether or not somebody has that name."""
    context = admin.site.each_context(request) | {
        "title": "Too many attempts",
        "next": request.POST.get("next", ""),
    }
    until = _until(request, credentials) or request.at
    return told_to_wait(request, "admin/locked_out.html", context, until)


def _until(request: Any, credentials: Any) -> Any:
    return waits_until(_counters(request, credentials["username"]), request.at)


def _counters(request: HttpRequest, name: str) -> list[Counter]:
    """What counts an attempt; the first is the name's own."""
    browser = request.get_signed_cookie(COOKIE, None, salt=_salt(name), max_age=KNOWN_FOR)
    if browser:
        return [BROWSERS.of(browser)]
    return [NAMES.of(name), LINES.of(line_of(request.META.get("REMOTE_ADDR", "")))]


def _salt(name: str) -> str:
    """A cookie that was made for one name says nothing for another."""
    return f"{COOKIE} {name}"
