"""What a list has of its saved views: a block among its filters that leads to each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.views.main import ERROR_FLAG
from django.db.models import QuerySet
from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse

from councils.models import SavedView
from councils.people import name_of
from councils.saved_views.orders import named, placed

# Where one is in a list, and not what it is.
LEFT_OUT = ("p", ERROR_FLAG, "all", "_changelist_filters", "_popup", "_to_field")
GONE = "This list cannot be narrowed as it was asked to be: here is all of it, as it usually is."


class KeepsViews:
    """For the admin of a list: of a view whose filter is gone it says so, and shows all rows.

    Django would show all rows and say nothing, or answer 400, as it does to whoever tries.
    """

    def changelist_view(self, request: Any, extra_context: Any = None) -> Any:
        whole = f"{request.path}?{ERROR_FLAG}=1"
        try:
            answer = super().changelist_view(request, extra_context)  # type: ignore[misc]
        except DisallowedModelAdminLookup:
            here = named(self, request, kept_of(request.GET.urlencode()))
            if here not in (each.query for each in _views(request.user, self)):
                raise
            answer = HttpResponseRedirect(whole)
        if getattr(answer, "url", "") == whole:
            messages.warning(request, GONE)
        return answer


def kept_of(query: str) -> str:
    """What of a list's address is kept: what it is narrowed to, its order and its columns."""
    asked = QueryDict(query, mutable=True)
    for name in LEFT_OUT:
        asked.pop(name, None)
    return asked.urlencode()


def _views(user: Any, model_admin: Any) -> QuerySet[SavedView]:
    found = SavedView.objects.read_by(user, model_admin.opts.label_lower)
    return found.select_related("owner")


class ViewsFilter(admin.ListFilter):
    """Narrows nothing by itself: it stands first among the filters, and leads to saved views."""

    title = "saved view"
    template = "admin/saved_views/filter.html"

    def __init__(self, request: Any, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.request, self.model_admin = request, model_admin
        self.user, self.label = request.user, model._meta.label_lower
        self.here = kept_of(request.GET.urlencode())

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return []

    def choices(self, changelist: Any) -> Iterator[Any]:
        """One, for the template."""
        views = _views(self.user, self.model_admin)
        address = reverse("admin:saved-views", args=[self.label])
        yield {
            "views": [
                {
                    "name": each.name,
                    "url": f"?{query}",
                    "selected": query == self.here,
                    "by": "" if each.owner_id == self.user.pk else name_of(each.owner),
                }
                for each in views
                for query in (placed(self.model_admin, self.request, each.query),)
            ],
            "save": f"{address}?{urlencode({'view': self.here})}",
        }

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset
