"""The pages of one's own drafts, and what the script of a form asks and tells about its draft."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from councils.dates import instant_in_words
from councils.refusals import Refused
from councils.requests import StaffRequest
from councils.staff_screens import shown
from portal import seals
from portal.models import Draft
from portal.staff import drafts
from portal.staff.sessions import remember_drafts

Page = Callable[..., HttpResponse]


def overview(admin_site: AdminSite, request: StaffRequest) -> HttpResponse:
    own = drafts.drafts_of(request.user, request.at)
    return shown(
        request, admin_site, "drafts", "Your drafts", drafts=own, days=drafts.KEPT_FOR.days
    )


def page(admin_site: AdminSite, request: StaffRequest, pk: int) -> HttpResponse:
    """What is kept, to be read, sent if it was sent before, or discarded."""
    draft = get_object_or_404(Draft, user=request.user, pk=pk)
    fields = readable(draft)
    typed = [each for each in fields or () if each.value and not each.name.endswith("_FORMS")]
    title = "What you typed"
    return shown(request, admin_site, "draft", title, draft=draft, fields=fields, typed=typed)


def readable(draft: Draft) -> list[drafts.Field] | None:
    """None where the secret key is another than when it was kept."""
    try:
        return drafts.fields_of(draft)
    except seals.Unreadable:
        return None


def of_form(admin_site: AdminSite, request: StaffRequest) -> HttpResponse:
    """The draft of a form, by its address; no content where none is kept."""
    draft = Draft.objects.filter(user=request.user, address=request.GET.get("address", "")).first()
    if draft is None or not (fields := readable(draft)):
        return HttpResponse(status=204)
    return JsonResponse({**told(draft), "fields": fields})


def keep(admin_site: AdminSite, request: StaffRequest) -> HttpResponse:
    """From the script of a form: its address and its fields."""
    try:
        fields = [drafts.Field(*map(str, each)) for each in json.loads(request.POST["fields"])]
        draft = drafts.keep(request.user, request.POST["address"], fields, request.at)
    except (KeyError, TypeError, ValueError):
        return JsonResponse({"detail": "This is no form."}, status=400)
    except Refused as refused:
        return JsonResponse({"detail": str(refused)}, status=400)
    remember_drafts(request)
    return JsonResponse(told(draft))


def discard(admin_site: AdminSite, request: StaffRequest, pk: int) -> HttpResponse:
    drafts.discard(request.user, pk)
    remember_drafts(request)
    return redirect("admin:drafts")


def told(draft: Draft) -> dict[str, Any]:
    return {"draft": draft.pk, "kept_at": instant_in_words(draft.kept_at)}


def urls(admin_site: AdminSite) -> list[URLPattern]:
    def at(
        route: str, view: Page, name: str, only: Callable[[Page], Page] = require_GET
    ) -> URLPattern:
        one = admin_site.admin_view(never_cache(only(partial(view, admin_site))))
        return path(f"drafts/{route}", one, name=name)

    return [
        at("", overview, "drafts"),
        at("of-form/", of_form, "draft_of_form"),
        at("keep/", keep, "draft_keep", require_POST),
        at("<int:pk>/", page, "draft"),
        at("<int:pk>/discard/", discard, "draft_discard", require_POST),
    ]
