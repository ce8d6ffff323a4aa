"""Councils side by side: the page, and the page before it on which they are chosen."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from councils.models import Council
from councils.register.filters import with_name
from councils.requests import Request
from portal.compare.chosen import chosen
from portal.compare.comparison import comparison, every_council
from portal.pages.home import chosen_year
from portal.released import release_or_404, releases


def compare(request: Request) -> HttpResponse:
    """Two to six councils; with fewer, what there is to choose from."""
    public = releases(request)
    year = chosen_year(request)
    if year is not None:
        release_or_404(request, year)
    councils = every_council()
    found = chosen(request.GET.getlist("council"), {each.slug: each for each in councils}, year)
    typed = request.GET.get("q", "").strip()
    candidates = named(typed, councils)
    new = [each for each in candidates if each not in found.councils]
    if len(candidates) == 1 and new and not found.are_all:
        return redirect(found.with_council(new[0]).address)
    context = {
        "chosen": found,
        "typed": typed,
        "is_there_already": bool(candidates) and not new,
        "candidates": [(each, found.with_council(each).address) for each in new],
    }
    if not found.are_compared or not public:
        return TemplateResponse(request, "compare/start.html", context)
    release = release_or_404(request, year or next(iter(public)))
    context["compared"] = compared = comparison(found, release, public, request.at)
    context["years"] = [(each, found.in_year(each).address) for each in compared.years]
    return TemplateResponse(request, "compare/page.html", context)


def named(typed: str, councils: list[Council]) -> list[Council]:
    """The councils that may be meant."""
    if not typed:
        return []
    return list(with_name(Council.objects.all(), typed))
