"""What was changed about a row of letters: who, when, why, from what to what."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from councils.history import Change, FieldChange, value_in_words
from councils.people import name_of

DONE = {"+": "Entered", "~": "Changed", "-": "Deleted"}
PER_PAGE = 50


def changes_of(row: Any, names: Collection[str]) -> list[Change]:
    """The newest first, of those fields; in one query, however many."""
    found: list[Change] = []
    before: Any = None
    for record in row.history.select_related("history_user").order_by("history_id"):
        fields = [
            FieldChange(
                capfirst(row._meta.get_field(name).verbose_name),
                value_in_words(getattr(before, name, "")),
                value_in_words(getattr(record, name)),
            )
            for name in names
            if getattr(before, name, "") != getattr(record, name)
        ]
        done, why = DONE[record.history_type], record.history_change_reason or ""
        by = name_of(record.history_user) if record.history_user else "a command"
        found.append(Change(record.history_date, by, str(row), done, why, fields))
        before = record
    return found[::-1]


if TYPE_CHECKING:
    Admin = admin.ModelAdmin[Any]
else:
    Admin = object


class ShowsChanges(Admin):
    """For admin classes: the page of what was changed, with the fields named in ``in_history``."""

    in_history: tuple[str, ...] = ()

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        if row is None:
            missing: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
            return missing
        pages = Paginator(changes_of(row, self.in_history), PER_PAGE)
        context = self.admin_site.each_context(request) | {
            "title": f"What was changed: {row}",
            "opts": self.opts,
            "object": row,
            "page": pages.get_page(request.GET.get("page")),
        }
        return TemplateResponse(request, "admin/letters/history.html", context)
