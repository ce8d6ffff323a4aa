"""While the portal is upgraded the public reads on, and nobody changes anything.

So do portals that serve the public from a copy of the database, beside that of staff.

READ_ONLY=1 opens the database for reading alone, so that no forgotten way writes; staff and
councils are told in a sentence, before anything of theirs is looked for.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.cache import EARLY_SIGHT, STAFF
from portal.unavailable import UPGRADE, unavailable

READS = ("GET", "HEAD", "OPTIONS")


class ReadOnlyMiddleware:
    """Signing in, and a council's look at its letter, are kept: so they wait as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.READ_ONLY and (
            request.method not in READS or request.path.startswith((STAFF, EARLY_SIGHT))
        ):
            return unavailable(request, UPGRADE)
        return self.get_response(request)
