"""Subjects: all of them, a category, a sub-category."""

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse

from complaints.models import Subject
from complaints.subjects.addresses import named
from councils.requests import Request
from portal.pages.home import chosen_year
from portal.pages.map_choices import chosen
from portal.pages.subjects_content import (
    SORTS,
    TYPES,
    category_page,
    sub_category_page,
    subjects_page,
)
from portal.released import release_or_404, releases


def subjects(request: Request) -> HttpResponse:
    """Every category and sub-category; the categories with their figures in a year."""
    year = chosen_year(request)
    if year:
        release_or_404(request, year)
    public = releases(request)
    year = year or next(iter(public), None)
    context = subjects_page(year, public, request.at, request.public_record)
    return TemplateResponse(request, "subjects/list.html", context)


def subject(request: Request, slug: str) -> HttpResponse:
    """One category, or one sub-category: both have an address of one kind."""
    found = named(slug)
    if found is None:
        raise Http404(f"There is no subject {slug}.")
    public = releases(request)
    if isinstance(found, Subject):
        context = sub_category_page(found, public, request.at, request.public_record)
        return TemplateResponse(request, "subjects/sub_category.html", context)
    year = chosen_year(request)
    if year:
        release_or_404(request, year)
    context = category_page(
        found,
        year,
        public,
        request.at,
        request.public_record,
        kind=chosen(request, "type", [each.value for each in TYPES], ""),
        sort=chosen(request, "sort", SORTS, "name"),
    )
    return TemplateResponse(request, "subjects/category.html", context)
