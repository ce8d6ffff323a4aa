"""Parameters that take several values, given several times or with commas between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import Model, QuerySet
from django_filters.fields import MultipleChoiceField

from councils.models import Council
from councils.register.identifiers import slug_identified

MOST_VALUES = 50
HELP = "Several are given with commas between them, or each by itself."


class SeveralValues(forms.SelectMultiple):
    """What is given, taken apart at commas, each once."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        return apart(super().value_from_datadict(data, files, name) or ())


class SeveralField(MultipleChoiceField):
    """In an order of their own, so that one answer is kept however they are ordered."""

    widget = SeveralValues

    def to_python(self, value: Any) -> list[str]:
        return sorted({self.one(each) for each in super().to_python(value)})

    def one(self, value: str) -> str:
        return value


class SeveralFilter(django_filters.MultipleChoiceFilter):
    """Rows with any of the values."""

    field_class = SeveralField

    def __init__(self, **kwargs: Any) -> None:
        kwargs["help_text"] = " ".join(filter(None, (kwargs.get("help_text"), HELP)))
        super().__init__(distinct=False, **kwargs)

    def filter(self, queryset: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Of the field, in one condition; a ``method`` takes the place of this."""
        return queryset.filter(**{f"{self.field_name}__in": value}) if value else queryset


class SeveralCouncilsField(SeveralField):
    """Councils by whatever identifies them; their slugs are what it gives."""

    def one(self, value: str) -> str:
        return slug_identified(value) or value


class SeveralCouncils(SeveralFilter):
    """Any of some councils."""

    field_class = SeveralCouncilsField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_councils, label="Council", **kwargs)


def _councils() -> list[tuple[str, str]]:
    slugs = Council.objects.order_by("slug").values_list("slug", flat=True)
    return [(slug, slug) for slug in slugs]


class SeveralOf(SeveralFilter):
    """Rows that have one of some others, by the slugs of these."""

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        def slugs() -> list[tuple[str, str]]:
            found = model._default_manager.order_by("slug").values_list("slug", flat=True)
            return [(slug, slug) for slug in found]

        super().__init__(choices=slugs, **kwargs)


def councils_named(slugs: Iterable[str]) -> list[Council]:
    return list(Council.objects.filter(slug__in=slugs).order_by("slug"))


def apart(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(part.strip() for each in values for part in each.split(",")))
