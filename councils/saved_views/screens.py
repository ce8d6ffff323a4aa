"""The page on which a list, as it is narrowed, is kept under a name, shared, or forgotten."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse

from councils.models import SavedView
from councils.models.saved_views import LONGEST_NAME, LONGEST_QUERY
from councils.requests import StaffRequest
from councils.saved_views.lists import ViewsFilter, kept_of
from councils.saved_views.orders import named, placed
from councils.staff_screens import posted, shown

MOST = 30  # views that somebody has of one list
TOO_LONG = "This list is narrowed by too many words to be kept."
TOO_MANY = f"You have {MOST} views of this list: forget one first."


class SavedViewForm(forms.Form):
    name = forms.CharField(
        max_length=LONGEST_NAME, help_text="A name that you have given already is given anew."
    )
    is_shared = forms.BooleanField(
        label="Colleagues see it on this list too, with my name", label_suffix="", required=False
    )


def saved_views(request: StaffRequest, label: str, *, admin_site: Any) -> HttpResponse:
    """GET shows what one has of a list, POST keeps it as it is narrowed in the address."""
    model, own = _list(request, label, admin_site)
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    query = kept_of(request.GET.get("view", ""))
    form = SavedViewForm(posted(request))
    views = SavedView.objects.filter(owner=request.user, list_of=label).order_by("name")
    if form.is_valid():
        kept = named(own, request, query)
        others = views.exclude(name=form.cleaned_data["name"])
        if len(kept) > LONGEST_QUERY:
            form.add_error(None, TOO_LONG)
        elif others.count() >= MOST:
            form.add_error(None, TOO_MANY)
        else:
            _keep(request, label, kept, form.cleaned_data)
            return redirect(f"{address}?{query}")
    return shown(
        request,
        admin_site,
        "saved_views/page",
        "Saved views",
        opts=model._meta,
        form=form,
        own=[(view, placed(own, request, view.query)) for view in views],
        address=address,
        here=f"{address}?{query}",
        is_whole=not query,
    )


def _keep(request: StaffRequest, label: str, query: str, said: dict[str, Any]) -> None:
    of = {"owner": request.user, "list_of": label, "name": said["name"]}
    kept = {"query": query, "is_shared": said["is_shared"]}
    SavedView.objects.update_or_create(**of, defaults=kept)
    whom = "you and your colleagues" if said["is_shared"] else "you"
    messages.success(request, f"“{said['name']}” is among the saved views of this list for {whom}.")


def forget(request: StaffRequest, pk: int, *, admin_site: Any) -> HttpResponse:
    """POST alone, and one's own alone."""
    view = get_object_or_404(SavedView, pk=pk, owner=request.user)
    if request.method != "POST":
        raise PermissionDenied
    view.delete()
    messages.success(request, f"“{view.name}” is forgotten.")
    return redirect("admin:saved-views", view.list_of)


def _list(request: StaffRequest, label: str, admin_site: Any) -> tuple[Any, Any]:
    """Model and admin of a list that has saved views, for whoever may read the list."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404(f"There is no list of {label}.") from None
    own = admin_site._registry.get(model)
    if label != model._meta.label_lower or own is None or ViewsFilter not in own.list_filter:
        raise Http404(f"The list of {label} has no saved views.")
    if not own.has_view_permission(request):
        raise PermissionDenied
    return model, own


def urls(admin_site: Any) -> list[Any]:
    def page(view: Any) -> Any:
        return admin_site.admin_view(partial(view, admin_site=admin_site))

    return [
        path("views/<int:pk>/forget/", page(forget), name="forget-view"),
        path("views/<str:label>/", page(saved_views), name="saved-views"),
    ]
