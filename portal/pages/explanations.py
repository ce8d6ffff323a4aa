"""Pages of explanation: methods, accessibility; and what machines are told."""

from functools import partial

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse

from complaints.figures.dispersion import BY_CHANCE
from complaints.figures.measures import MEASURES
from complaints.figures.sums import ASSESSED_AND_CLOSED, INVESTIGATED, SHOWN, in_words
from complaints.models import Release, YearNote
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.readable_cases import NotShown, not_shown
from councils.requests import Request
from portal.counted_once import counted_once
from portal.pages.methods_content import examples, spreads
from portal.released import releases


def methods(request: Request) -> HttpResponse:
    newest = next(iter(releases(request).values()), None)
    released = ReleasedYear.load(newest) if newest else None
    context = {
        "measures": MEASURES.values(),
        "outcomes": {
            "assessed_and_closed": in_words(ASSESSED_AND_CLOSED.outcomes, "or"),
            "investigated": in_words(INVESTIGATED.outcomes, "or"),
            "shown": in_words(SHOWN.outcomes),
            "shown_or": in_words(SHOWN.outcomes, "or"),
        },
        "examples": examples(released) if released else None,
        "spreads": spreads(released) if released else [],
        "by_chance": BY_CHANCE,
        "year": newest.year if newest else None,
        "not_shown": _not_shown(request, newest) if newest else None,
        "notes": YearNote.objects.public(request.at),
    }
    return TemplateResponse(request, "methods.html", context)


def _not_shown(request: Request, newest: Release) -> NotShown | None:
    count = partial(not_shown, newest, request.at)
    return counted_once(request.public_record, request.at, count, "not shown", newest.pk)


def accessibility(request: Request) -> HttpResponse:
    return TemplateResponse(request, "accessibility.html", {})


def robots(request: Request) -> HttpResponse:
    """Everything but the staff's part may be read, and where it is listed.

    A demonstration says noindex in each answer, and lists nothing.
    """
    lines = ["User-agent: *", "Disallow: /admin/"]
    if not request.public_record.demonstration:
        lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}"]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain")


def favicon(request: Request) -> HttpResponse:
    """For browsers that ask before they have read a page."""
    return redirect(static("icon.svg"))
