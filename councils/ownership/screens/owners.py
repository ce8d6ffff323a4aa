"""The page on which records are given to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from councils.failures import named
from councils.models import Owned
from councils.ownership.forms import OwnerForm, as_seen
from councils.ownership.kinds import KINDS, MOST_AT_ONCE, Kind, key_of, kind_of
from councils.ownership.steps import give, let_go
from councils.people import name_of
from councils.requests import StaffRequest
from councils.staff_screens import posted, shown


def urls(admin_site: Any) -> list[Any]:
    def page(request: StaffRequest) -> HttpResponse:
        return owners_page(request, admin_site=admin_site)

    return [path("owners/", admin_site.admin_view(page), name="owners")]


def _records(keys: Sequence[str]) -> list[tuple[Kind, Any]]:
    """The records that an address names, in its order; 404 where one is not there."""
    wanted: dict[str, list[int]] = {}
    for each in keys:
        label, _, pk = each.partition(":")
        if label not in KINDS or not pk.isdecimal():
            raise Http404(f"Nobody can look after {each}.")
        wanted.setdefault(label, []).append(int(pk))
    found = {
        f"{label}:{pk}": (KINDS[label], row)
        for label, pks in wanted.items()
        for pk, row in KINDS[label].rows().in_bulk(pks).items()
    }
    if missing := [each for each in keys if each not in found]:
        raise Http404(f"There is no {', '.join(missing)}.")
    return [found[each] for each in dict.fromkeys(keys)]


def owners_of(records: Sequence[Model]) -> dict[str, Owned]:
    """Who looks after each, by its key."""
    by_model: dict[type[Model], list[Model]] = {}
    for each in records:
        by_model.setdefault(type(each), []).append(each)
    return {
        f"{model._meta.label_lower}:{each.row}": each
        for model, rows in by_model.items()
        for each in Owned.objects.of(*rows).select_related("owner")
    }


def owners_page(request: StaffRequest, *, admin_site: Any) -> HttpResponse:
    """GET shows some records and who has them, POST gives them to somebody."""
    keys = request.GET.getlist("row")
    if not keys or len(keys) > MOST_AT_ONCE:
        raise Http404(f"Choose 1 to {MOST_AT_ONCE} records.")
    records = _records(keys)
    kinds = list(dict.fromkeys(kind for kind, _ in records))
    if not all(kind.may_work(request.user) for kind in kinds):
        raise PermissionDenied
    rows = [row for _, row in records]
    owned = owners_of(rows)
    theirs = [owned.get(key_of(row)) for row in rows]
    form = OwnerForm(posted(request), kinds=kinds, initial=_initial(request.user, theirs))
    if form.is_valid() and len(form.cleaned_data["seen"]) == len(rows):
        refused = _given(request, rows, form.cleaned_data)
        if not refused:
            return redirect(_back(request, rows))
        for name, why in refused.items():
            form.add_error(None, why if len(rows) == 1 else f"{name}: {why}")
    first = kinds[0]
    one = len(rows) == 1
    return shown(
        request,
        admin_site,
        "ownership/owners",
        f"Who looks after {first.named(rows[0])}"
        if one
        else f"Who looks after {len(rows)} records",
        opts=first.model._meta,
        home=rows[0] if one else None,
        name=first.named(rows[0]),
        records=[
            {"named": kind.named(row), "about": kind.about(row), "url": kind.url(row), "owned": has}
            for (kind, row), has in zip(records, theirs, strict=True)
        ],
        form=form,
        back=_back(request, rows),
    )


def _initial(user: Any, theirs: list[Owned | None]) -> dict[str, Any]:
    """Whoever asks, for to take something is asked most; of one record with what is known of it."""
    first = theirs[0]
    initial = {"owner": user, "seen": as_seen([each and each.owner_id for each in theirs])}
    if len(theirs) == 1 and first:
        initial |= {"next_on": first.next_on, "note": first.note}
    return initial


def _given(request: StaffRequest, rows: list[Any], typed: dict[str, Any]) -> dict[str, str]:
    """What could not be given, with why; the rest is done and said."""
    refused: dict[str, str] = {}
    done: list[str] = []
    who = {"by": request.user, "at": request.at}
    for row, seen in zip(rows, typed["seen"], strict=True):
        name = kind_of(row).named(row)
        with named(refused, name):
            if typed["owner"]:
                more = {"next_on": typed["next_on"], "note": typed["note"], "seen": seen}
                give(row, typed["owner"], **more, **who)
            else:
                let_go(row, seen=seen, **who)
            done.append(name)
    if done:
        what = done[0] if len(done) == 1 else f"{len(done)} records"
        owner = name_of(typed["owner"]) if typed["owner"] else "Nobody"
        messages.success(request, f"{owner} looks after {what} now.")
    return refused


def _back(request: HttpRequest, rows: list[Any]) -> str:
    """To where somebody came from, or to the one record."""
    asked = request.GET.get("back", "")
    if asked and url_has_allowed_host_and_scheme(asked, None):
        return asked
    kind = kind_of(rows[0])
    if len(rows) == 1:
        return kind.url(rows[0])
    return reverse(f"admin:{kind.label.replace('.', '_')}_changelist")
