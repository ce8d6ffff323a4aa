"""A filter of staff's lists by who did something: oneself, or a colleague by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet

from councils.people import name_of

ME = "me"


class PersonFilter(admin.SimpleListFilter):
    """Rows of which a field has a person; who left can still be looked for."""

    field: ClassVar[str]

    def __init__(self, request: Any, *arguments: Any) -> None:
        self.user = request.user
        super().__init__(request, *arguments)

    def lookups(self, request: Any, model_admin: Any) -> Sequence[tuple[str, str]]:
        people = User.objects.filter(is_staff=True).exclude(pk=request.user.pk)
        named = sorted((name_of(each), str(each.pk)) for each in people)
        return [(ME, "Me"), *((pk, name) for name, pk in named)]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        asked = self.value()
        if not asked:
            return queryset
        if asked != ME and not asked.isdecimal():
            return queryset.none()
        return queryset.filter(**{self.field: self.user.pk if asked == ME else int(asked)})


def person_filter(field: str, name: str, about: str) -> type[PersonFilter]:
    own = {"title": about, "parameter_name": name, "field": field}
    return type(f"{name.title()}Filter", (PersonFilter,), own)
