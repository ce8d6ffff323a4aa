"""The pages on which staff load files: choose, look at what would change, load or cancel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from councils.files import problem_lists, uploads
from councils.files.uploaded_files import MEGABYTES, UploadRefused
from councils.models import LoadedFile, Upload
from councils.requests import StaffRequest
from councils.years import london_date
from portal.staff import upload_choices
from portal.staff.upload_forms import UploadForm
from portal.staff.upload_jobs import MAY, ask_to_check, ask_to_load, job_about
from portal.staff.upload_kinds import KINDS, Kind
from portal.staff.upload_rows import RowsForm
from portal.staff.upload_templates import as_csv, as_xlsx

EARLIER = 20  # files loaded before that are listed
TITLE = "Load a file"
TEMPLATES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
Context = dict[str, Any]  # what each page of the admin has
Answer = HttpResponseBase
Page = Callable[..., Answer]


def urls(admin_site: AdminSite) -> list[URLPattern]:
    def page(route: str, view: Page, name: str) -> URLPattern:
        return path(
            f"uploads/{route}", admin_site.admin_view(_for_who_may(admin_site, view)), name=name
        )

    return [
        page("", overview, "uploads"),
        page("add/<slug:kind>/", add, "upload_add"),
        page("template/<slug:kind>.<slug:suffix>", template, "upload_template"),
        page("loaded/<int:pk>/left-out.csv", left_out, "upload_left_out"),
        page("<slug:token>/", shown, "upload"),
        page("<slug:token>/errors.csv", errors, "upload_errors"),
        page("<slug:token>/columns/", columns, "upload_columns"),
        page("<slug:token>/mapping.csv", mapping, "upload_mapping"),
        page("<slug:token>/sheets/", sheets, "upload_sheets"),
        page("<slug:token>/rows/", rows, "upload_rows"),
        page("<slug:token>/check/", check, "upload_check"),
        page("<slug:token>/load/", load, "upload_load"),
        page("<slug:token>/cancel/", cancel, "upload_cancel"),
    ]


def _for_who_may(admin_site: AdminSite, view: Page) -> Page:
    """403 to whoever may not load files; what each page of the admin has besides."""

    @wraps(view)
    def inner(request: StaffRequest, **kwargs: Any) -> Answer:
        if not request.user.has_perm(MAY):
            raise PermissionDenied
        return view(request, admin_site.each_context(request), **kwargs)

    return inner


def _pressed(view: Page) -> Page:
    """A button; whoever signs in again, because a session ended, comes back to its page."""

    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def inner(request: StaffRequest, everywhere: Context, **kwargs: Any) -> Answer:
        if request.method == "POST":
            return view(request, everywhere, **kwargs)
        if "token" in kwargs:
            return redirect("admin:upload", kwargs["token"])
        return redirect("admin:uploads")

    return inner


@require_GET
def overview(request: StaffRequest, everywhere: Context) -> Answer:
    uploads.forget_old(request.at)
    return _overview(request, everywhere)


@_pressed
def add(request: StaffRequest, everywhere: Context, kind: str) -> Answer:
    """Keeps the files and checks them, or says at the form what is wrong."""
    uploads.forget_old(request.at)
    chosen = _kind(kind)
    form = chosen.form(request.POST, request.FILES, at=request.at, prefix=kind)
    if form.is_valid():
        try:
            upload = uploads.receive(
                kind, form.chosen(), form.options(), by=request.user, at=request.at
            )
        except UploadRefused as refused:
            form.add_error(None, str(refused))
        else:
            return _checked(request, upload)
    return _overview(request, everywhere, form)


@require_GET
def template(request: StaffRequest, everywhere: Context, kind: str, suffix: str) -> Answer:
    if suffix not in TEMPLATES:
        raise Http404
    write, content_type = TEMPLATES[suffix]
    content = write(_kind(kind), london_date(request.at))
    name = f"{kind.replace('_', '-')}.{suffix}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=disposition)


@require_GET
def shown(request: StaffRequest, everywhere: Context, token: str) -> Answer:
    upload = _upload(request, token)
    if job := job_about(upload, request.user):
        return redirect("admin:job", job.pk)
    if upload.state == Upload.State.NAMING:
        return redirect("admin:upload_columns", token)
    return _shown(request, everywhere, upload)


def _shown(
    request: StaffRequest, everywhere: Context, upload: Upload, rows_form: RowsForm | None = None
) -> Answer:
    kind = KINDS[upload.kind]
    if upload.state == Upload.State.CHOOSING:
        rows_form = rows_form or RowsForm(upload=upload)
    public_at = upload.options.get("public_at")
    may_look = request.user.has_perm(kind.look_at_needs)
    context = {
        "title": f"{kind.label}: {', '.join(upload.names)}",
        "upload": upload,
        "kind": kind,
        "public_at": datetime.fromisoformat(public_at) if public_at else None,
        "rows_form": rows_form,
        "sheets_form": upload_choices.sheets_form(upload),
        "only_checked": kind.only_checked(),
        "look_at": kind.look_at if may_look else "",
        "may_see_totals": may_look,
    }
    return TemplateResponse(request, "admin/uploads/upload.html", everywhere | context)


@require_GET
def errors(request: StaffRequest, everywhere: Context, token: str) -> Answer:
    """What is wrong with the file, each problem by itself, as long as it is known."""
    upload = _upload(request, token)
    if not upload.report.get("each"):
        raise Http404
    return _taken_away(problem_lists.as_csv(upload.report["each"]), upload.names[0], "errors")


@require_GET
def left_out(request: StaffRequest, everywhere: Context, pk: int) -> Answer:
    """Which rows of a file that was loaded were not, and why."""
    rest = uploads.rest_of(request.user, pk)
    if not rest:
        raise Http404
    return _taken_away(problem_lists.as_csv(rest), rest[0][0], "left-out")


@require_GET
def mapping(request: StaffRequest, everywhere: Context, token: str) -> Answer:
    upload = _upload(request, token)
    return _taken_away(upload_choices.mapping(upload), upload.names[0], "columns")


@require_http_methods(["GET", "POST"])
def columns(request: StaffRequest, everywhere: Context, token: str) -> Answer:
    """Asks what the columns are, and has the file checked anew once that is said."""
    upload = _upload(request, token)
    answer = upload_choices.columns(request, everywhere, upload)
    return answer or _checked(request, upload)


@_pressed
def sheets(request: StaffRequest, everywhere: Context, token: str) -> Answer:
    """Takes which sheets are read, and has the file checked anew."""
    upload = _upload(request, token)
    answer = upload_choices.sheets(request, everywhere, upload)
    return answer or _checked(request, upload)


@_pressed
def rows(request: StaffRequest, everywhere: Context, token: str) -> Answer:
    """Takes what becomes of rows that cannot be loaded, and has the file checked anew."""
    upload = _upload(request, token)
    answer = upload_choices.rows(request, everywhere, upload)
    if isinstance(answer, RowsForm):
        return _shown(request, everywhere, upload, answer)
    return answer or _checked(request, upload)


@_pressed
def check(request: StaffRequest, everywhere: Context, token: str) -> Answer:
    """Again: the first time did not come to its end."""
    return _checked(request, _upload(request, token))


@_pressed
def load(request: StaffRequest, everywhere: Context, token: str) -> Answer:
    upload = _upload(request, token)
    if KINDS[upload.kind].only_checked():
        return redirect("admin:upload", token)  # its page says why
    return redirect("admin:job", ask_to_load(upload, by=request.user, at=request.at).pk)


@_pressed
def cancel(request: StaffRequest, everywhere: Context, token: str) -> Answer:
    try:
        uploads.cancel(_upload(request, token), at=request.at)
    except UploadRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Nothing was loaded, and the file is deleted.")
    return redirect("admin:uploads")


def _overview(request: StaffRequest, everywhere: Context, sent: UploadForm | None = None) -> Answer:
    forms = {sent.prefix: sent} if sent else {}
    context = {
        "title": TITLE,
        "kinds": [
            (kind, forms.get(name) or kind.form(at=request.at, prefix=name), kind.only_checked())
            for name, kind in KINDS.items()
        ],
        "waiting": uploads.open_uploads_of(request.user),
        "earlier": LoadedFile.objects.select_related("loaded_by").order_by("-loaded_at")[:EARLIER],
        "may_see_all": request.user.has_perm("councils.view_loadedfile"),
        "megabytes": MEGABYTES,
    }
    return TemplateResponse(request, "admin/uploads/overview.html", everywhere | context)


def _checked(request: StaffRequest, upload: Upload) -> Answer:
    return redirect("admin:job", ask_to_check(upload, by=request.user, at=request.at).pk)


def _taken_away(content: bytes, of: str, what: str) -> Answer:
    name = f"{PurePath(of).stem}-{what}.csv"
    return HttpResponse(
        content,
        content_type=TEMPLATES["csv"][1],
        headers={"Content-Disposition": content_disposition_header(True, name) or "attachment"},
    )


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _upload(request: StaffRequest, token: str) -> Upload:
    return get_object_or_404(uploads.uploads_of(request.user), token=token)
