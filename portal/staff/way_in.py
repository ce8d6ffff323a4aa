"""What the pages have in common by which somebody gets in: one template, and where she goes on to.

Each says its title and what it ``explains``, a paragraph each, and which of the template's parts it
has: a ``form``, a ``submit`` button, the pages ``above``, recovery ``codes`` …
"""

from functools import wraps

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

TEMPLATE = "admin/way_in.html"


def after_password(view):
    """Closes a page to who has not given her password."""

    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def inner(request, *args, **kwargs):
        if not admin.site.has_password(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request, *args, **kwargs)

    return inner


def shown(request, title: str, *explains: str, **parts):
    said = {"title": title, "explains": [*filter(None, explains)], "next": next_page(request)}
    return TemplateResponse(request, TEMPLATE, admin.site.each_context(request) | said | parts)


def next_page(request) -> str:
    """Where she wanted to go, if it is a page of this portal."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if own else reverse("admin:index")
