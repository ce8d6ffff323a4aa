"""Reorganisations: all of them, and one."""

from typing import Any

from csp.decorators import csp
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header

from councils.register.reorganisation_addresses import leads_on
from councils.register.reorganisations import Reorganised, reorganisations
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
    found = found_or_404(slug)
    if found.slug != slug:
        return redirect("reorganisation", found.slug, permanent=True)
    return TemplateResponse(request, "reorganisations/page.html", content(request, found))


@csp(ALONE)  # type: ignore[arg-type]  # its types know no view with arguments
def pack(request: Request, slug: str) -> HttpResponse:
    """The same as PDF, for the first scrutiny committee of the new councils."""
    found = found_or_404(slug)
    if found.slug != slug:
        return redirect("reorganisation-pack", found.slug, permanent=True)
    is_made_up = request.public_record.demonstration
    made = pdf(content(request, found), london_date(request.at), demonstration=is_made_up)
    response = HttpResponse(made, content_type="application/pdf")
    name = content_disposition_header(False, file_name(found))
    response["Content-Disposition"] = name or "inline"
    return response


def found_or_404(slug: str) -> Reorganised:
    """The one at an address, or the one to which an older address leads: that has another slug."""
    every = reorganisations()
    by_slug = {each.slug: each for each in every}
    found = by_slug.get(slug) or by_slug.get(leads_on(slug, every) or "")
    if found is None:
        raise Http404(f"There is no reorganisation {slug}.")
    return found


def content(request: Request, found: Reorganised) -> dict[str, Any]:
    return reorganisation_page(found, releases(request), request.at, suspended(request))
