"""The scrutiny pack of a council's year: one content as a page, as PDF, as DOCX and as ODT."""

from csp.decorators import csp
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header

from complaints.recommendations.steps.compliance import with_overdue_cases
from councils.models import Council
from councils.requests import Request, shows_only
from councils.years import Year, london_date
from letters.letters.issues import with_letters
from portal.counted_once import YEARS
from portal.pages.letters import ALONE
from portal.released import edition_or_404, releases
from portal.scrutiny import docx, odt
from portal.scrutiny.content import Pack
from portal.scrutiny.pack import scrutiny_pack
from portal.scrutiny.pdf import pdf
from portal.suspended import suspended

DOCUMENTS = {"docx": (docx.docx, docx.TYPE), "odt": (odt.odt, odt.TYPE)}


def page(request: Request, slug: str, year: Year) -> HttpResponse:
    pack = pack_or_404(request, slug, year)
    context = {"pack": pack, "cited": "edition" in request.GET}
    return TemplateResponse(request, "scrutiny/pack.html", context)


@csp(ALONE)  # type: ignore[arg-type]  # its types know no view with arguments
def file(request: Request, slug: str, year: Year) -> HttpResponse:
    pack = pack_or_404(request, slug, year)
    made = pdf(pack, london_date(request.at))
    response = HttpResponse(made, content_type="application/pdf")
    name = f"{pack.file_name}.pdf"
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return response


@csp(ALONE)  # type: ignore[arg-type]
def document(request: Request, slug: str, year: Year, form: str) -> HttpResponse:
    """To be edited: it is downloaded, since no browser shows it."""
    pack = pack_or_404(request, slug, year)
    write, content_type = DOCUMENTS[form]
    made = write(pack, london_date(request.at))
    response = HttpResponse(made, content_type=content_type)
    name = f"{pack.file_name}.{form}"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def pack_or_404(request: Request, slug: str, year: Year) -> Pack:
    """Of the edition in the address, else the current one; what is not public does not exist."""
    public = releases(request) | {year: edition_or_404(request, year)}
    councils = with_overdue_cases(Council.objects.all(), request.at)
    found = get_object_or_404(with_letters(councils, year, request.at), slug=slug)
    shows_only(request, found)
    pack = scrutiny_pack(
        found,
        year,
        public,
        request.at,
        cited="edition" in request.GET,
        demonstration=request.public_record.demonstration,
        suspended=suspended(request),
        once=YEARS.once(request.public_record, request.at),
    )
    if pack is None:
        raise Http404(f"{found} has no figures in {year}.")
    return pack
