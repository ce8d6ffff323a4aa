"""The home page: find a council, the map, the same figures as a table, the national picture."""

from collections.abc import Collection

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from complaints.figures.measures import COMPARED_LABELS, MEASURES, mapped
from complaints.models import YearNote
from complaints.statistics.comparison import ReleasedYear
from councils.boundaries.drawn import drawn_ids
from councils.models import Council
from councils.requests import Request
from councils.years import Year, london_date
from portal.pages import home_content
from portal.pages.map_content import undrawn
from portal.pages.nation_content import nation_trend
from portal.released import release_or_404, releases

TYPES = [choice for choice in Council.Type if choice != Council.Type.OTHER]


def home(request: Request) -> HttpResponse:
    public = releases(request)
    if not public:
        return TemplateResponse(request, "home_empty.html", {})
    year = chosen_year(request) or next(iter(public))
    released = ReleasedYear.load(release_or_404(request, year))
    kind = chosen(request, "type", [each.value for each in TYPES], Council.Type.COUNTY)
    sort = request.GET.get("sort", "name")
    boundary_sets = home_content.boundary_sets()
    notes = list(YearNote.objects.public(request.at))
    context = {
        "year": year,
        "years": sorted(public),
        "previous_year": year.previous if year.previous in public else None,
        "next_year": year.next if year.next in public else None,
        "release": public[year],
        "revised": public[year].revises,
        "measures": mapped().values(),
        "rates": MEASURES.values(),
        "measure": MEASURES[chosen(request, "measure", mapped(), next(iter(mapped())))],
        "compared": request.GET.get("compared") == "1",
        "compared_labels": COMPARED_LABELS,
        "layer": chosen(request, "layer", ("districts", "counties"), "districts"),
        "boundary_sets": boundary_sets,
        "boundary_addresses": [
            reverse("boundaries", args=[each.content_hash]) for each in boundary_sets
        ],
        "notes": [note for note in notes if note.year == year],
        "undrawn": undrawn(released, drawn_ids(year), london_date(request.at)),
        "nation": released.nation,
        "similar": released.group(kind),
        "other_bodies": released.other_bodies,
        "national_picture": home_content.national_picture(released),
        "types": TYPES,
        "type": Council.Type(kind),
        "sort": sort,
        "table": home_content.table(released, kind, sort),
        "trend": nation_trend(public.values(), notes),
        "trend_notes": [note for note in notes if note.year in public and note.breaks_comparison],
        "whats_new": home_content.whats_new(request.at, public.values()),
        "newest_upheld": home_content.newest_upheld(request.at),
    }
    return TemplateResponse(request, "home.html", context)


def chosen_year(request: Request) -> Year | None:
    """The year in the address; a year that is none, or is not public, is a 404."""
    text = request.GET.get("year")
    if not text:
        return None
    try:
        return Year.parse(text)
    except ValueError as error:
        raise Http404(str(error)) from None


def chosen(request: Request, name: str, allowed: Collection[str], default: str) -> str:
    value = request.GET.get(name, default)
    return value if value in allowed else default
