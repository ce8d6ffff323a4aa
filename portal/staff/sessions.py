"""Staff are signed out after an hour without a request, and twelve hours after signing in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import logout
from django.contrib.messages import constants, get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_otp import DEVICE_ID_SESSION_KEY

from councils.requests import Request, StaffRequest
from portal.models import Draft
from portal.staff import drafts
from portal.staff.late_posts import keep_late

SINCE, SEEN = "signed_in_at", "seen_at"
# In the session that follows one that ended: whose that was, and why it ended.
ENDED = "ended"
DRAFTS = "drafts"
# A session is written at most this often for having been used.
NOTED_EVERY = timedelta(minutes=1)

REASONS = {
    "rest": "You were signed out because nothing was done for an hour.",
    "long": "You were signed out because you had been signed in for twelve hours.",
    "device": "You were signed out because your second factor was changed or removed.",
}


class SessionEndMiddleware:
    """Ends sessions that are over, before a page is made for them; says why at signing in.

    What is sent to a session that has ended does nothing, and is kept for who sent it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: StaffRequest) -> HttpResponse:
        if not request.path.startswith(settings.SESSION_COOKIE_PATH):
            return self.get_response(request)
        reason = why_over(request)
        if reason:
            end(request, reason)
        if late := late_post(request):
            return to_sign_in(reverse("admin:draft", args=[late.pk]), reason, kept=True)
        if reason and request.path not in (reverse("admin:login"), reverse("admin:logout")):
            return to_sign_in(request.get_full_path(), reason)
        response = self.get_response(request)
        if request.method != "GET" or request.path != reverse("admin:session"):
            note_use(request)
        if "_draft" in request.POST and was_saved(request, response):
            drafts.discard(request.user, request.POST["_draft"])
            remember_drafts(request)
        return response


def why_over(request: Request) -> str | None:
    """The key in REASONS of why this request's session has ended; None where it goes on."""
    session = request.session
    # Read first: whoever asks for the user forgets a device that is no longer there.
    gave_code = DEVICE_ID_SESSION_KEY in session
    user: Any = request.user  # who django-otp knows to be verified
    if not user.is_authenticated:
        return None
    if gave_code and not user.is_verified():
        return "device"
    if SINCE not in session:
        return None
    if request.at >= datetime.fromisoformat(session[SINCE]) + settings.SESSION_LASTS:
        return "long"
    if request.at >= datetime.fromisoformat(session[SEEN]) + settings.SESSION_MAY_REST:
        return "rest"
    return None


def end(request: Request, reason: str) -> None:
    """Signs out. Whose session it was is remembered, if she had been let in, for what she sends."""
    whose = request.user.pk if admin.site.has_permission(request) else None
    logout(request)
    request.session[ENDED] = {"user": whose, "why": reason}


def late_post(request: Request) -> Draft | None:
    """What was sent after its session had ended, kept for its owner; None of anything else."""
    if request.method != "POST" or request.user.is_authenticated:
        return None
    ended = request.session.get(ENDED)
    return keep_late(request, ended["user"]) if ended and ended["user"] else None


def to_sign_in(next: str, reason: str | None, *, kept: bool = False) -> HttpResponseRedirect:
    said = {"next": next, "signed_out": reason or ""} | ({"kept": "1"} if kept else {})
    return HttpResponseRedirect(f"{reverse('admin:login')}?{urlencode(said)}")


def was_saved(request: StaffRequest, response: HttpResponse) -> bool:
    """Whether a form that was sent led on, and said of nothing that it went wrong."""
    if response.status_code != 302 or not admin.site.has_permission(request):
        return False
    said = getattr(get_messages(request), "_queued_messages", ())
    return all(each.level < constants.ERROR for each in said)


def remember_drafts(request: StaffRequest) -> None:
    """Of which forms there are drafts, so that no page has to ask for it."""
    own = drafts.drafts_of(request.user, request.at)
    request.session[DRAFTS] = [each.address for each in own]


def note_use(request: Request) -> None:
    """Writes down when somebody signed in and when she was last here."""
    session = request.session
    if not request.user.is_authenticated:
        return
    session.pop(ENDED, None)
    if SINCE not in session:
        session[SINCE] = session[SEEN] = request.at.isoformat()
    elif request.at >= datetime.fromisoformat(session[SEEN]) + NOTED_EVERY:
        session[SEEN] = request.at.isoformat()


def seconds_left(request: Request) -> tuple[int, int]:
    """Until a session without a request ends, and until it ends in any case."""
    now = request.at.isoformat()
    since, seen = (datetime.fromisoformat(request.session.get(name, now)) for name in (SINCE, SEEN))
    rest = seen + settings.SESSION_MAY_REST - request.at
    whole = since + settings.SESSION_LASTS - request.at
    return int(rest.total_seconds()), int(whole.total_seconds())
