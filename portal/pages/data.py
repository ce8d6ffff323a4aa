"""What re-users take away: the page of files, and each file."""

from datetime import date
from functools import partial

from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from councils.boundaries import geojson
from councils.dates import iso
from councils.models import Council
from councils.public_record import made_up_note
from councils.requests import Request
from councils.years import Year
from portal.open_data.catalogue import Catalogue, DataFile
from portal.open_data.csv_files import Table
from portal.open_data.csvw import MEDIA_TYPE as CSVW
from portal.open_data.csvw import csvw
from portal.open_data.dcat import dcat
from portal.open_data.dictionary import DICTIONARY, described, dictionary
from portal.open_data.downloads import csv_download, named, whole_download, xlsx_download
from portal.open_data.everything import FORMS as EVERYTHING_FORMS
from portal.open_data.everything import NAME as EVERYTHING
from portal.open_data.everything import Everything
from portal.open_data.notes import book, said_of
from portal.open_data.package import package
from portal.open_data.parquet import PARQUET, write_parquet
from portal.open_data.record import Record, record_of
from portal.open_data.record_forms import as_book, as_json
from portal.pages.data_content import data_page
from portal.released import releases
from portal.suspended import not_there, suspended

NO_FILE = "There is no such file."
DCAT = "application/ld+json"
READABLE = {"ensure_ascii": False, "indent": 1}
COMPACT = {"separators": (",", ":"), "ensure_ascii": False}


def catalogue(request: Request) -> Catalogue:
    return Catalogue(request.at, releases(request), suspended(request))


@require_safe
def data(request: Request) -> HttpResponse:
    """Every file there is, what it holds, and how it may be used."""
    context = data_page(catalogue(request), made_up_note(request.public_record))
    return TemplateResponse(request, "data/index.html", context)


@require_safe
def dictionary_page(request: Request) -> HttpResponse:
    """Every column of every data set."""
    note = made_up_note(request.public_record)
    return TemplateResponse(request, "data/dictionary.html", {"described": described(bool(note))})


@require_safe
def dictionary_file(request: Request) -> HttpResponseBase:
    note = made_up_note(request.public_record)
    return csv_download(Table(DICTIONARY, dictionary(bool(note)), note), DICTIONARY.slug)


@require_safe
def data_package(request: Request) -> HttpResponse:
    """What the files hold, for programs that read descriptions before data."""
    found = package(catalogue(request), made_up_note(request.public_record))
    return JsonResponse(found, json_dumps_params=READABLE)


@require_safe
def dcat_catalogue(request: Request) -> HttpResponse:
    """The same as a catalogue of data sets, for portals that gather those of others."""
    found = dcat(catalogue(request), made_up_note(request.public_record))
    return JsonResponse(found, content_type=DCAT, json_dumps_params=READABLE)


@require_safe
def csv_on_the_web(request: Request) -> HttpResponse:
    """What the CSV files hold, where a program that has one of them looks for it."""
    found = csvw(catalogue(request), made_up_note(request.public_record))
    return JsonResponse(found, content_type=CSVW, json_dumps_params=READABLE)


@require_safe
def boundaries(request: Request, on: date | None = None) -> HttpResponse:
    """The areas of councils as GeoJSON: at all times, or as on a day."""
    note = made_up_note(request.public_record)
    found = geojson.boundaries(note, on)
    if found is None:
        raise Http404("There are no boundaries.")
    response = JsonResponse(found, content_type=geojson.MEDIA_TYPE, json_dumps_params=COMPACT)
    name = f"boundaries-{iso(on)}.geojson" if on else "boundaries.geojson"
    return named(response, name, note)


@require_safe
def year_file(
    request: Request, dataset: str, year: Year, form: str, edition: int | None = None
) -> HttpResponseBase:
    """A file of one edition; without one in the address, temporarily to the current one's."""
    found = catalogue(request).of_year(dataset, year, edition)
    if found and found.path(form) != request.path:
        return redirect(found.path(form))
    if found is None:
        raise not_there(request, year, NO_FILE, edition)
    return given(request, found, form)


@require_safe
def all_years_file(request: Request, dataset: str, form: str) -> HttpResponseBase:
    return given(request, catalogue(request).of_all(dataset), form)


@require_safe
def file_as_it_is(request: Request, dataset: str, form: str) -> HttpResponseBase:
    return given(request, catalogue(request).as_it_is(dataset), form)


def given(request: Request, found: DataFile | None, form: str) -> HttpResponseBase:
    """The file to be saved; one that is not public does not exist."""
    if found is None:
        raise Http404(NO_FILE)
    rows = found.rows() if request.method == "GET" else ()
    table = Table(found.dataset, rows, made_up_note(request.public_record))
    if form == "xlsx":
        response = xlsx_download(book(found, table, request.at), found.name, table.note)
        if request.method == "HEAD":
            del response["Content-Length"]  # of a workbook without rows
        return response
    if form == "parquet":
        about = dict(said_of(found, table.note, request.at))
        return whole_download(
            partial(write_parquet, table, about), f"{found.name}.parquet", PARQUET, table.note
        )
    return csv_download(table, found.name)


@require_safe
def everything(request: Request, form: str) -> HttpResponseBase:
    """Each row of each data set once, in one file."""
    found = Everything(catalogue(request), made_up_note(request.public_record))
    write, media_type = EVERYTHING_FORMS[form]
    return whole_download(partial(write, found), f"{EVERYTHING}.{form}", media_type, found.note)


@require_safe
def council_record_xlsx(request: Request, slug: str) -> HttpResponseBase:
    """Everything that is public of a council, as a workbook."""
    found = record(request, slug)
    return xlsx_download(as_book(found), found.file_name, found.note)


@require_safe
def council_record_json(request: Request, slug: str) -> HttpResponse:
    found = record(request, slug)
    response = JsonResponse(as_json(found), json_dumps_params=COMPACT)
    return named(response, f"{found.file_name}.json", found.note)


def record(request: Request, slug: str) -> Record:
    council = get_object_or_404(Council, slug=slug)
    note = made_up_note(request.public_record)
    return record_of(council, releases(request), request.at, note, suspended(request))
