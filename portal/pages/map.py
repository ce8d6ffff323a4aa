"""What the map and the name search fetch: figures, boundaries, suggestions."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from complaints.statistics.comparison import ReleasedYear
from councils.boundaries.drawn import councils_drawn
from councils.models import BoundarySet
from councils.public_record import made_up_note
from councils.register import suggestions
from councils.requests import Request
from councils.years import Year, london_date
from portal.pages import map_content as figures
from portal.released import release_or_404

COMPACT = {"separators": (",", ":"), "ensure_ascii": False}


@require_safe
def map_figures(request: Request, year: Year) -> HttpResponse:
    """The figures of a public year; the note says where they are made up."""
    released = ReleasedYear.load(release_or_404(request, year))
    note = made_up_note(request.public_record)
    content = figures.map_figures(released, councils_drawn(year), note, london_date(request.at))
    return JsonResponse(content, json_dumps_params=COMPACT)


@require_safe
def boundaries(request: Request, content_hash: str) -> HttpResponse:
    """A set of boundaries; its address is made of its content, so it never changes."""
    found = get_object_or_404(BoundarySet, content_hash=content_hash)
    etag = f'"{found.content_hash}"'
    response = HttpResponse(
        found.topology,
        content_type="application/json",
        headers={"Cache-Control": "public, max-age=31536000, immutable", "ETag": etag},
    )
    return get_conditional_response(request, etag=etag, response=response) or response


@require_safe
def suggest(request: Request) -> HttpResponse:
    """Councils for the letters typed so far."""
    try:
        found = suggestions.suggestions(request.GET.get("q", ""), london_date(request.at))
    except suggestions.TooLong as error:
        return JsonResponse({"detail": str(error)}, status=400)
    rows = [
        {
            "name": each.council.name,
            "type_name": each.council.get_type_display(),
            "url": reverse("council", args=[each.council.slug]),
            "note": each.note,
        }
        for each in found
    ]
    return JsonResponse({"suggestions": rows}, json_dumps_params=COMPACT)
