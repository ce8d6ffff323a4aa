"""What staff's lists and pages have in common: who may see them, their frame, their history."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial, update_wrapper
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from simple_history.admin import SimpleHistoryAdmin

from councils.public_record import changing_public_record


def may(user: Any, *permissions: str) -> bool:
    """Whether somebody has one of several permissions."""
    return any(map(user.has_perm, permissions))


def only(*permissions: str) -> Callable:
    """403 to whoever has none of these permissions, before anything is looked up."""

    def guarded(view: Callable) -> Callable:
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not may(request.user, *permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return update_wrapper(inner, view)

    return guarded


def posted(request: HttpRequest) -> Any:
    """What was sent, even if it is nothing: a form may ask nothing."""
    return request.POST if request.method == "POST" else None


def shown(
    request: HttpRequest, admin_site: Any, template: str, title: str, **context: Any
) -> TemplateResponse:
    """A page in the frame of the admin."""
    everywhere = {**admin_site.each_context(request), "title": title}
    return TemplateResponse(request, f"admin/{template}.html", everywhere | context)


def log(user: Any, row: Any, said: str) -> None:
    """Keeps what somebody did, where a row's own history does not say it."""
    LogEntry.objects.log_actions(user.pk, [row], CHANGE, said, single_object=True)


def keep_confirmed(user: Any, row: Any, words: Collection[str]) -> None:
    """Records who confirmed that words of a public text identify nobody."""
    if words:
        log(user, row, f"Confirmed as identifying nobody: {', '.join(words)}")


class HistoryAdmin(SimpleHistoryAdmin):
    """What is changed is kept, to be read; nothing is put back by sending an earlier state.

    The package asks only for the right to view before it saves what is sent there.
    """

    def history_form_view(self, request, *args, **kwargs):
        if request.method == "POST":
            raise PermissionDenied
        return super().history_form_view(request, *args, **kwargs)


class ReadOnlyAdmin(admin.ModelAdmin):
    """What staff may read and nobody changes here."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class OwnPages(ReadOnlyAdmin):
    """For admin classes whose pages are our own: nothing is added, changed or deleted otherwise."""

    def own_page(self, address: str, page: Callable, name: str) -> Any:
        view = update_wrapper(partial(self.viewed, page), page)
        opts = self.opts
        return path(
            address,
            self.admin_site.admin_view(view),
            name=f"{opts.app_label}_{opts.model_name}_{name}",
        )

    def viewed(self, page: Callable, request: HttpRequest, **kwargs: Any) -> Any:
        """A page for those who may see what it is about."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return page(request, admin_site=self.admin_site, **kwargs)


class ChangesPublicRecord:
    """For admin classes: what their forms and actions write is written under the record's lock.

    Django opens a transaction of its own inside, after the record has been locked.
    """

    def changeform_view(self, request, *args, **kwargs):
        return _locked(request, super().changeform_view, *args, **kwargs)

    def delete_view(self, request, *args, **kwargs):
        return _locked(request, super().delete_view, *args, **kwargs)

    def changelist_view(self, request, *args, **kwargs):
        return _locked(request, super().changelist_view, *args, **kwargs)


def _locked(request, view, *args, **kwargs):
    if request.method != "POST":
        return view(request, *args, **kwargs)
    with changing_public_record():
        return view(request, *args, **kwargs)
