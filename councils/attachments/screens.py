"""The pages on which staff attach a file and remove it, and the file itself."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE
from csp.decorators import csp
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from councils.attachments import steps
from councils.attachments.forms import AttachForm, RemoveForm
from councils.attachments.kinds import kind_called, kind_of
from councils.attachments.scanner import is_set
from councils.attachments.shown import panel
from councils.models import Attachment
from councils.refusals import Refused
from councils.requests import Request
from councils.staff_screens import posted
from councils.step_forms import StepForm
from councils.steps import Done, Step, Steps

ALONE = {each: [NONE] for each in ("default-src", "base-uri", "form-action", "frame-ancestors")}
# Bytes to be saved, whatever they are: no browser is to show them.
BYTES = "application/octet-stream"


def attach(record: Any, typed: dict[str, Any], *, by: Any, at: Any) -> str:
    file = typed["file"]
    made = steps.attach(record, file.name, file.read(), typed["about"], by=by, at=at)
    looked = "The virus scanner found nothing in it." if made.is_scanned else ""
    return f"{made.name} is attached. {looked}".strip()


def remove(attachment: Attachment, typed: dict[str, Any], *, by: Any, at: Any) -> Done:
    steps.remove(attachment, typed["reason"], by=by, at=at)
    return Done("The file is removed for good.", attachment)


class AttachmentSteps(Steps):
    part = "admin/attachments/step.html"
    style = "css/admin_notes.css"
    is_locked = False  # nothing public changes

    def may(self, step: Step, record: Any, user: Any) -> bool:
        return kind_of(self.home(record)).may(user)

    def known(self, request: Request, step: Step, record: Any) -> dict[str, Any]:
        return panel(self.home(record), request.user) | {"is_scanned": is_set()}


class AttachSteps(AttachmentSteps):
    def found(self, **keys: Any) -> Any:
        kind = kind_called(keys["noun"])
        record = kind.found(keys["row"]) if kind else None
        if record is None:
            raise Http404("There is no such record.")
        return record

    def named(self, record: Any) -> str:
        return kind_of(record).named(record)

    def form(self, request: Request, step: Step, record: Any) -> StepForm | None:
        files = request.FILES if request.method == "POST" else None
        return step.form(posted(request), files, record=record)

    def url(self, step: Step, record: Any) -> str:
        return reverse("admin:attachment-add", args=[kind_of(record).noun, record.pk])


class RemoveSteps(AttachmentSteps):
    def found(self, **keys: Any) -> Attachment:
        return attachment_of(keys["pk"])

    def home(self, record: Any) -> Any:
        return record.record

    def named(self, record: Any) -> str:
        return str(record.name or record)

    def url(self, step: Step, record: Any) -> str:
        return reverse("admin:attachment-remove", args=[record.pk])


ATTACH = AttachSteps(
    Step(
        "attach",
        "Attach a file",
        "For colleagues who work on it. Neither the public nor councils see that it is there.",
        (),
        attach,
        AttachForm,
        button="Attach it",
    )
)
REMOVE = RemoveSteps(
    Step(
        "remove",
        "Remove a file",
        "Its bytes, its name and what it was go for good. That it was there stays, with who removed"
        " it, when and why.",
        (),
        remove,
        RemoveForm,
        lambda attachment, user, at: "It was removed already." if attachment.removed_at else "",
        button="Remove it",
        takes_away=True,
    )
)


def attachment_of(pk: int) -> Attachment:
    """One whose record is there still, or 404."""
    found = Attachment.objects.filter(pk=pk).select_related("removed_by").first()
    if found is None or found.record is None:
        raise Http404("There is no such file.")
    return found


@require_GET
@csp({**ALONE, "sandbox": True})
def download(request: Request, pk: int) -> HttpResponse:
    """The file, to be saved and not to be shown, for who works on its record; 404 otherwise."""
    found = attachment_of(pk)
    if not kind_of(found.record).may(request.user):
        raise PermissionDenied
    name = found.name
    try:
        content = steps.take_away(found, by=request.user, at=request.at)
    except Refused as refused:
        raise Http404(str(refused)) from None
    return HttpResponse(
        content,
        content_type=BYTES,
        headers={
            "Content-Disposition": content_disposition_header(True, name),
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )


def urls(admin_site: AdminSite) -> list[URLPattern]:
    def add(request: Request, noun: str, row: int) -> Any:
        return ATTACH.page(request, "attach", admin_site=admin_site, noun=noun, row=row)

    def away(request: Request, pk: int) -> Any:
        return REMOVE.page(request, "remove", admin_site=admin_site, pk=pk)

    view = admin_site.admin_view
    return [
        path("attachments/<int:pk>/", view(download), name="attachment"),
        path("attachments/<int:pk>/remove/", view(away), name="attachment-remove"),
        path("attachments/<slug:noun>/<int:row>/add/", view(add), name="attachment-add"),
    ]
