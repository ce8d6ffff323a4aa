"""What the database cannot do now, told as such: 503, when to come again, and in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from portal.api import problems
from portal.cache import STAFF


@dataclass(frozen=True)
class Reason:
    """``codes`` are the beginnings of PostgreSQL's states, or SQLite's names of errors."""

    title: str
    sentence: str
    codes: tuple[str, ...]
    retry_after: int  # seconds


TOO_LONG = Reason(
    "This took too long",
    "What you asked for was more work than one page may be, so it was broken off. Choose a council"
    " or a year, give rarer words, or try again in a minute.",
    ("57014", "SQLITE_INTERRUPT"),
    60,
)
BUSY = Reason(
    "Somebody else is writing",
    "A file is being loaded or figures are being published. Nothing of yours was saved: go back and"
    " try again in a minute.",
    ("SQLITE_BUSY", "SQLITE_LOCKED"),
    30,
)
AWAY = Reason(
    "Not available for a moment",
    "The site cannot reach its figures just now. Please try again in a moment.",
    (
        "08",
        "57P",
        "53300",
        "40001",
    ),  # the last: a copy had to take in a change that reading held up
    10,
)
UPGRADE = Reason(
    "For a little while nothing can be changed",
    "The portal is being looked after. All that is public can be read as always; signing in and"
    " sending wait until it is done, mostly within the hour. What you typed is not lost where you"
    " go back: send it again then.",
    ("25006", "SQLITE_READONLY"),
    300,
)
FULL = Reason(
    "There is no room left",
    "The disk that the site keeps everything on is full. Nothing of yours was saved, and nothing"
    " that was there is lost: please try again once somebody has made room.",
    ("53100", "SQLITE_FULL"),
    300,
)
REASONS = (TOO_LONG, BUSY, AWAY, UPGRADE, FULL)
# Not the database's: more is asked for than can be made (portal/crowd.py).
CROWDED = Reason(
    "Many people are asking just now",
    "More pages are being asked for than the site can make at once. Please try again in a few"
    " seconds.",
    (),
    5,
)


def reason_of(error: BaseException | None) -> Reason | None:
    """Why the database did not do it; None of what is a fault of the portal's own.

    A connection that could not be had or broke has no state to tell.
    """
    if not isinstance(error, DatabaseError | InterfaceError):
        return None
    cause = error.__cause__
    told = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    if told is None:
        is_connection = type(cause).__name__ in ("OperationalError", "PoolTimeout", "PoolClosed")
        return AWAY if is_connection else None
    return next((each for each in REASONS if told.startswith(each.codes)), None)


def unavailable(request: HttpRequest, reason: Reason) -> HttpResponse:
    """Needs no database, and is kept by nobody."""
    headers = {"Retry-After": str(reason.retry_after), "Cache-Control": "no-store"}
    if problems.is_of_api(request):
        return problems.problem(503, f"{reason.title}. {reason.sentence}", headers=headers)
    home = STAFF if request.path.startswith(STAFF) else "/"
    page = render_to_string("503.html", {"reason": reason, "home": home})
    return HttpResponse(page, status=503, headers=headers)
