"""Councils side by side: the page, and the page before it on which they are chosen."""

from __future__ import annotations

from dataclasses import replace

from csp.decorators import csp
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from councils.models import Council
from councils.public_record import made_up_note
from councils.register.names.answers import Answer, TooLong, answer
from councils.requests import Request
from councils.years import london_date
from portal.compare.chosen import Chosen, chosen, query
from portal.compare.comparison import comparison, every_council
from portal.compare.content import Compared
from portal.compare.pdf import pdf
from portal.compare.ready_sets import Surroundings, beginnings, ready_sets
from portal.compare.unlike import unlike, warning
from portal.open_data.csv_files import Table
from portal.open_data.downloads import csv_download
from portal.open_data.performance import PERFORMANCE, performance_rows
from portal.pages.home import chosen_year
from portal.pages.letters import ALONE
from portal.released import release_or_404, releases

MOST_CANDIDATES = 12


def compare(request: Request) -> HttpResponse:
    """Two to six councils; with fewer, what there is to choose from."""
    public, councils = releases(request), every_council()
    found = asked(request, councils)
    year = found.year
    meant, by_pk = looked_up(request), {each.pk: each for each in councils}
    candidates = [by_pk[pk] for pk in meant.strong_pks[:MOST_CANDIDATES]]
    new = [each for each in candidates if each not in found.councils]
    for each in new:
        if each.slug == meant.slug_meant and not found.are_all:
            return redirect(found.with_council(each).address)
    context = {
        "chosen": found,
        "typed": request.GET.get("q", "").strip(),
        "is_guess": meant.is_guess,
        "is_there_already": bool(candidates) and not new,
        "candidates": [(each, found.with_council(each).address) for each in new],
    }
    if not public:
        return TemplateResponse(request, "compare/start.html", context)
    release = release_or_404(request, year or next(iter(public)))
    first = found.councils[0] if found.councils else None
    last = next((each for each in public if first and first.existed_in(each)), None)
    around = Surroundings.load(public[last] if last and not year else release, councils)
    context["sets"] = ready_sets(first, around) if first else beginnings(around)
    if not found.are_compared:
        return TemplateResponse(request, "compare/start.html", context)
    context["compared"] = compared = comparison(found, release, public, councils, request.at)
    context |= {
        "years": [(each, found.in_year(each).address) for each in compared.years],
        "pdf_address": compared.in_year.at("compare-pdf"),
        "csv_address": compared.in_year.at("compare-csv"),
        "query": query(found.slugs, compared.year),
        "csv_of_all_years": replace(found, year=None).at("compare-csv"),
    }
    return TemplateResponse(request, "compare/page.html", context)


@require_safe
def compare_csv(request: Request) -> HttpResponseBase:
    """The councils' rows of the data set, of the year in the address or of all public years."""
    councils = every_council()
    found = asked(request, councils)
    if not found.councils:
        raise Http404("No council is named that could be compared.")
    public = releases(request)
    chosen_releases = [public[found.year]] if found.year else list(public.values())
    rows = performance_rows(chosen_releases, {each.pk for each in found.councils})
    note = made_up_note(request.public_record)
    name = f"councils-compared-{found.year or 'all-years'}"
    said = unlike(found.councils, councils, london_date(request.at))
    words = " ".join(filter(None, (warning(found.types), *said)))
    return csv_download(Table(PERFORMANCE, rows, note, said=words), name)


@csp(ALONE)  # type: ignore[arg-type]  # its types know no view with arguments
def compare_pdf(request: Request) -> HttpResponse:
    """The comparison on paper."""
    compared = comparison_or_404(request)
    release = compared.release
    made = pdf(compared, london_date(request.at), demonstration=request.public_record.demonstration)
    response = HttpResponse(made, content_type="application/pdf")
    name = f"councils-compared-{release.year}-edition-{release.edition}.pdf"
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return response


def comparison_or_404(request: Request) -> Compared:
    """What the address compares; without two councils or a public year there is nothing."""
    public, councils = releases(request), every_council()
    found = asked(request, councils)
    if not found.are_compared or not public:
        raise Http404("Two councils at least are compared.")
    release = release_or_404(request, found.year or next(iter(public)))
    return comparison(found, release, public, councils, request.at)


def asked(request: Request, councils: list[Council]) -> Chosen:
    """What the address names; a year that is none, or is not public, is a 404."""
    year = chosen_year(request)
    if year is not None:
        release_or_404(request, year)
    by_slug = {each.slug: each for each in councils}
    return chosen(request.GET.getlist("council"), by_slug, year)


def looked_up(request: Request) -> Answer:
    """Which councils may be meant by what was typed, best first; none by more than any name has."""
    today = london_date(request.at)
    typed = request.GET.get("q", "").strip()
    try:
        return answer(typed, today) if typed else Answer(today, ())
    except TooLong:
        return Answer(today, ())
