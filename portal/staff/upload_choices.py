"""What staff say of a file before it is loaded: what its columns are, what becomes of some rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from councils.files import uploads
from councils.files.column_mappings import who_said
from councils.files.found_headings import FoundSheet, found_headings
from councils.files.mapping_files import written_mapping
from councils.files.problems import FileRefused
from councils.files.uploaded_files import UploadRefused, paths_of
from councils.models import Upload
from councils.requests import StaffRequest
from portal.staff.upload_columns import ColumnsForm
from portal.staff.upload_kinds import KINDS, choices_of
from portal.staff.upload_rows import RowsForm
from portal.staff.upload_sheets import SheetsForm


def columns(
    request: StaffRequest, everywhere: dict[str, Any], upload: Upload
) -> HttpResponse | None:
    """The page that asks what the columns are; None once that is said, and the files wait."""
    kind = KINDS[upload.kind]
    try:
        uploads.must_wait(upload, at=request.at)
        form = ColumnsForm(
            request.POST or None, kind=kind, sheets=_sheets(upload), before=who_said(upload.kind)
        )
        if form.is_valid():
            uploads.say_columns(upload, form.said(), form.known(), by=request.user, at=request.at)
            return None
    except (UploadRefused, FileRefused) as refused:
        messages.error(request, str(refused))
        return redirect("admin:upload", upload.token)
    is_first = upload.state == Upload.State.NAMING
    context = {
        "title": f"Columns of {', '.join(upload.names)}",
        "upload": upload,
        "kind": kind,
        "form": form,
        "sheets_form": sheets_form(upload),
        "problems": upload.report.get("problems", []) if is_first else [],
    }
    return TemplateResponse(request, "admin/uploads/columns.html", everywhere | context)


def sheets_form(upload: Upload) -> SheetsForm | None:
    """Where the files have several sheets."""
    has_sheets = bool(upload.report.get("sheets"))
    return SheetsForm(upload=upload, kind=KINDS[upload.kind]) if has_sheets else None


def mapping(upload: Upload) -> bytes:
    """What is said of the columns of these files, as the commands take it."""
    return written_mapping(choices_of(upload.options).headings.entries)


def sheets(
    request: StaffRequest, everywhere: dict[str, Any], upload: Upload
) -> HttpResponse | None:
    """None once it is chosen which sheets are read, and the files wait."""
    form = SheetsForm(request.POST, upload=upload, kind=KINDS[upload.kind])
    try:
        uploads.must_wait(upload, at=request.at)
        if form.is_valid():
            uploads.choose_sheets(upload, form.chosen())
            return None
        messages.error(request, "Nothing was chosen: choose one of the sheets there are.")
    except UploadRefused as refused:
        messages.error(request, str(refused))
    return redirect("admin:upload", upload.token)


def rows(
    request: StaffRequest, everywhere: dict[str, Any], upload: Upload
) -> HttpResponse | RowsForm | None:
    """None once it is chosen what becomes of rows, and the files wait; else the form."""
    if upload.state != Upload.State.CHOOSING:
        return redirect("admin:upload", upload.token)
    form = RowsForm(request.POST, upload=upload)
    if not form.is_valid():
        return form
    try:
        uploads.choose_rows(upload, **form.chosen())
    except UploadRefused as refused:
        messages.error(request, str(refused))
        return redirect("admin:upload", upload.token)
    return None


def _sheets(upload: Upload) -> list[FoundSheet]:
    kind, choices = KINDS[upload.kind], choices_of(upload.options)
    said = replace(kind.columns, said=choices.headings)
    return [
        sheet
        for path in paths_of(upload)
        for sheet in found_headings(path, said, kind.joins, choices.sheets)
    ]
