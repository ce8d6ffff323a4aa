"""What each list can be narrowed by; decisions and improvements have the filters of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

import django_filters
from django.db.models import Q, QuerySet

from complaints.decisions.deep_pages import InTurn
from complaints.decisions.filters import (
    NEWEST,
    ORDERS,
    OVERDUE,
    SHORT,
    SHOWN_OUTCOMES,
    DecisionFilter,
    Rows,
)
from complaints.decisions.search.order import Listed
from complaints.decisions.year_filter import YearFilter
from complaints.models import Category, Decision, Release, ReleasedCase, Subject
from complaints.models.recommendation_querysets import RecommendationQuerySet
from complaints.recommendations.filters import CHANGES, ImprovementFilter
from complaints.recommendations.improvements import Status, status_on
from complaints.statistics.case_lists import LABELS
from complaints.subjects.addresses import about, every_slug, named
from councils.models import Council
from councils.models.councils import CouncilQuerySet
from councils.register.filters import CouncilFilter
from councils.register.names.answers import LONGEST
from councils.years import london_date
from letters.models import Letter
from portal.api.changed import ChangedSince, alone
from portal.api.problems import Fault
from portal.api.several import SeveralCouncils, SeveralFilter, SeveralOf, councils_named
from portal.api.year_filters import (
    COUNCIL,
    CouncilChoice,
    EditionFilter,
    OfPublicYears,
    PublicYear,
    of_an_edition,
    regions,
)

OLDEST = "oldest"
Improvements: TypeAlias = RecommendationQuerySet


class Day(django_filters.DateFilter):
    """A day as ISO 8601 writes it, and no other way."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class CouncilsFilter(CouncilFilter):
    """Councils as the page finds them, and those that existed on a day."""

    q = django_filters.CharFilter(
        method="named",
        label="A name or a code",
        max_length=LONGEST,
        help_text="However it is written, the likeliest first; where no council has such a name,"
        " those with one like it.",
    )
    type = SeveralFilter(choices=Council.Type.choices, label="Type of council")
    region = SeveralFilter(choices=regions, label="Region of England")
    existing_on = Day(method="on_day", label="Day", help_text="Those that existed on it.")

    def on_day(self, queryset: CouncilQuerySet, name: str, value: date) -> CouncilQuerySet:
        return queryset.existing_on(value)


class DecisionsFilter(DecisionFilter):
    """Decisions as the page finds them; what would be passed over there is refused."""

    q = django_filters.CharFilter(
        method="with_words",
        label="Words",
        help_text="Those with all of them in title, summary, subject or statement, in any form of"
        ' the word; a "phrase" in quotation marks, -word for those without it; or a reference.',
        **SHORT,
    )
    council = SeveralCouncils(method="about_councils", help_text=COUNCIL)
    type = SeveralFilter(
        choices=Council.Type.choices, method="about_types", label="Type of council"
    )
    category = SeveralOf(
        Category,
        method="of_categories",
        label="Reporting category",
        help_text="Identifiers are in the list of subjects.",
    )
    subject = SeveralOf(
        Subject,
        field_name="subject__slug",
        label="Subject",
        help_text="Identifiers are in the list of subjects.",
    )
    outcome = SeveralFilter(choices=SHOWN_OUTCOMES, label="Outcome as it is now")
    kind = SeveralFilter(
        choices=Decision.Kind.choices, label="Statement, or public interest report"
    )
    year = YearFilter(
        method="in_year", label="Reporting year of the decision", help_text="Such as 2024-25."
    )
    decided_after = Day(field_name="decided_on", lookup_expr="gte", label="Decided on it or after")
    decided_before = Day(
        field_name="decided_on", lookup_expr="lte", label="Decided on it or before"
    )
    compliance = django_filters.ChoiceFilter(
        choices=ReleasedCase.Compliance.choices,
        method="with_compliance",
        label="What became of what was agreed, as the figures of a public year counted it",
        help_text="With a council: of what that council had to do.",
    )
    overdue = django_filters.ChoiceFilter(
        choices=OVERDUE,
        method="that_is_overdue",
        label="Something agreed was due, and no outcome of it is recorded yet",
        help_text="With a council: of what that council has to do.",
    )
    counted = django_filters.ChoiceFilter(
        choices=list(LABELS.items()),
        method="as_counted",
        label="A count of the year’s figures, by its name in the performance data",
        help_text="With a year: the very cases behind that figure; for compliance the year is the"
        " one in which it was recorded. Without a council: those of the five types, or of one.",
    )
    edition = EditionFilter(method="in_edition")
    sort = django_filters.ChoiceFilter(
        choices=[*ORDERS.items(), (OLDEST, "Oldest first")],
        method="in_order",
        label="Order",
        help_text="Newest first unless told; relevance is that of what q finds.",
    )
    changed_since = ChangedSince()
    usual_order = NEWEST

    @cached_property
    def listed(self) -> InTurn | Listed:
        if self.form.cleaned_data["sort"] != OLDEST:
            return super().listed
        return InTurn(self.qs.order_by("decided_on", "reference"), is_oldest_first=True)

    @cached_property
    def councils(self) -> list[Council]:
        return councils_named(self.form.cleaned_data["council"])

    def of_figure(self, name: str) -> Any:
        one = next(iter(self.form.cleaned_data[name]), None)
        return Category.objects.get(slug=one) if one and name == "category" else one

    def about_councils(self, queryset: Rows, name: str, value: list[str]) -> Rows:
        if not self.councils:
            return queryset
        if len(self.councils) == 1:  # in the order of an index
            return self.about_council(queryset, name, self.councils[0])
        is_told = any(self.form.cleaned_data.get(each) for each in ("compliance", "overdue"))
        return queryset if is_told else queryset.filter(council__in=self.councils)

    def about_types(self, queryset: Rows, name: str, value: list[str]) -> Rows:
        return queryset if self._counted or not value else queryset.filter(council__type__in=value)

    def of_categories(self, queryset: Rows, name: str, value: list[str]) -> Rows:
        if self._counted or not value:
            return queryset
        return queryset.filter(subject__category__slug__in=value)

    def contradictions(self) -> Iterator[Fault]:
        asked = self.form.cleaned_data
        for name in ("council", "type", "category"):
            if asked["counted"] and len(asked[name]) > 1:
                yield Fault(name, "counted asks for one figure: give one of these")
        release = self.current.get(asked["year"])
        yield from alone(self)
        if asked["counted"] and release is None:
            years = [str(year) for year in self.current]
            words = "counted asks what figures counted: give a year whose figures are public"
            yield Fault("year", words, years)
        elif asked["edition"] and not asked["counted"]:
            yield Fault(
                "edition", "it says which figures counted a case: give counted too", list(LABELS)
            )
        else:
            yield from of_an_edition(asked, release)


