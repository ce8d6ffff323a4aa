"""What a list of records has of their owners: a filter, and an action that gives them on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.shortcuts import redirect

from councils.models import Owned, colleagues_of
from councils.ownership.kinds import KINDS, MOST_AT_ONCE, address_of
from councils.requests import StaffRequest

MINE, TEAMS, NOBODYS = "mine", "team", "nobody"
GIVE = "Give to a colleague, or take"


class OwnerFilter(admin.SimpleListFilter):
    """What somebody looks after herself, what her teams do, and what nobody does."""

    title = "owner"
    parameter_name = "owner"

    def lookups(self, request: Any, model_admin: Any) -> Sequence[tuple[str, str]]:
        return ((MINE, "Mine"), (TEAMS, "My teams'"), (NOBODYS, "Nobody's"))

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        owned = Owned.objects.of_model(queryset.model)
        match self.value():
            case "mine":
                return queryset.filter(pk__in=owned.filter(owner=request.user).values("row"))
            case "team":
                theirs = owned.filter(owner__in=colleagues_of(request.user))
                return queryset.filter(pk__in=theirs.values("row"))
            case "nobody":
                return queryset.exclude(pk__in=owned.values("row"))
        return queryset


class Owning:
    """For the admin of what can be owned: an action that gives what is chosen to somebody."""

    def get_actions(self, request: Any) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)  # type: ignore[misc]
        if KINDS[self.model._meta.label_lower].may_work(request.user):  # type: ignore[attr-defined]
            actions["give_to_somebody"] = (give_to_somebody, "give_to_somebody", GIVE)
        return actions


def give_to_somebody(model_admin: Any, request: StaffRequest, queryset: Any) -> Any:
    keys = [*queryset.order_by().values_list("pk", flat=True)[: MOST_AT_ONCE + 1]]
    if len(keys) > MOST_AT_ONCE:
        messages.error(request, f"Choose {MOST_AT_ONCE} at most at once. Nothing was done.")
        return None
    label = queryset.model._meta.label_lower
    return redirect(address_of([f"{label}:{each}" for each in keys], request.get_full_path()))
