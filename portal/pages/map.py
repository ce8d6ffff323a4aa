"""What the map fetches: figures and boundaries."""

from datetime import date

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.pooled import YEARS, PooledYears
from councils.boundaries.drawn import drawn_on
from councils.boundaries.layers import LAYERS
from councils.boundaries.served import served
from councils.public_record import made_up_note
from councils.requests import Request
from councils.years import Year, london_date
from portal.api.parameters import refuse_all_but
from portal.api.problems import BadParameters, problem
from portal.pages import map_content as figures
from portal.pages.map_choices import drawn_from
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
    drawn = drawn_on(year.last_day)
    content = figures.map_figures(released, drawn, note, london_date(request.at), layer)
    content["drawn"] = drawn_from(drawn)
    return JsonResponse(content, json_dumps_params=COMPACT)


@require_safe
def boundaries(
    request: Request, content_hash: str, layer: str = "", on: date | None = None
) -> HttpResponse:
    """A set of boundaries, whole or one layer of it, at all times or as on a day; or hexagons.

    Its address is made of its content, so it never changes.
    """
    found = served(content_hash, layer, on)
    if found is None:
        raise Http404("There are no such boundaries.")
    return for_ever(request, found.text, found.version)


def for_ever(request: Request, text: str, version: str) -> HttpResponse:
    etag = f'"{version}"'
    response = HttpResponse(
        text,
        content_type="application/json",
        headers={"Cache-Control": "public, max-age=31536000, immutable", "ETag": etag},
    )
    return get_conditional_response(request, etag=etag, response=response) or response
