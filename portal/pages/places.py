"""A place: what its postcode leads to, and which of two councils does what there."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from councils.models import Council
from councils.postcodes.lookup import Answer, lookup
from councils.postcodes.places import place_of
from councils.requests import Request
from councils.years import london_date
from portal.pages.map import COMPACT
from portal.pages.places_content import drawn_councils, place_content, who_does_what


def postcode_asked(request: Request) -> Answer | None:
    """What was typed into a search for councils, where it is a postcode or begins one."""
    return lookup(request.GET.get("q", ""), london_date(request.at))


def postcode_page(request: Request, answer: Answer) -> HttpResponse:
    """One council: its page, at an address without the postcode. Otherwise both, or why none."""
    place = answer.place
    if place and answer.is_live and len(place.councils) == 1:
        response = redirect("council", place.councils[0].slug)
        response.status_code = 303
        return response
    typed, on = {"typed": request.GET.get("q", "")}, london_date(request.at)
    return TemplateResponse(request, "places/postcode.html", place_content(answer, on) | typed)


@require_safe
def two_councils(request: Request, slug: str) -> HttpResponse:
    """Which council does what where a district lies in a county; 404 of any other council.

    The address of a district that closed leads to its page, which says who has its place.
    """
    district = get_object_or_404(Council.objects.select_related("county"), slug=slug)
    on = london_date(request.at)
    if district.county and district.closed_on and district.closed_on <= on:
        return redirect(district)
    place = place_of(district, on)
    if not place.has_two_tiers:
        raise Http404(f"{district} shares its services with no county.")
    return TemplateResponse(request, "places/two_councils.html", who_does_what(place, on))


@require_safe
def drawn(request: Request) -> HttpResponse:
    """Where borders are and whose areas they enclose: the same for whoever asks."""
    return JsonResponse(drawn_councils(london_date(request.at)), json_dumps_params=COMPACT)
