"""What a request asks for: what is unknown or cannot be is refused, with what is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.http import QueryDict

from councils.models import Council
from councils.years import YEAR_PATTERN
from portal.api.changed import CHANGED_SINCE
from portal.api.cursors import LONGEST as LONGEST_CURSOR
from portal.api.cursors import PATTERN, NoCursor, Page, page_after, page_at
from portal.api.places import WRITTEN, PostcodeField
from portal.api.problems import BadParameters, Fault, NothingTogether
from portal.api.several import MOST_VALUES, SeveralCouncilsField, SeveralField, apart
from portal.open_data.columns import Column, Dataset, Part
from portal.pagination import LAST, Rows

MOST = 500  # rows on a page
USUAL = 100
FEW = 10  # faults that are told of one kind
LONGEST = 60  # letters of a value that is told back
WORDS = r"[^ \x00]+( [^ \x00]+){0,7}"  # what a search takes: more would be passed over
# There are more of these by the year, so that no list of them stays whole.
SLUG = "^[a-z0-9_-]+$"
OPEN = {"year": YEAR_PATTERN, "category": SLUG, "subject": SLUG, "region": "^[A-Za-z ]+$"}
LISTED = 100  # values that are listed where one is refused


class PageForm(forms.Form):
    """Which rows, and which of their fields."""

    cursor = forms.RegexField(
        PATTERN,
        required=False,
        max_length=LONGEST_CURSOR,
        help_text="Where the list goes on, as next has it: without it, at its beginning.",
    )
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
        form = PageForm(query)
        fields = {**chosen.form.fields, **form.fields} if chosen else {}
        self.asked = {name: _in_order(name, fields, values) for name, values in query.lists()}
        faults = [*_unknown(query, [*fields, "fields"]), *_unclear(query, fields)]
        if chosen:
            faults += [*_impossible(form), *_impossible(chosen.form)]
        wanted = str(query["fields"]).split(",") if query.get("fields") else []
        if strange := [name for name in wanted if name not in dataset.names]:
            words = f"there is no field {strange[0]!r}"
            faults.append(Fault("fields", words, dataset.names))
        if not faults and query.get("cursor") and query.get("page"):
            faults.append(Fault("page", "cursor says where the list goes on: leave page out"))
        if faults:
            raise BadParameters(faults)
        if contradictions := list(getattr(chosen, "contradictions", tuple)()):
            raise NothingTogether(contradictions)
        self.fields: list[Column | Part] = list(dataset.chosen(wanted))
        self.cursor: str = form.cleaned_data["cursor"] if chosen else ""
        self.page: int | None = form.cleaned_data["page"] if chosen else None
        self.page_size: int = form.cleaned_data["page_size"] or USUAL if chosen else 1

    def page_of(self, rows: Rows, dataset: Dataset) -> Page:
        """The rows that are asked for, in the order of the list."""
        try:
            if self.page:
                return page_at(rows, dataset, self.page, self.page_size)
            return page_after(rows, dataset, self.cursor, self.page_size)
        except NoCursor as error:
            raise BadParameters([Fault("cursor", str(error))]) from None

    def address_after(self, cursor: str, path: str, name: str = "cursor") -> str:
        """The same request for the page that follows, however its parameters were ordered."""
        others = sorted(each for each in self.asked.items() if each[0] not in ("page", name))
        return f"{path}?{urlencode([*others, (name, cursor)])}"


def _in_order(name: str, fields: Mapping[str, forms.Field], values: list[str]) -> str:
    if name == "fields" or isinstance(fields.get(name), SeveralField):
        return ",".join(sorted(apart(values)))
    return values[0]


def refuse_all_but(allowed: Mapping[str, Sequence[str]], query: QueryDict) -> None:
    """For an address that is no list: BadParameters where anything else is asked for."""
    faults = list(_unknown(query, allowed))
    for name, values in allowed.items():
        if name in query and query[name] not in values:
            faults.append(Fault(name, f"there is no {query[name][:LONGEST]!r}", values))
    if faults:
        raise BadParameters(faults)


def _unknown(query: QueryDict, names: Iterable[str]) -> Iterator[Fault]:
    known = sorted(names)
    strange = [name for name in query if name not in known]
    for name in strange[:FEW]:
        yield Fault(name, "there is no such parameter", known)


def _unclear(query: QueryDict, fields: Mapping[str, forms.Field]) -> Iterator[Fault]:
    for name, values in query.lists():
        allowed = allowed_values(fields[name]) if name in fields else []
        if isinstance(fields.get(name), SeveralField) and any(apart(values)):
            if not all(apart(values)):
                yield Fault(name, "one of its values is empty: leave that out", allowed)
            elif len(apart(values)) > MOST_VALUES:
                yield Fault(name, f"it has {len(apart(values))} values: give {MOST_VALUES} at most")
        elif len(values) > 1:
            yield Fault(name, f"it is given {len(values)} times: give it once")
        elif not (values[0] if name == "q" else values[0].strip()):
            yield Fault(name, "it is empty: give it a value, or leave it out", allowed)
        elif name == "q" and not re.fullmatch(WORDS, values[0]):
            yield Fault(name, "give one to eight words with one space between")


def _impossible(form: forms.Form) -> Iterator[Fault]:
    for name, errors in form.errors.items():
        field = form.fields[name]
        value = str(form.data.get(name))
        if isinstance(field, SeveralField):
            known = values_of(field)
            data: Any = form.data
            given = field.to_python(apart(data.getlist(name)))
            value = next((each for each in given if each not in known), value)
        if value.strip():  # what is empty is told by itself
            words = _refusal(field, value) or " ".join(map(str, errors))
            yield Fault(name, words, allowed_values(field))


def _refusal(field: forms.Field, value: str) -> str:
    """Why a value does not fit, in words of its own; empty where the field's own words say it."""
    value = value[:LONGEST]
    if isinstance(field, forms.IntegerField):
        return f"{value!r} is no whole number from {field.min_value} to {field.max_value:,}"
    if isinstance(field, forms.DateField):
        return f"{value!r} is no day: write it as 2025-05-21"
    if names_councils(field):
        near = get_close_matches(value.lower(), values_of(field), n=3)
        found = f": perhaps {' or '.join(near)}" if near else ""
        return f"there is no council {value!r}{found}. /api/v1/councils/ has their identifiers"
    if isinstance(field, forms.ChoiceField):
        return f"there is no {value!r}"
    return ""


