"""What was published when: releases, revisions, and the calendar."""

from django.http import Http404
from django.template.response import TemplateResponse

from complaints.models import Release
from complaints.statistics.revising import revised
from portal.calendar_page import calendar_page
from portal.released import releases
from portal.revisions_page import revisions_page


def release_list(request):
    """Every public edition, the current one of each year marked."""
    editions = list(Release.objects.public(request.at))
    context = {
        "editions": editions,
        "revisions": {release.pk for _, release in revised(editions)},
        "current": {release.pk for release in releases(request).values()},
    }
    return TemplateResponse(request, "releases/list.html", context)


def revision_list(request):
    """What each revision changed, by how much, and why; or all of one revision."""
    context = revisions_page(request.GET, list(Release.objects.public(request.at)))
    if context is None:
        raise Http404("There is no such revision.")
    name = "releases/revision.html" if "revision" in context else "releases/revisions.html"
    return TemplateResponse(request, name, context)


def calendar(request):
    """Releases that are announced, those that were, and those that were taken back."""
    return TemplateResponse(request, "releases/calendar.html", calendar_page(request.at))
