"""Letters: a year's, a council's, and each as a page and as PDF."""

from csp.constants import NONE
from csp.decorators import csp
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header

from councils.models import Council
from councils.register.names.answers import named
from councils.register.names.former import name_on
from councils.register.succession_words import opening
from councils.requests import Request
from councils.years import Year, london_date
from letters.letters.issues import (
    ReadLetter,
    letters_about,
    letters_of,
    pdf_of,
    read_letter,
    replaced_councils,
    revised_since,
    years_with_letters,
)
from portal.addresses import canonical
from portal.pages.home import chosen_year
from portal.suspended import first_suspended, letters_not_there

LONGEST_NAME = 100
# The file is shown or saved; nothing in it may run, load or be framed.
ALONE = {each: [NONE] for each in ("default-src", "base-uri", "form-action", "frame-ancestors")}


def letter_list(request: Request) -> HttpResponse:
    """The letters of one year, by type of council; without a year, those of the newest."""
    years = years_with_letters(request.at)
    asked = chosen_year(request)
    if asked is not None and asked not in years:
        raise letters_not_there(request, asked, f"There are no letters about {asked}.")
    year = asked or next(iter(years), None)
    name = request.GET.get("q", "").strip()[:LONGEST_NAME]
    found = named(name) if name else None
    context = {
        "year": year,
        "years": sorted(years),
        "name": name,
        "is_guess": found is not None and found.is_guess,
        "groups": letters_about(year, found, request.at) if year else [],
    }
    return TemplateResponse(request, "letters/list.html", context)


def council_letters(request: Request, slug: str) -> HttpResponse:
    """Every letter about a council; without one, as if there were no such address."""
    council = get_object_or_404(Council, slug=slug)
    letters = letters_of(council, request.at)
    if not letters:
        raise first_suspended(request) or Http404(f"There are no letters about {council}.")
    opens = opening(council, london_date(request.at))
    context = {
        "council": council,
        "letters": letters,
        "replaced_councils": replaced_councils(council, request.at),
        "replaces": "replaced" if opens is None or opens.has_happened else "will replace",
    }
    return TemplateResponse(request, "letters/council.html", context)


def letter(request: Request, slug: str, year: Year) -> HttpResponse:
    found = letter_or_404(request, slug, year)
    context = {
        "canonical": canonical(request, without=() if found.replaced_by else ("issue",)),
        "read": found,
        "letter": found.letter,
        "content": found.content,
        "council": found.letter.council,
        "was_called": called_when_written(found),
        "year": year,
        "revisions": revised_since(found.letter, request.at),
    }
    name = "letters/letter.html" if found.content else "letters/uploaded.html"
    return TemplateResponse(request, name, context)


def called_when_written(read: ReadLetter) -> str:
    """The name in the letter, or that of its day; empty where that is today's or is not known."""
    council, letter = read.letter.council, read.letter
    name = read.content.council if read.content else name_on(council, letter.dated_on)
    return name if name and name != council.name else ""


@csp(ALONE)  # type: ignore[arg-type]  # its types know no view with arguments
def letter_pdf(request: Request, slug: str, year: Year) -> HttpResponse:
    found = letter_or_404(request, slug, year)
    made = pdf_of(found.letter)
    if made is None:
        raise Http404("It has no PDF.")
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, found.file_name) or "inline"
    return response


def letter_or_404(request: Request, slug: str, year: Year) -> ReadLetter:
    """The issue in the address, else the current one; what is not public does not exist."""
    council = get_object_or_404(Council, slug=slug)
    found = read_letter(council, year, request.GET.get("issue"), request.at)
    if found is None:
        raise letters_not_there(request, year, f"There is no such letter about {council}.")
    return found
