"""What the map fetches: figures and boundaries."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.pooled import YEARS, PooledYears
from councils.boundaries import hexagons
from councils.boundaries.drawn import councils_drawn, slugs_in
from councils.boundaries.layers import LAYERS, part_text
from councils.models import BoundarySet
from councils.public_record import made_up_note
from councils.requests import Request
from councils.years import Year, london_date
from portal.api.parameters import refuse_all_but
from portal.api.problems import BadParameters, problem
from portal.pages import map_content as figures
from portal.released import release_or_404, releases

COMPACT = {"separators": (",", ":"), "ensure_ascii": False}
ASKED = {"pooled": [str(YEARS)], "layer": LAYERS}


@require_safe
def map_figures(request: Request, year: Year) -> HttpResponse:
    """The figures of a public year, or of three; of a layer, or of both.

    The note says where they are made up. What else is asked for is refused.
    """
    release = release_or_404(request, year)
    try:
        refuse_all_but(ASKED, request.GET)
    except BadParameters as error:
        return problem(400, str(error), error.faults)
    if request.GET.get("pooled"):
        released: ReleasedYear = PooledYears.load_newest(releases(request), year)
    else:
        released = ReleasedYear.load(release)
    layer = request.GET.get("layer", "")
    note = made_up_note(request.public_record)
    drawn = councils_drawn(year, layer)
    content = figures.map_figures(released, drawn, note, london_date(request.at), layer)
    return JsonResponse(content, json_dumps_params=COMPACT)


@require_safe
def boundaries(request: Request, content_hash: str, layer: str = "") -> HttpResponse:
    """A set of boundaries, whole or one layer of it, or a layer of hexagons.

    Its address is made of its content, so it never changes.
    """
    if not layer and (found := hexagons.with_hash(content_hash)):
        return for_ever(request, found.text, content_hash)
    stored = get_object_or_404(BoundarySet, content_hash=content_hash)
    if not layer:
        return for_ever(request, stored.topology, content_hash)
    if layer not in LAYERS:
        raise Http404(f"There is no layer {layer}.")
    text = part_text(stored.topology, layer, frozenset(slugs_in(layer)))
    return for_ever(request, text, f"{content_hash}-{layer}")


def for_ever(request: Request, text: str, version: str) -> HttpResponse:
    etag = f'"{version}"'
    response = HttpResponse(
        text,
        content_type="application/json",
        headers={"Cache-Control": "public, max-age=31536000, immutable", "ETag": etag},
    )
    return get_conditional_response(request, etag=etag, response=response) or response
