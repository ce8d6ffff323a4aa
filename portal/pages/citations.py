"""A council's year for others' pages: the picture of a link, a card in a frame, single charts."""

from typing import Any

from csp.decorators import csp, csp_replace
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_exempt

from councils.models import Council
from councils.requests import Request, shows_only
from councils.years import Year
from portal.citations import chart_rows, charts
from portal.citations.picture import drawn
from portal.citations.summary import Summary, marks, nation_summary, summary
from portal.open_data.csv_files import csv_line
from portal.pages.compare import comparison_or_404
from portal.pages.council_content import council_page
from portal.pages.letters import ALONE
from portal.released import edition_or_404, releases


@csp(ALONE)  # type: ignore[arg-type]  # its types know no view with arguments
def picture(request: Request, slug: str, year: Year) -> HttpResponse:
    return HttpResponse(drawn(summary_or_404(request, slug, year)), content_type="image/png")


@csp(ALONE)  # type: ignore[arg-type]
def nation_picture(request: Request, year: Year) -> HttpResponse:
    made_up = request.public_record.demonstration
    shown = nation_summary(edition_or_404(request, year), made_up=made_up)
    return HttpResponse(drawn(shown), content_type="image/png")


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


@csp(ALONE)  # type: ignore[arg-type]
def chart(request: Request, slug: str, year: Year, chart: str, chart_form: str) -> HttpResponse:
    """One chart of the council's page, of the same edition, as picture or as rows."""
    file = chart_or_404(request, slug, year, chart)
    name = f"{slug}-{year}-edition-{file.release.edition}-{chart}.{chart_form}"
    return taken_away(file, chart_form, name)


@csp(ALONE)  # type: ignore[arg-type]
def compared_chart(request: Request, chart: str, chart_form: str) -> HttpResponse:
    """One chart of a comparison, whose councils and year the query names."""
    compared = comparison_or_404(request)
    found = charts.compared_charts(compared).get(chart)
    if found is None:
        raise Http404("This comparison has no such chart.")
    release = compared.release
    shown = charts.ChartFile(
        found,
        compared.chosen.names,
        release,
        (
            *marks(release, made_up=request.public_record.demonstration),
            *filter(None, [compared.warning]),
        ),
        chart_rows.rows_of(found, []),
    )
    name = f"councils-compared-{release.year}-edition-{release.edition}-{chart}.{chart_form}"
    return taken_away(shown, chart_form, name)


def taken_away(file: charts.ChartFile, form: str, name: str) -> HttpResponse:
    if form == "csv":
        rows = map(csv_line, chart_rows.marked(file.rows, file.marks))
        answer = HttpResponse(rows, content_type="text/csv; charset=utf-8")
    else:
        made = charts.drawn(file, "svg" if form == "svg" else "png")
        answer = HttpResponse(made, content_type=charts.IMAGES[form])
    answer["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return answer


def chart_or_404(request: Request, slug: str, year: Year, name: str) -> charts.ChartFile:
    public = releases(request) | {year: edition_or_404(request, year)}
    council = get_object_or_404(Council.objects.select_related("county"), slug=slug)
    shows_only(request, council)
    name_of_ombudsman = settings.OMBUDSMAN["short_name"]
    page = council_page(council, year, public, request.at, name_of_ombudsman, request.public_record)
    found = charts.charts_of(page) if page else {}
    if name not in found:
        raise Http404(f"{council} has no such chart in {year}.")
    return charts.ChartFile(
        found[name],
        council.name,
        public[year],
        marks(public[year], made_up=request.public_record.demonstration),
        chart_rows.rows_of(found[name], chart_rows.similar(public[year], council, name)),
    )


def summary_or_404(request: Request, slug: str, year: Year) -> Summary:
    """Of the edition in the address, else the current one; what is not public does not exist."""
    release = edition_or_404(request, year)
    council = get_object_or_404(Council, slug=slug)
    found = summary(council, release, made_up=request.public_record.demonstration)
    if found is None:
        raise Http404(f"{council} has no figures in {year}.")
    return found
