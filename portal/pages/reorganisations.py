"""Reorganisations: all of them, and one."""

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse

from councils.register.reorganisations import reorganisations
from councils.requests import Request
from portal.pages.reorganisations_content import listed_reorganisations, reorganisation_page
from portal.released import releases


def reorganisation_list(request: Request) -> HttpResponse:
    """What is to come first, then what has been."""
    return TemplateResponse(
        request, "reorganisations/list.html", listed_reorganisations(request.at)
    )


def reorganisation(request: Request, slug: str) -> HttpResponse:
    found = next((each for each in reorganisations() if each.slug == slug), None)
    if found is None:
        raise Http404(f"There is no reorganisation {slug}.")
    context = reorganisation_page(found, releases(request), request.at)
    return TemplateResponse(request, "reorganisations/page.html", context)
