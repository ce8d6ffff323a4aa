"""A council's year for others' pages: the picture of a link, and a card that may be framed."""

from typing import Any

from csp.decorators import csp, csp_replace
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt

from councils.models import Council
from councils.requests import Request
from councils.years import Year
from portal.citations.picture import drawn
from portal.citations.summary import Summary, summary
from portal.pages.letters import ALONE
from portal.released import edition_or_404


@csp(ALONE)  # type: ignore[arg-type]  # its types know no view with arguments
def picture(request: Request, slug: str, year: Year) -> HttpResponse:
    return HttpResponse(drawn(summary_or_404(request, slug, year)), content_type="image/png")


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]
def embed(request: Request, slug: str, year: Year) -> HttpResponse:
    """The card; where there is nothing to show, words that say so, in the same frame."""
    try:
        context: dict[str, Any] = {"summary": summary_or_404(request, slug, year)}
    except Http404:
        return TemplateResponse(request, "embed/none.html", {"year": year}, status=404)
    context["page_in_full"] = f"{settings.SITE_URL}{reverse('council-year', args=[slug, year])}"
    return TemplateResponse(request, "embed/card.html", context)


def summary_or_404(request: Request, slug: str, year: Year) -> Summary:
    """Of the edition in the address, else the current one; what is not public does not exist."""
    release = edition_or_404(request, year)
    council = get_object_or_404(Council, slug=slug)
    found = summary(council, release, made_up=request.public_record.demonstration)
    if found is None:
        raise Http404(f"{council} has no figures in {year}.")
    return found
