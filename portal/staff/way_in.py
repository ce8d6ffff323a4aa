"""What the pages have in common by which somebody gets in: one template, and where she goes on to.

Each says its title and what it ``explains``, a paragraph each, and which of the template's parts it
has: a ``form``, a ``submit`` button, the pages ``above``, recovery ``codes`` …
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from councils.requests import StaffRequest

if TYPE_CHECKING:
    from portal.admin import PortalAdminSite

TEMPLATE = "admin/way_in.html"
Page = Callable[..., HttpResponseBase]


def site() -> PortalAdminSite:
    """The admin's own site, which knows the steps of getting in."""
    return cast("PortalAdminSite", admin.site)


def after_password(view: Page) -> Page:
    """Closes a page to who has not given her password."""

    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def inner(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not site().has_password(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request, *args, **kwargs)

    return inner


def shown(request: StaffRequest, title: str, *explains: str, **parts: Any) -> HttpResponse:
    said = {"title": title, "explains": [*filter(None, explains)], "next": next_page(request)}
    return TemplateResponse(request, TEMPLATE, admin.site.each_context(request) | said | parts)


def next_page(request: HttpRequest) -> str:
    """Where she wanted to go, if it is a page of this portal."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if own else reverse("admin:index")
