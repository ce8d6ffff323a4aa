"""One edition of a year's figures: where it stays, what is in it, how it is cited."""

from django.http import HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from councils.public_record import made_up_note
from councils.requests import Request
from councils.years import Year
from portal.citations.edition import EditionCitation
from portal.pages.data import READABLE, catalogue
from portal.suspended import not_there

DATACITE = "application/vnd.datacite.datacite+json"
BIBTEX = "application/x-bibtex"


@require_safe
def edition(request: Request, year: Year, edition: int) -> HttpResponse:
    found = cited_or_404(request, year, edition)
    context = {
        "cited": found,
        "release": found.release,
        "files": found.files.files,
        "citation": found.text(request.at),
    }
    return TemplateResponse(request, "releases/edition.html", context)


@require_safe
def datacite(request: Request, year: Year, edition: int) -> HttpResponse:
    found = cited_or_404(request, year, edition).datacite()
    return JsonResponse(found, content_type=DATACITE, json_dumps_params=READABLE)


@require_safe
def bibtex(request: Request, year: Year, edition: int) -> HttpResponse:
    found = cited_or_404(request, year, edition).bibtex
    return HttpResponse(f"{found}\n", content_type=f"{BIBTEX}; charset=utf-8")


def cited_or_404(request: Request, year: Year, edition: int) -> EditionCitation:
    """What is not public does not exist; what is suspended says so."""
    known = catalogue(request)
    for each in (*known.years, *known.earlier):
        if (each.release.year, each.release.edition) == (year, edition):
            return EditionCitation(each, made_up_note(request.public_record))
    raise not_there(request, year, f"There is no such edition of {year}.", edition)
