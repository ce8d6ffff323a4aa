"""What one person looks after, what colleagues of her teams do, and what nobody can any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from complaints.notes.people import READS
from complaints.notes.shown import waiting_for
from councils.models import Team, colleagues_of
from councils.ownership.kinds import KINDS, MOST_AT_ONCE, address_of
from councils.ownership.work import Item, without_hands, work_of
from councils.people import name_of
from councils.requests import StaffRequest
from councils.staff_screens import shown

MINE = "What you look after"
TEAM = "What your team looks after"
MENTIONS = "Notes that mention you"
LEFT = "Looked after by somebody who has left, or may not do it any more"
KEEPS = {
    "mine": "Nothing. Open a record and take it, or choose several in a list.",
    "team": "Nothing.",
    "left": "Nothing.",
}


def may_own(user: Any) -> bool:
    return any(kind.may_work(user) for kind in KINDS.values())


def lists(user: Any, at: datetime, *, only: User | None = None) -> dict[str, list[Item]]:
    """The three lists by their slugs; of the team's, of one colleague alone where asked."""
    return {
        "mine": work_of([user.pk], at),
        "team": work_of([only.pk] if only else colleagues_of(user), at),
        "left": without_hands(user, at),
    }


def colleagues(user: Any) -> Sequence[User]:
    theirs = User.objects.filter(pk__in=colleagues_of(user), is_active=True)
    return list(theirs.order_by("first_name", "last_name", "username"))


def own_work_page(request: StaffRequest, *, admin_site: AdminSite) -> HttpResponse:
    """The lists; what is chosen of them is handed over on a page of its own."""
    if chosen := request.GET.getlist("row"):
        return redirect(address_of(chosen[:MOST_AT_ONCE], reverse("admin:own-work")))
    everybody = colleagues(request.user)
    asked = request.GET.get("colleague", "")
    only = next((each for each in everybody if str(each.pk) == asked), None)
    found = lists(request.user, request.at, only=only)
    titles = {"mine": MINE, "team": f"What {name_of(only)} looks after" if only else TEAM}
    return shown(
        request,
        admin_site,
        "ownership/own_work",
        "Your own work, and your team’s",
        lists=[
            (slug, titles.get(slug, LEFT), items, KEEPS[slug])
            for slug, items in found.items()
            if items or slug != "left"
        ],
        mentions=waiting_for(request.user) if request.user.has_perm(READS) else [],
        mentions_title=MENTIONS,
        colleagues=everybody,
        only=only,
        teams=[each.name for each in Team.objects.filter(members=request.user)],
        may_hand_over=may_own(request.user),
    )


def urls(admin_site: AdminSite) -> list[URLPattern]:
    page = partial(own_work_page, admin_site=admin_site)
    return [path("own-work/", admin_site.admin_view(page), name="own-work")]
