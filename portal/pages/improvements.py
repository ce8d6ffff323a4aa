"""What councils have agreed to change: all of them, and one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from councils.models import Council
from councils.requests import Request
from portal.pages.improvements_content import improvements_page, page_of_council
from portal.released import releases


def improvements(request: Request) -> HttpResponse:
    """What all councils have agreed to change, how it stands, and who agreed to the same.

    Of a council that is chosen it has a page of its own, which is narrowed by the rest.
    """
    if page := page_of_council(request.GET):
        return redirect(page)
    public = releases(request)
    context = improvements_page(None, request.GET, request.at, public, request.public_record)
    return TemplateResponse(request, "improvements/national.html", context)


def council_improvements(request: Request, slug: str) -> HttpResponse:
    """The same of one council; ``compliance`` is what ``status`` was called."""
    council = get_object_or_404(Council, slug=slug)
    if "council" in request.GET:
        return redirect(f"{reverse('improvements')}?{request.GET.urlencode()}")
    if "compliance" in request.GET:
        asked = request.GET.copy()
        [*_, status] = asked.pop("compliance")
        asked["status"] = str(status)
        return redirect(f"{request.path}?{asked.urlencode()}")
    public = releases(request)
    context = improvements_page(council, request.GET, request.at, public, request.public_record)
    return TemplateResponse(request, "improvements/council.html", context)
