"""Councils: a council's year."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from complaints.recommendations.steps.compliance import with_overdue_cases
from councils.models import Council
from councils.public_record import made_up_note
from councils.register.names.former import called, with_names
from councils.register.succession import reorganisation_of
from councils.register.succession_words import changes_of
from councils.requests import Request, shows_only
from councils.years import Year, london_date
from letters.letters.issues import with_letters
from portal.citations.citation import citation
from portal.citations.picture import Picture
from portal.linked_data import of_council_year
from portal.pages.council_content import council_page, newest_year
from portal.released import edition_or_404, releases


def council(request: Request, slug: str) -> HttpResponse:
    """Temporarily to the newest public year in which the council has figures."""
    found = get_object_or_404(with_names(Council.objects.all()), slug=slug)
    newest = newest_year(found, releases(request))
    if newest is None:
        today = london_date(request.at)
        changes = changes_of(found, reorganisation_of(found, today), today)
        context = {"council": found, "called": called(found, today), **changes}
        return TemplateResponse(request, "councils/no_figures.html", context)
    return redirect("council-year", found.slug, newest)


def council_year(request: Request, slug: str, year: Year) -> HttpResponse:
    public = releases(request) | {year: edition_or_404(request, year)}
    councils = with_overdue_cases(Council.objects.select_related("county"), request.at)
    found = get_object_or_404(with_names(with_letters(councils, year, request.at)), slug=slug)
    shows_only(request, found)
    name = settings.OMBUDSMAN["short_name"]
    context = council_page(found, year, public, request.at, name, request.public_record)
    if context is None:
        raise Http404(f"{found} has no figures in {year}.")
    context["called"] = called(found, london_date(request.at), year)
    edition = public[year]
    context["cited"] = "edition" in request.GET
    context["of_edition"] = f"?edition={edition.edition}" if context["cited"] else ""
    context["citation"] = citation(found, edition, request.at)
    note = made_up_note(request.public_record)
    context["linked_data"] = of_council_year(found, edition, note)
    context["link_picture"] = Picture(year, edition.edition, found.slug)
    return TemplateResponse(request, "councils/year.html", context)
