"""What to do with a complaint: about any council, and about one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from councils.models import Council
from councils.requests import Request
from portal.pages.complain_content import complain_page


def complain(request: Request) -> HttpResponse:
    return TemplateResponse(request, "complain/any.html", {})


def council_complain(request: Request, slug: str) -> HttpResponse:
    """The steps for one council: itself first, or whoever has its place."""
    council = get_object_or_404(Council.objects.select_related("county"), slug=slug)
    context = complain_page(council, request.at)
    return TemplateResponse(request, "complain/council.html", context)
