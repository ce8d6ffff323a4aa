"""What councils have agreed to change: the filter of service improvements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import django_filters
from django.db.models import F, Q

from complaints.decisions.filters import YearFilter
from complaints.models import Category, Recommendation, ReleasedCase
from complaints.models.recommendations import RecommendationQuerySet
from complaints.recommendations.improvements import STATUS
from councils.list_filters import ListFilter
from councils.models import Council
from councils.years import Year


class ImprovementFilter(ListFilter):
    """Service improvements by the year of their decision, by category, by what became of them.

    ``releases`` are the public ones: what was recorded in any other year finds nothing.
    """

    year = YearFilter(method="in_year", label="Year of the decision", help_text="Such as 2024-25")
    subject = django_filters.ModelChoiceFilter(
        field_name="decision__subject__category",
        queryset=Category.objects.all(),
        to_field_name="slug",
        label="Subject",
        empty_label="Any subject",
    )

    compliance = django_filters.ChoiceFilter(
        choices=[(value, words.capitalize()) for value, words in STATUS.items()],
        method="that_became",
        label="What became of it",
        empty_label="Whatever became of it",
    )

    class Meta:
        model = Recommendation
        fields = ()

    def __init__(self, *args: Any, releases: Iterable[Year] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = list(releases)

    @classmethod
    def of(
        cls, council: Council, data: Mapping[str, str], at: datetime, releases: Iterable[Year] = ()
    ) -> ImprovementFilter:
        """Those of a council that are public at an instant, newest first."""
        rows = Recommendation.objects.public(at).filter(council=council)
        return cls(data, rows.for_list().newest_first(), releases=releases)

    def that_became(
        self, queryset: RecommendationQuerySet, name: str, value: str
    ) -> RecommendationQuerySet:
        """As ``with_status`` tells it of each."""
        if value == ReleasedCase.Compliance.NOT_COMPLIED:
            return queryset.filter(_in_years("first_not_complied_on", self.years))
        done = queryset.filter(_in_years("recorded_on", self.years), first_not_complied_on=None)
        if value == ReleasedCase.Compliance.LATE:
            return done.filter(done_on__gt=F("due_on"))
        return done.filter(done_on__lte=F("due_on"))

    def in_year(
        self, queryset: RecommendationQuerySet, name: str, value: Year
    ) -> RecommendationQuerySet:
        return queryset.decided_in(value)


def _in_years(name: str, years: Iterable[Year]) -> Q:
    """A condition that a day lies in one of some years; none does where there are none."""
    found = Q(pk__in=())
    for year in years:
        found |= Q(**{f"{name}__gte": year.start, f"{name}__lt": year.end})
    return found
