"""What was published when: releases, revisions, and the calendar."""

from django.template.response import TemplateResponse

from complaints.models import Release
from complaints.statistics.revising import revisions
from portal.released import releases


def release_list(request):
    """Every public edition, the current one of each year marked."""
    context = {
        "editions": Release.objects.public(request.at),
        "current": {release.pk for release in releases(request).values()},
    }
    return TemplateResponse(request, "releases/list.html", context)


def revision_list(request):
    """What each revision changed, by how much, and why."""
    context = {"revisions": revisions(list(Release.objects.public(request.at)))}
    return TemplateResponse(request, "releases/revisions.html", context)


def calendar(request):
    """Releases that are announced, and those that were."""
    context = {
        "coming": Release.objects.announced(request.at).order_by("public_at"),
        "past": Release.objects.public(request.at).order_by("-public_at"),
    }
    return TemplateResponse(request, "releases/calendar.html", context)
