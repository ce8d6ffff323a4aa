"""The page on which a load is undone: what would go, what stands in the way, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.admin import AdminSite
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from complaints.decisions.forms.steps import TakeBackForm
from complaints.decisions.importing import undo
from complaints.decisions.references import shown
from councils.models import LoadedFile
from councils.refusals import why_refused
from councils.requests import Request
from councils.steps import Step, Steps


def take(loaded: LoadedFile, typed: dict[str, Any], *, by: Any, at: datetime) -> str:
    number = undo.undo(loaded, typed["reason"], by, at)
    return f"The load of {loaded.name} is undone. Decisions that are gone: {number:,}."


class LoadSteps(Steps):
    part = "admin/uploads/undo.html"

    def found(self, **keys: Any) -> LoadedFile:
        return get_object_or_404(LoadedFile.objects.select_related("loaded_by"), **keys)

    def url(self, step: Step, record: Any) -> str:
        return reverse("admin:load-undo", args=[record.pk])

    def why_not(self, step: Step, record: Any, user: Any, at: datetime) -> str:
        if cannot := why_refused(undo.may_undo, record, user):
            return cannot
        return why_refused(undo.refuse_what_stands, undo.going(record))

    def known(self, request: Request, step: Step, record: Any) -> dict[str, Any]:
        is_theirs = not why_refused(undo.may_undo, record, request.user)
        going = undo.going(record) if is_theirs else undo.Going()
        more = len(going.new) - len(going.named)
        return {
            "how_many": f"{len(going.new):,}",
            "agreed_in_them": f"{going.agreed:,}",
            "references": ", ".join(map(shown, going.named)) + (f" and {more:,} more" * (more > 0)),
        }


UNDO = LoadSteps(
    Step(
        "undo",
        "Undo the load",
        "Takes away every decision that the file brought, with what was agreed in it: all of them,"
        " or none. What the file changed, or somebody has touched, approved or counted since,"
        " stands in its way.",
        ("councils.view_loadedfile",),
        take,
        TakeBackForm,
        button="Undo it",
        takes_away=True,
    )
)


def urls(admin_site: AdminSite) -> list[URLPattern]:
    def view(request: Request, pk: int) -> Any:
        return UNDO.page(request, "undo", admin_site=admin_site, pk=pk)

    return [path("loads/<int:pk>/undo/", admin_site.admin_view(view), name="load-undo")]
