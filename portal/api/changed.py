"""What changed since a day or a cursor, as lists of decisions, improvements and letters answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from complaints.models import Release
from portal.api.problems import BadParameters, Fault, NothingTogether
from portal.api.rows import World
from portal.harvest.changes import PATTERN, Changes, NoPlace, changes
from portal.harvest.record import keep_up

CHANGED_SINCE = "changed_since"
WITH_IT = (CHANGED_SINCE, "page_size", "fields")


class ChangedSince(django_filters.Filter):
    """Narrows nothing: what changed is asked for in the place of the list."""

    field_class = forms.RegexField

    def __init__(self) -> None:
        super().__init__(
            regex=PATTERN,
            max_length=600,
            label="Only what changed, with the names of what is gone",
            help_text="A day to begin with, such as 2025-05-21; then what the answer before has"
            " under this name. Each row once, as it is now, whole, in the order of the changes."
            " Goes with page_size and fields alone, as JSON.",
        )

    def filter(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        return queryset


def alone(chosen: Any) -> Iterator[Fault]:
    """For a filter's ``contradictions``: of a part of a list nobody could say what is gone."""
    if not chosen.form.cleaned_data[CHANGED_SINCE]:
        return
    for name in chosen.data:
        if name not in WITH_IT:
            yield Fault(name, "changed_since tells of the whole list: leave this out", WITH_IT)


def changed(slug: str, since: str, size: int, world: World, is_csv: bool) -> Changes:
    if is_csv:
        words = "it is answered as JSON: a table has no place for what is gone"
        raise NothingTogether([Fault(CHANGED_SINCE, words)])
    keep_up(world.at)
    try:
        # Read anew: those of the request may be a second old, and what was compared is not.
        return changes(slug, since, size, world.at, Release.objects.current(world.at))
    except NoPlace as error:
        raise BadParameters([Fault(CHANGED_SINCE, str(error))]) from None
