"""Whether the process answers, and whether the portal is ready for the public."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from councils.requests import Request
from portal.watching.readiness import what_is_missing


@never_cache
def health(request: Request) -> HttpResponse:
    """Of the process alone: one that answers is not restarted because the database is away."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def ready(request: Request) -> HttpResponse:
    missing = what_is_missing(request.at)
    status = 503 if missing else 200
    return HttpResponse(missing or "ok", content_type="text/plain", status=status)
