"""Filters of staff's lists into which something is typed: from a day to a day, or a council."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import QuerySet

from councils.models import Council
from councils.register.names.answers import named
from councils.years import london_midnight


def asked_besides(changelist: Any, *names: str) -> list[tuple[str, str]]:
    """What else an address asks of a list, but for its page.

    Django's own way leaves out whatever only begins with such a name.
    """
    asked = changelist.filter_params.items()
    return [(name, value) for name, values in asked if name not in names for value in values]


class TypedFilter(admin.ListFilter):
    """One or more boxes with a button. What can't be read finds nothing, and it is said why."""

    template = "admin/filter_typed.html"
    boxes: ClassVar[tuple[tuple[str, str, str], ...]] = ()  # parameter, label, type of the box

    def __init__(self, request: Any, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.wrong = ""
        self.said = {
            name: params.pop(name)[-1].strip() for name, _, _ in self.boxes if name in params
        }
        self.used_parameters |= self.said

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return [name for name, _, _ in self.boxes]

    def typed(self, name: str) -> str:
        found: str = self.said.get(name, "")
        return found

    def shown(self, name: str) -> str:
        """What stands in a box."""
        return self.typed(name)

    def choices(self, changelist: Any) -> Iterator[Any]:
        """One, for the template: the boxes, and what else the list is narrowed to."""
        others = asked_besides(changelist, *(name for name, _, _ in self.boxes))
        yield {
            "boxes": [
                {"name": name, "label": label, "kind": kind, "value": self.shown(name)}
                for name, label, kind in self.boxes
            ],
            "others": others,
            "without": f"?{urlencode(others)}",
            "is_used": any(self.said.values()),
            "wrong": self.wrong,
        }

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        raise NotImplementedError


class DaysFilter(TypedFilter):
    """Rows of which a day lies between two, both included; either may be left empty."""

    name: ClassVar[str]
    field: ClassVar[str]
    is_instant: ClassVar[bool]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        try:
            first, last = (self._day(f"{self.name}_{end}") for end in ("from", "to"))
        except ValueError as error:
            self.wrong = str(error)
            return queryset.none()
        if first:
            begins = london_midnight(first) if self.is_instant else first
            queryset = queryset.filter(**{f"{self.field}__gte": begins})
        if last and self.is_instant:
            ends = london_midnight(last + timedelta(days=1))
            return queryset.filter(**{f"{self.field}__lt": ends})
        return queryset.filter(**{f"{self.field}__lte": last}) if last else queryset

    def _day(self, name: str) -> date | None:
        typed = self.typed(name)
        try:
            return date.fromisoformat(typed) if typed else None
        except ValueError:
            raise ValueError(f"“{typed}” is no day: write 2025-03-31.") from None


def days_filter(field: str, name: str, about: str, *, is_instant: bool = False) -> type[DaysFilter]:
    """Of the days, or instants, in a field; ``name`` begins its two parameters."""
    boxes = ((f"{name}_from", "From", "date"), (f"{name}_to", "To", "date"))
    own = {"title": about, "name": name, "field": field, "is_instant": is_instant, "boxes": boxes}
    return type(f"{name.title()}Filter", (DaysFilter,), own)


class TypedCouncilFilter(TypedFilter):
    """A council by any of its names, or by the last part of its page's address."""

    title = "council"
    field: ClassVar[str] = "council"
    boxes = (("council", "Any name of it", "search"),)

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        self.found: Council | None = None
        typed = self.typed("council")
        if not typed:
            return queryset
        self.found = Council.objects.filter(slug=typed).first()
        if self.found:
            return queryset.filter(**{self.field: self.found})
        answer = named(typed[:100])
        if not answer.pks or answer.is_guess:
            self.wrong = f"No council is called “{typed}”."
            return queryset.none()
        return queryset.filter(**{f"{self.field}__in": answer.strong_pks})

    def shown(self, name: str) -> str:
        return self.found.name if self.found else self.typed(name)