def names_councils(field: forms.Field) -> bool:
    is_one = getattr(getattr(field, "queryset", None), "model", None) is Council
    return is_one or isinstance(field, SeveralCouncilsField)


def values_of(field: forms.Field) -> list[str]:
    """Every value that a field takes, where they can be counted; empty where any may fit."""
    if isinstance(field, forms.ModelChoiceField):
        rows: Any = field.queryset
        return sorted(rows.order_by().values_list(field.to_field_name, flat=True))
    if isinstance(field, forms.ChoiceField | forms.MultipleChoiceField):
        choices: Any = field.choices
        return [str(value) for value, _ in choices if value]
    return []


def allowed_values(field: forms.Field) -> list[str]:
    """The same where they are few; of councils and the like a list of the API tells."""
    values = values_of(field)
    return values if len(values) <= LISTED else []


def schema_of_values(name: str, field: forms.Field) -> dict[str, Any]:
    """The JSON schema of what a field takes, of each of its values where it takes several."""
    if name in ("cursor", CHANGED_SINCE):
        return {"type": "string", "pattern": PATTERN, "maxLength": LONGEST_CURSOR}
    if name in OPEN:
        first = values_of(field)[:1]
        return {"type": "string", "pattern": OPEN[name]} | ({"examples": first} if first else {})
    if isinstance(field, PostcodeField):
        return {"type": "string", "pattern": WRITTEN}
    if name == "q":
        most = getattr(field, "max_length", None)
        return {"type": "string", "pattern": f"^{WORDS}$"} | ({"maxLength": most} if most else {})
    if isinstance(field, forms.IntegerField):
        return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    if isinstance(field, forms.ChoiceField):
        return {"type": "string", "enum": values_of(field)}
    return {"type": "string", "pattern": "^[^\\u0000]+$"}