class SubjectFilter(django_filters.FilterSet):
    """Subjects of a category."""

    category = SeveralOf(Category, field_name="category__slug", label="Reporting category")

    class Meta:
        model = Subject
        fields = ()


def subjects_and_categories() -> list[Any]:
    return [(slug, slug) for slug in every_slug()]


class ImprovementsFilter(ImprovementFilter):
    """Service improvements as the page finds them, of one council, and as figures counted them."""

    council = SeveralCouncils(method="of_councils", help_text=COUNCIL)
    subject = SeveralFilter(
        choices=subjects_and_categories,
        method="about_subjects",
        label="Reporting category or subject",
        help_text="Identifiers are in the list of subjects.",
    )
    change = SeveralFilter(choices=CHANGES, label="Kind of change, by the words of the summary")
    status = SeveralFilter(choices=Status.choices, method="that_stand", label="How it stands today")
    due_after = Day(field_name="due_on", lookup_expr="gte", label="Due on it or after")
    due_before = Day(field_name="due_on", lookup_expr="lte", label="Due on it or before")
    compliance = SeveralFilter(
        choices=ReleasedCase.Compliance.choices,
        method="that_stand",
        label="What became of it, once the year in which that was recorded is public",
    )
    changed_since = ChangedSince()
    like = None
    contradictions = alone

    def subjects(self) -> list[Any]:
        return subjects_and_categories()

    def of_councils(self, queryset: Improvements, name: str, value: list[str]) -> Improvements:
        return queryset.filter(council__in=councils_named(value)) if value else queryset

    def about_subjects(self, queryset: Improvements, name: str, value: list[str]) -> Improvements:
        if not value:
            return queryset
        about_any = Q(pk__in=())
        for slug in value:
            if subject := named(slug):
                about_any |= about(subject, "its_subject")
        return queryset.filter(about_any)

    def that_stand(self, queryset: Improvements, name: str, value: list[str]) -> Improvements:
        if not value:
            return queryset
        stands = status_on(london_date(self.at), self.years)
        return queryset.alias(stands=stands).filter(stands__in=value)


class ReleaseFilter(OfPublicYears):
    """Editions of a year."""

    year = PublicYear()

    class Meta:
        model = Release
        fields = ()


class RevisionFilter(ReleaseFilter):
    """What revisions changed, of a year and of a council."""

    council = CouncilChoice(method="any_council")

    def any_council(
        self, queryset: QuerySet[Release], name: str, value: Council
    ) -> QuerySet[Release]:
        return queryset  # of what they changed, not of releases


class LetterFilter(django_filters.FilterSet):
    """Letters about a year and a council."""

    year = YearFilter(label="Year", help_text="Such as 2024-25")
    council = SeveralCouncils(field_name="council__slug", help_text=COUNCIL)
    changed_since = ChangedSince()
    contradictions = alone

    class Meta:
        model = Letter
        fields = ()


class NoFilter(django_filters.FilterSet):
    """Nothing to narrow a list by."""

    class Meta:
        model = Council
        fields = ()
