"""All that is open at one council, on one page; which council, by any of its names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse

from councils.models import Council
from councils.register.names.answers import with_name
from councils.register.succession import reorganisation_of
from councils.register.succession_words import closing, opening
from councils.requests import StaffRequest
from councils.staff_screens import shown
from councils.years import london_date
from portal.staff.council_desk_content import change_page, desk, list_of

FOUND = 30  # councils of a name


def links(council: Council, user: Any) -> list[tuple[str, str]]:
    """What else there is of the council, for this person."""
    found = [("Its public page", council.get_absolute_url())]
    if user.has_perm("councils.change_council"):
        found.append(("Change what is known of it", change_page(council)))
    history = reverse("admin:councils_council_history", args=[council.pk])
    found += [
        ("Its history", history),
        ("All its decisions", list_of("complaints_decision", council)),
        ("All its recommendations", list_of("complaints_recommendation", council, state="all")),
    ]
    return found


def desk_page(request: StaffRequest, slug: str, *, admin_site: AdminSite) -> HttpResponse:
    if not request.user.has_perm("complaints.view_decision"):
        raise PermissionDenied
    council = get_object_or_404(Council, slug=slug)
    today = london_date(request.at)
    change = reorganisation_of(council, today)
    told = opening(council, today, change.replaces), closing(council, today, change.replaced_by)
    others = [
        (f"Desk of {each.name}", reverse("admin:council-desk", args=[each.slug]))
        for each in (*change.replaces, *change.replaced_by)
    ]
    kind = ", ".join(filter(None, (council.get_type_display(), council.region)))
    return shown(
        request,
        admin_site,
        "council_desk",
        council.name,
        council=council,
        about=" ".join([f"{kind}.", *(f"It {each.without_name}." for each in told if each)]),
        sections=list(desk(council, request.user, request.at)),
        links=[*links(council, request.user), *others],
    )


def desks_page(request: StaffRequest, *, admin_site: AdminSite) -> HttpResponse:
    """Looks a council up by any of its names; where there is one, its desk is opened."""
    if not request.user.has_perm("complaints.view_decision"):
        raise PermissionDenied
    typed = request.GET.get("q", "").strip()
    found = list(with_name(Council.objects.order_by("name"), typed)[:FOUND]) if typed else []
    if len(found) == 1:
        return redirect("admin:council-desk", found[0].slug)
    title = "A council’s desk"
    return shown(request, admin_site, "council_desks", title, typed=typed, found=found)


def urls(admin_site: AdminSite) -> list[URLPattern]:
    def view(page: Callable[..., HttpResponse]) -> Any:
        return admin_site.admin_view(partial(page, admin_site=admin_site))

    return [
        path("desk/", view(desks_page), name="council-desks"),
        path("desk/<slug:slug>/", view(desk_page), name="council-desk"),
    ]
