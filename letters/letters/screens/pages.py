"""What the pages of letters have in common: their frame, who may do what, a letter looked up."""

from __future__ import annotations

from functools import partial, update_wrapper

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path

from complaints.releases.screens.pages import posted
from complaints.releases.screens.steps import may
from letters.models import Letter

__all__ = ["may", "posted"]
COMPOSE, APPROVE, SEND = "letters.compose_letter", "letters.approve_letter", "letters.send_letter"
WRITE_WORDS = "letters.change_lettertemplate"


def shown(request, admin_site, template: str, title: str, **context):
    everywhere = {**admin_site.each_context(request), "title": title}
    return TemplateResponse(request, f"admin/letters/{template}.html", everywhere | context)


def only(*permissions: str):
    """403 to whoever has none of these permissions, before anything is looked up."""

    def guarded(view):
        def inner(request, *args, **kwargs):
            if not may(request.user, *permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return update_wrapper(inner, view)

    return guarded


def letter_of(pk: int) -> Letter:
    people = ("composed_by", "approved_by")
    rows = Letter.objects.select_related("council", "release", "published_with", *people)
    return get_object_or_404(rows, pk=pk)


class OwnPages:
    """For admin classes whose pages are our own: nothing is added, changed or deleted otherwise."""

    def own_page(self, address: str, page, name: str):
        view = update_wrapper(partial(self.viewed, page), page)
        opts = self.opts
        return path(
            address,
            self.admin_site.admin_view(view),
            name=f"{opts.app_label}_{opts.model_name}_{name}",
        )

    def viewed(self, page, request, **kwargs):
        """A page for those who may see what it is about."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return page(request, admin_site=self.admin_site, **kwargs)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
