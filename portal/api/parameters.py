"""What a request asks for: what is unknown or cannot be is refused, with what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict

from complaints.filters import YearField
from councils.years import YEAR_PATTERN
from portal.api.problems import BadParameters, Fault, NothingTogether
from portal.open_data.columns import Column, Dataset, Part
from portal.turning import LAST

MOST = 500  # rows on a page
USUAL = 100
WORDS = "q"  # what is searched for; spaces alone find everything
LISTED = 100  # values that are listed where one is refused


class PageForm(forms.Form):
    """Which rows, and which of their fields."""

    page = forms.IntegerField(
        min_value=1, max_value=LAST, required=False, help_text="Which page, counted from 1."
    )
    page_size = forms.IntegerField(
        min_value=1,
        max_value=MOST,
        required=False,
        help_text=f"Rows on a page: {USUAL} unless told, {MOST} at most.",
    )


class Asked:
    """What a request asks of a data set; BadParameters where it cannot be answered.

    A filter with ``contradictions`` says which of its parameters name nothing together.
    """

    def __init__(self, dataset: Dataset, query: QueryDict, chosen: django_filters.FilterSet | None):
        self.query = query
        form = PageForm(query)
        names = [*(chosen.filters if chosen else ()), *(form.fields if chosen else ()), "fields"]
        faults = [*_unknown(query, names), *_unclear(query)]
        faults += _impossible(form) if chosen else ()
        faults += _impossible(chosen.form) if chosen else ()
        wanted = query["fields"].split(",") if query.get("fields") else []
        if strange := [name for name in wanted if name not in dataset.names]:
            words = f"there is no field {strange[0]!r}"
            faults.append(Fault("fields", words, dataset.names))
        if faults:
            raise BadParameters(faults)
        if contradictions := list(getattr(chosen, "contradictions", tuple)()):
            raise NothingTogether(contradictions)
        self.fields: list[Column | Part] = list(dataset.chosen(wanted))
        self.page: int = form.cleaned_data["page"] or 1 if chosen else 1
        self.page_size: int = form.cleaned_data["page_size"] or USUAL if chosen else 1

    def address_of(self, page: int, path: str) -> str:
        """The same request for another page."""
        query = self.query.copy()
        query["page"] = str(page)
        return f"{path}?{query.urlencode()}"


def _unknown(query: QueryDict, names: Iterable[str]) -> Iterator[Fault]:
    known = sorted(names)
    for name in query:
        if name not in known:
            yield Fault(name, "there is no such parameter", known)


def _unclear(query: QueryDict) -> Iterator[Fault]:
    for name, values in query.lists():
        if len(values) > 1:
            yield Fault(name, f"it is given {len(values)} times: give it once")
        elif not values[0] or (values[0].isspace() and name != WORDS):
            yield Fault(name, "it is empty: give it a value, or leave it out")


def _impossible(form: forms.Form) -> Iterator[Fault]:
    for name, errors in form.errors.items():
        yield Fault(name, " ".join(errors), allowed_values(form.fields[name]))


def values_of(field: forms.Field) -> list[str]:
    """Every value that a field takes, where they can be counted; empty where any may fit."""
    if isinstance(field, forms.ModelChoiceField):
        found = field.queryset.order_by().values_list(field.to_field_name, flat=True)
        return sorted(found)
    if isinstance(field, forms.ChoiceField):
        return [str(value) for value, _ in field.choices if value]
    return []


def allowed_values(field: forms.Field) -> list[str]:
    """The same where they are few; of councils and the like a list of the API tells."""
    values = values_of(field)
    return values if len(values) <= LISTED else []


def schema_of_values(field: forms.Field) -> dict[str, Any]:
    """The JSON schema of what a field takes."""
    if isinstance(field, YearField):
        return {"type": "string", "pattern": YEAR_PATTERN}
    if isinstance(field, forms.IntegerField):
        return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    if isinstance(field, forms.ChoiceField):
        return {"type": "string", "enum": values_of(field)}
    return {"type": "string", "pattern": "^[^\\u0000]+$"}
