"""The home page: find a council, the map, the same figures as a table, the national picture."""

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse

from complaints.figures.measures import MEASURES
from complaints.models import YearNote
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.time_taken import time_taken_together
from councils.boundaries.drawn import drawn_on
from councils.models import Council
from councils.requests import Request
from councils.years import Year, london_date
from portal.citations.picture import Picture
from portal.pages import home_content
from portal.pages.map_choices import chosen, map_choices, shown_years
from portal.pages.map_content import undrawn
from portal.pages.map_picture import map_picture
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
    shown = shown_years(request, public, released)
    notes = list(YearNote.objects.public(request.at))
    drawn = drawn_on(year.last_day)
    choices = map_choices(request, public, shown, drawn)
    context = choices | {
        "picture": map_picture(shown, drawn, choices),
        "year": year,
        "release": public[year],
        "revised": public[year].revises,
        "rates": MEASURES.values(),
        "notes": [note for note in notes if note.year in shown.years_added],
        "undrawn": undrawn(released, drawn, london_date(request.at)),
        "nation": released.nation,
        "time_taken": time_taken_together(released.nation),
        "similar": shown.group(kind),
        "other_bodies": released.other_bodies,
        "national_picture": home_content.national_picture(released),
        "types": TYPES,
        "type": Council.Type(kind),
        "sort": sort,
        "table": home_content.table(shown, kind, sort, drawn),
        "link_picture": Picture(year, public[year].edition),
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
