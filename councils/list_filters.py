"""What every filter of a list does: where a parameter is wrong it lists nothing, and says which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet


@dataclass(frozen=True)
class Unreadable:
    """A parameter of a filter that says nothing it can: its label, and what is wrong."""

    name: str
    label: str
    sentence: str


class ListFilter(django_filters.FilterSet):
    """A filter that lists nothing where a parameter is wrong, and says which.

    A list that passed over a parameter would look like the answer to it.
    """

    @property
    def qs(self) -> QuerySet[Any]:
        found: QuerySet[Any] = self.queryset.none() if self.unreadable else super().qs
        return found

    @property
    def unreadable(self) -> list[Unreadable]:
        return [
            Unreadable(name, self.form.fields[name].label, self._sentence(name, errors))
            for name, errors in self.form.errors.items()
        ]

    def _sentence(self, name: str, errors: list[str]) -> str:
        if isinstance(self.form.fields[name], forms.ChoiceField):
            return f"there is no “{self.form.data[name]}” to choose."
        return " ".join(errors)
