"""What councils have agreed to change: the filter of service improvements."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

import django_filters

from complaints.decisions.year_filter import YearFilter
from complaints.models import Recommendation
from complaints.models.recommendation_querysets import RecommendationQuerySet
from complaints.recommendations.improvements import Status, status_on
from complaints.recommendations.kinds_of_change import KINDS
from complaints.recommendations.similar import Similar, named
from complaints.subjects import addresses
from councils.list_filters import ListFilter, Unreadable
from councils.models import Council, by_short_name
from councils.years import Year, london_date

CHANGES = [(each.name, each.label) for each in KINDS]


class ImprovementFilter(ListFilter):
    """Service improvements by council, year of their decision, subject, kind, status and due date.

    ``releases`` are the years that are public at the instant: what was recorded in any other is
    not told. ``like`` finds what other councils agreed to that is the same.
    """

    council = django_filters.ModelChoiceFilter(
        queryset=Council.objects.order_by(*by_short_name()),
        to_field_name="slug",
        label="Council",
        empty_label="Any council",
    )
    year = YearFilter(method="in_year", label="Year of the decision", help_text="Such as 2024-25")
    subject = django_filters.ChoiceFilter(
        method="about_subject",
        label="Subject",
        empty_label="Any subject",
    )
    change = django_filters.ChoiceFilter(
        choices=CHANGES, label="Kind of change", empty_label="Any kind"
    )
    status = django_filters.ChoiceFilter(
        choices=Status.choices, method="that_stands", label="Status", empty_label="Any status"
    )
    due_after = django_filters.DateFilter(
        field_name="due_on", lookup_expr="gte", label="Due on or after"
    )
    due_before = django_filters.DateFilter(
        field_name="due_on", lookup_expr="lte", label="Due on or before"
    )
    like = django_filters.CharFilter(method="like_one", label="The same as")

    class Meta:
        model = Recommendation
        fields = ()

    def __init__(
        self, *args: Any, releases: Collection[Year] = (), at: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.years, self.at = list(releases), at
        self.filters["subject"].extra["choices"] = self.subjects()  # read once for a request

    def subjects(self) -> list[Any]:
        """What can be chosen of subjects."""
        return list(addresses.choices())

    @classmethod
    def of(
        cls,
        council: Council | None,
        data: Mapping[str, str],
        at: datetime,
        releases: Collection[Year] = (),
    ) -> ImprovementFilter:
        """Those of a council, or of all, that are public at an instant, newest first."""
        rows = Recommendation.objects.newest_public(at)
        rows = rows.filter(council=council) if council else rows
        return cls(data, rows.for_list(), releases=releases, at=at)

    @property
    def unreadable(self) -> list[Unreadable]:
        found = super().unreadable
        if not found and self.form.cleaned_data.get("like") and self.liked is None:
            words = f"there is no service improvement “{self.form.cleaned_data['like']}”."
            found = [Unreadable("like", "The same as", words)]
        return found

    @cached_property
    def liked(self) -> Recommendation | None:
        """The improvement whose like is asked for; None where none is, or there is none such."""
        self.form.is_valid()  # only a form that was looked at has cleaned data
        asked = self.form.cleaned_data.get("like")
        return named(asked, self.at) if asked else None

    def that_stands(
        self, queryset: RecommendationQuerySet, name: str, value: str
    ) -> RecommendationQuerySet:
        """As ``with_status`` tells it of each."""
        stands = status_on(london_date(self.at), self.years)
        return queryset.alias(stands=stands).filter(stands=value)

    def about_subject(
        self, queryset: RecommendationQuerySet, name: str, value: str
    ) -> RecommendationQuerySet:
        """Of a sub-category, or of a whole category: both have an address of one kind."""
        subject = addresses.named(value)
        return queryset.filter(addresses.about(subject, "its_subject")) if subject else queryset

    def in_year(
        self, queryset: RecommendationQuerySet, name: str, value: Year
    ) -> RecommendationQuerySet:
        return queryset.decided_in(value)

    def like_one(
        self, queryset: RecommendationQuerySet, name: str, value: str
    ) -> RecommendationQuerySet:
        if self.liked is None:
            return queryset.none()
        same = Similar([self.liked], self.at).to(self.liked)
        return queryset.filter(pk__in=[each.pk for each in same])
