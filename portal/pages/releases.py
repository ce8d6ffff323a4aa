"""What was published when: releases, revisions, and the calendar."""

from django.http import HttpResponse
from django.template.response import TemplateResponse

from complaints.models import Release, Suspension
from complaints.statistics.revisions import revised
from councils.requests import Request
from portal.pages.calendar_content import calendar_page
from portal.pages.revisions_content import revisions_page
from portal.released import releases
from portal.suspended import not_there


def release_list(request: Request) -> HttpResponse:
    """Every published edition, the current one of each year and what is suspended marked."""
    hidden = Release.objects.suspended(request.at).values_list("pk", flat=True)
    context = {
        "editions": list(Release.objects.published(request.at)),
        "hidden": set(hidden) if request.public_record.has_suspensions else set(),
        "revisions": {each.pk for _, each in revised(Release.objects.public(request.at))},
        "current": {release.pk for release in releases(request).values()},
    }
    return TemplateResponse(request, "releases/list.html", context)


def revision_list(request: Request) -> HttpResponse:
    """What each revision changed, by how much, and why; or all of one revision."""
    context = revisions_page(request.GET, list(Release.objects.public(request.at)))
    if context is None:
        year, edition = request.GET.get("year"), request.GET.get("edition")
        raise not_there(request, year, "There is no such revision.", edition)
    context["suspensions"] = Suspension.objects.begun(request.at)
    name = "releases/revision.html" if "revision" in context else "releases/revisions.html"
    return TemplateResponse(request, name, context)


def calendar(request: Request) -> HttpResponse:
    """Releases that are announced, those that were, and those that were taken back."""
    return TemplateResponse(request, "releases/calendar.html", calendar_page(request.at))
