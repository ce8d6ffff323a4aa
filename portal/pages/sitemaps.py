"""Sitemaps; a demonstration, which is not to be found by searching, has none."""

from typing import Any

from django.contrib.sitemaps import views
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from councils.requests import Request
from portal.sitemaps import SECTIONS, index


@require_safe
def sitemap_index(request: Request) -> HttpResponse:
    refuse_on_demonstration(request)
    context = {"sitemaps": index(request.at, request.public_record)}
    return TemplateResponse(request, "sitemap_index.xml", context, content_type="application/xml")


@require_safe
def sitemap(request: Request, section: str) -> HttpResponse:
    refuse_on_demonstration(request)
    made: dict[str, Any] = {
        name: each(request.at, request.public_record) for name, each in SECTIONS.items()
    }
    return views.sitemap(request, made, section)


def refuse_on_demonstration(request: Request) -> None:
    if request.public_record.demonstration:
        raise Http404("A demonstration has no sitemap.")
