"""Sitemaps; a demonstration, which is not to be found by searching, has none."""

from django.contrib.sitemaps import views
from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from portal.sitemaps import SECTIONS, index


@require_safe
def sitemap_index(request):
    refuse_on_demonstration(request)
    context = {"sitemaps": index(request.at)}
    return TemplateResponse(request, "sitemap_index.xml", context, content_type="application/xml")


@require_safe
def sitemap(request, section):
    refuse_on_demonstration(request)
    made = {name: each(request.at) for name, each in SECTIONS.items()}
    return views.sitemap(request, made, section)


def refuse_on_demonstration(request):
    if request.public_record.demonstration:
        raise Http404("A demonstration has no sitemap.")
