"""What re-users take away: the page of files, and each file."""

from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from councils.boundaries import geojson
from councils.public_record import made_up_note
from portal.open_data.catalogue import OF_A_YEAR, Catalogue
from portal.open_data.csv_files import Table
from portal.open_data.downloads import csv_download, named, xlsx_download
from portal.open_data.licence import LICENCE, attribution, citation
from portal.open_data.notes import book
from portal.released import releases

COMPACT = {"separators": (",", ":"), "ensure_ascii": False}


def catalogue(request) -> Catalogue:
    return Catalogue(request.at, releases(request))


def data(request):
    """Every file there is, what it holds, and how it may be used."""
    newest = next(iter(releases(request).values()), None)
    context = {
        "catalogue": catalogue(request),
        "of_a_year": OF_A_YEAR,
        "licence": LICENCE,
        "attribution": attribution(),
        "citation": citation(newest) if newest else "",
    }
    return TemplateResponse(request, "data/index.html", context)


@require_safe
def boundaries(request):
    """The areas of councils as GeoJSON."""
    note = made_up_note(request.public_record)
    found = geojson.boundaries(note)
    if found is None:
        raise Http404("There are no boundaries.")
    response = JsonResponse(found, content_type="application/geo+json", json_dumps_params=COMPACT)
    return named(response, "boundaries.geojson", note)


@require_safe
def year_file(request, dataset, year, form, edition=None):
    """A file of one edition; without one in the address, temporarily to the current one's."""
    found = catalogue(request).of_year(dataset, year, edition)
    if found and found.path(form) != request.path:
        return redirect(found.path(form))
    return given(request, found, form)


@require_safe
def all_years_file(request, dataset, form):
    return given(request, catalogue(request).of_all(dataset), form)


@require_safe
def file_as_it_is(request, dataset, form):
    return given(request, catalogue(request).as_it_is(dataset), form)


def given(request, found, form):
    """The file to be saved; one that is not public does not exist."""
    if found is None:
        raise Http404("There is no such file.")
    rows = found.rows() if request.method == "GET" else ()
    table = Table(found.dataset, rows, made_up_note(request.public_record))
    if form == "xlsx":
        return xlsx_download(book(found, table, request.at), found.name, table.note)
    return csv_download(table, found.name)
