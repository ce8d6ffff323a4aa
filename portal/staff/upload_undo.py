"""The page on which a load is undone: what would go, what stands in the way, and why."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from complaints.decisions.forms.steps import UndoForm
from complaints.decisions.importing import undo
from complaints.decisions.references import shown
from councils.models import LoadedFile
from councils.refusals import why_refused
from councils.requests import Request
from councils.staff_screens import posted
from councils.step_forms import StepForm
from councils.steps import Step, Steps

SHOWN = 20  # that stay, in a sentence


def take(loaded: LoadedFile, typed: dict[str, Any], *, by: Any, at: datetime) -> str:
    said = {each: typed.get(each, False) for each in ("leaves", "voids")}
    done = undo.undo(loaded, typed["reason"], by, at, **said)
    parts = (
        ("Decisions that are gone", done.gone),
        ("Decisions that stand as before", done.put_back),
        ("Decisions that wait for a second person", done.asked),
    )
    counts = [f"{what}: {number:,}" for what, number in parts if number]
    why = [f"{shown(reference)} stays: {said}" for reference, said in done.stay.items()]
    return " ".join([f"The load of {loaded.name} is undone. {'. '.join(counts)}.", *why[:SHOWN]])


def seen(loaded: LoadedFile) -> undo.Going:
    """What would become of it; asked once of a row that was read."""
    kept = vars(loaded)
    if "going" not in kept:
        kept["going"] = undo.going(loaded)
    found: undo.Going = kept["going"]
    return found


class LoadSteps(Steps):
    part = "admin/uploads/undo.html"

    def found(self, **keys: Any) -> LoadedFile:
        return get_object_or_404(LoadedFile.objects.select_related("loaded_by"), **keys)

    def url(self, step: Step, record: Any) -> str:
        return reverse("admin:load-undo", args=[record.pk])

    def why_not(self, step: Step, record: Any, user: Any, at: datetime) -> str:
        if cannot := why_refused(undo.may_undo, record, user):
            return cannot
        return why_refused(partial(undo.refuse_what_stands, leaves=True), seen(record))

    def form(self, request: Request, step: Step, record: Any) -> StepForm:
        form = UndoForm(posted(request), record=record)
        found = seen(record) if not why_refused(undo.may_undo, record, request.user) else None
        if not (found and found.stays):
            form.leave_out("leaves", "voids")
        elif not found.to_void:
            form.leave_out("voids")
        return form

    def known(self, request: Request, step: Step, record: Any) -> dict[str, Any]:
        is_theirs = not why_refused(undo.may_undo, record, request.user)
        going = seen(record) if is_theirs else undo.Going()
        more = len(going.new) - len(going.named)
        return {
            "how_many": f"{len(going.new):,}",
            "agreed_in_them": f"{going.agreed:,}",
            "changed": f"{len(going.changed):,}" if going.changed else "",
            "stands": why_refused(undo.refuse_what_stands, going) if going.stays else "",
            "references": ", ".join(map(shown, going.named)) + (f" and {more:,} more" * (more > 0)),
        }


UNDO = LoadSteps(
    Step(
        "undo",
        "Undo the load",
        "Takes away every decision that the file brought, with what was agreed in it, and puts"
        " back what it changed. What somebody has touched since, approved or counted stands in its"
        " way: all is undone, or the rest without those.",
        ("councils.view_loadedfile",),
        take,
        UndoForm,
        button="Undo it",
        takes_away=True,
    )
)


def urls(admin_site: AdminSite) -> list[URLPattern]:
    def view(request: Request, pk: int) -> Any:
        return UNDO.page(request, "undo", admin_site=admin_site, pk=pk)

    return [path("loads/<int:pk>/undo/", admin_site.admin_view(view), name="load-undo")]
