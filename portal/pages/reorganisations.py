"""Reorganisations: all of them, and one."""

from typing import Any

from csp.decorators import csp
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header

from councils.register.reorganisations import reorganisations
from councils.requests import Request
from councils.years import london_date
from portal.pages.letters import ALONE
from portal.pages.reorganisations_content import listed_reorganisations, reorganisation_page
from portal.released import releases
from portal.scrutiny.reorganised import file_name, pdf
from portal.suspended import suspended


def reorganisation_list(request: Request) -> HttpResponse:
    """What is to come first, then what has been."""
    return TemplateResponse(
        request, "reorganisations/list.html", listed_reorganisations(request.at)
    )


def reorganisation(request: Request, slug: str) -> HttpResponse:
    return TemplateResponse(request, "reorganisations/page.html", content_or_404(request, slug))


@csp(ALONE)  # type: ignore[arg-type]  # its types know no view with arguments
def pack(request: Request, slug: str) -> HttpResponse:
    """The same as PDF, for the first scrutiny committee of the new councils."""
    content = content_or_404(request, slug)
    made = pdf(content, london_date(request.at), demonstration=request.public_record.demonstration)
    response = HttpResponse(made, content_type="application/pdf")
    name = content_disposition_header(False, file_name(content["found"]))
    response["Content-Disposition"] = name or "inline"
    return response


def content_or_404(request: Request, slug: str) -> dict[str, Any]:
    found = next((each for each in reorganisations() if each.slug == slug), None)
    if found is None:
        raise Http404(f"There is no reorganisation {slug}.")
    return reorganisation_page(found, releases(request), request.at, suspended(request))
