"""The filter of the list of councils: by name, type and region."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet

from councils.list_filters import ListFilter
from councils.models import Council
from councils.register.names.answers import LONGEST, Answer, answer


class CouncilFilter(ListFilter):
    """Name, type and region; councils that have closed are shown and say so.

    With a name the likeliest stand first, as on ``day``, and ``answer`` says what was found.
    """

    q = django_filters.CharFilter(method="named", label="Name", max_length=LONGEST)
    type = django_filters.ChoiceFilter(
        choices=Council.Type.choices, label="Type", empty_label="Any type"
    )
    region = django_filters.AllValuesFilter(label="Region", empty_label="Any region")
    answer: Answer | None = None

    class Meta:
        model = Council
        fields = ()

    def __init__(self, data: Any, queryset: QuerySet[Council], *, day: date) -> None:
        super().__init__(data, queryset)
        self.day = day

    def named(self, queryset: QuerySet[Council], name: str, value: str) -> QuerySet[Council]:
        self.answer = answer(value, self.day)
        return self.answer.narrowed(queryset)
