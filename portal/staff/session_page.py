"""What the script of staff's pages asks: how long the session goes on, and that it may."""

from django.contrib.admin import AdminSite
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from councils.requests import StaffRequest
from portal.staff.sessions import note_use, seconds_left


@require_http_methods(["GET", "POST"])
def session(request: StaffRequest) -> HttpResponse:
    """POST: somebody is there, and typing. GET only asks; the middleware takes it for no use."""
    if request.method == "POST":
        note_use(request)
    rest, whole = seconds_left(request)
    # Signing in again in another window changes what forms are marked with.
    return JsonResponse({"rest": rest, "whole": whole, "token": get_token(request)})


def urls(admin_site: AdminSite) -> list[URLPattern]:
    return [path("session/", admin_site.admin_view(never_cache(session)), name="session")]
