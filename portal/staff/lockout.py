"""What happens after too many wrong passwords: a page that says when to try again."""

from math import ceil
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache


class Attempts(AxesDatabaseHandler):
    """Counts wrong passwords by name and address, and keeps nothing about the browser."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any
    ) -> None:
        if request is not None:
            request.axes_user_agent = request.axes_http_accept = ""
        super().user_login_failed(sender, credentials, request, **kwargs)


@never_cache
def locked_out(
    request: Any, original_response: Any = None, credentials: Any = None
) -> HttpResponse:
    """The answer to a name that is locked at an address, whether or not somebody has that name."""
    last = AccessAttempt.objects.filter(
        username=credentials["username"], ip_address=request.axes_ip_address
    ).first()
    locked_at = last.attempt_time if last else request.at
    again_at = locked_at + settings.AXES_COOLOFF_TIME
    context = admin.site.each_context(request) | {
        "title": "Too many attempts",
        "again_at": again_at,
        "next": request.POST.get("next", ""),
    }
    response = render(request, "admin/locked_out.html", context, status=429)
    response["Retry-After"] = str(ceil((again_at - request.at).total_seconds()))
    return response
