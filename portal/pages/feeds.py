"""Feeds: everything that became public last, and what is a council's own; a calendar."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from councils.models import Council
from councils.requests import Request
from portal.feeds.atom import atom
from portal.feeds.entries import (
    EDITIONS,
    LETTERS,
    REORGANISATIONS,
    REPORTS,
    STATEMENTS,
    about,
    everything,
)
from portal.feeds.releases_calendar import releases_calendar as release_instants
from portal.feeds.reorganisations_calendar import reorganisations_calendar as reorganisation_days

KINDS = (
    f"the newest {STATEMENTS} decision statements, {REPORTS} public interest reports, {LETTERS}"
    f" letters, {EDITIONS} editions of statistics and {REORGANISATIONS} announcements about"
    " reorganisations"
)


@require_safe
def feed(request: Request) -> HttpResponse:
    return atom(
        everything(request.at, settings.OMBUDSMAN["short_name"]),
        name="feed",
        title=f"Your council’s performance – {settings.OMBUDSMAN['name']}",
        subtitle=f"What became public last about councils in England: {KINDS}. Letters"
        " that became public together are one entry; each council has a feed of its own, with its"
        " own letters, which goes further back.",
        link=reverse("home"),
        path=request.path,
        record=request.public_record,
    )


@require_safe
def council_feed(request: Request, slug: str) -> HttpResponse:
    council = get_object_or_404(Council, slug=slug)
    return atom(
        about(council, request.at, settings.OMBUDSMAN["short_name"]),
        name=f"feed/{council.slug}",
        title=f"{council.name} – {settings.OMBUDSMAN['name']}",
        subtitle=f"What became public last about {council.name_in_sentence}: {KINDS}.",
        link=council.get_absolute_url(),
        path=request.path,
        record=request.public_record,
    )


@require_safe
def reorganisations_calendar(request: Request) -> HttpResponse:
    made = reorganisation_days(request.at, request.public_record)
    return as_calendar(made, "reorganisations.ics")


@require_safe
def releases_calendar(request: Request) -> HttpResponse:
    made = release_instants(request.at, request.public_record)
    return as_calendar(made, "releases.ics")


def as_calendar(made: bytes, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    return response
