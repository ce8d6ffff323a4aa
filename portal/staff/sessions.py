"""Staff are signed out after an hour without a request, and twelve hours after signing in."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.urls import reverse
from django_otp import DEVICE_ID_SESSION_KEY

SINCE, SEEN = "signed_in_at", "seen_at"
# A session is written at most this often for having been used.
NOTED_EVERY = timedelta(minutes=1)

REASONS = {
    "rest": "You were signed out because nothing was done for an hour.",
    "long": "You were signed out because you had been signed in for twelve hours.",
    "device": "You were signed out because your second factor was changed or removed.",
}


class SessionEndMiddleware:
    """Ends sessions that are over, before a page is made for them; says why at signing in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(settings.SESSION_COOKIE_PATH):
            return self.get_response(request)
        if reason := why_over(request):
            logout(request)
            sign_in = reverse("admin:login")
            if request.path not in (sign_in, reverse("admin:logout")):
                query = urlencode({"next": request.get_full_path(), "signed_out": reason})
                return HttpResponseRedirect(f"{sign_in}?{query}")
        response = self.get_response(request)
        note_use(request)
        return response


def why_over(request) -> str | None:
    """The key in REASONS of why this request's session has ended; None where it goes on."""
    session = request.session
    # Read first: whoever asks for the user forgets a device that is no longer there.
    gave_code = DEVICE_ID_SESSION_KEY in session
    if not request.user.is_authenticated:
        return None
    if gave_code and not request.user.is_verified():
        return "device"
    if SINCE not in session:
        return None
    if request.at >= datetime.fromisoformat(session[SINCE]) + settings.SESSION_LASTS:
        return "long"
    if request.at >= datetime.fromisoformat(session[SEEN]) + settings.SESSION_MAY_REST:
        return "rest"
    return None


def note_use(request) -> None:
    """Writes down when somebody signed in and when she was last here."""
    session = request.session
    if not request.user.is_authenticated:
        return
    if SINCE not in session:
        session[SINCE] = session[SEEN] = request.at.isoformat()
    elif request.at >= datetime.fromisoformat(session[SEEN]) + NOTED_EVERY:
        session[SEEN] = request.at.isoformat()
