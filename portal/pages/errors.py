"""Pages for what is not there, what somebody may not do, and what went wrong."""

import sys

from django.contrib import admin
from django.http import HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.views.defaults import bad_request as bad_request_page

from councils.requests import Request
from councils.years import london_date
from portal.api import problems
from portal.pages.council_search_content import near_address
from portal.pagination import NoSuchPage
from portal.released import releases
from portal.suspended import Suspended
from portal.unavailable import reason_of, unavailable


def not_found(request: Request, exception: Exception) -> HttpResponse:
    """The same page for what is hidden and for what does not exist; a list leads back to itself.

    An address of a council that there is not leads to those that may have been meant.
    """
    if isinstance(exception, Suspended):
        return suspended(request, exception)
    if problems.is_of_api(request):
        return problems.not_found()
    beyond = exception if isinstance(exception, NoSuchPage) else None
    # Of no part of the site: what is hidden and what does not exist have different addresses.
    near = [] if beyond else near_address(request.path, london_date(request.at))
    context = {"beyond": beyond, "near": near, "section": None}
    return TemplateResponse(request, "404.html", context, status=404).render()


def suspended(request: Request, error: Suspended) -> HttpResponse:
    """What was public and is suspended says since when and why."""
    if problems.is_of_api(request):
        return problems.problem(404, str(error))
    context = {"suspension": error.suspension, "newest": next(iter(releases(request)), None)}
    return TemplateResponse(request, "suspended.html", context, status=404).render()


def bad_request(request: Request, exception: Exception) -> HttpResponse:
    """What Django itself refuses to read, such as thousands of parameters."""
    if problems.is_of_api(request):
        return problems.problem(400, "The request could not be read.")
    return bad_request_page(request, exception)


def refused(request: Request, exception: Exception) -> HttpResponse:
    """Only staff's pages refuse: what a role may not do."""
    return _refused(request, "This is not for your role", is_stale=False)


def stale_form(request: Request, reason: str = "") -> HttpResponse:
    """A form without the mark of its session: most often opened before signing in again."""
    return _refused(request, "Nothing was saved", is_stale=True)


def _refused(request: Request, title: str, *, is_stale: bool) -> HttpResponse:
    context = admin.site.each_context(request) | {"title": title, "is_stale": is_stale}
    return TemplateResponse(request, "403.html", context, status=403).render()


def server_error(request: Request) -> HttpResponse:
    """Needs no database: that may be what is broken, before any view was asked."""
    if reason := reason_of(sys.exc_info()[1]):
        return unavailable(request, reason)
    return HttpResponseServerError(render_to_string("500.html"))
