"""One filter of decisions for page, API and download."""

from collections.abc import Mapping

import django_filters
from django import forms
from django.db.models import QuerySet

from complaints.models import Category, Decision, Release, ReleasedCase, Subject
from complaints.publishing import SHOWN_OUTCOMES
from complaints.references import looked_for
from councils.filters import ListFilter, Unreadable
from councils.models import Council
from councils.typed_words import typed_words, with_words
from councils.years import Year

SHOWN = [(value, label) for value, label in Decision.Outcome.choices if value in SHOWN_OUTCOMES]

MOST_WORDS = 8


class YearField(forms.CharField):
    """A reporting year in a form: 2024-25."""

    def to_python(self, value):
        text = super().to_python(value)
        try:
            return Year.parse(text) if text else None
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None


class YearFilter(django_filters.Filter):
    field_class = YearField


def few_words(text: str) -> None:
    """A list that passed over some of the words would not be what was asked for."""
    if not looked_for(text) and len(typed_words(text)) > MOST_WORDS:
        raise forms.ValidationError(f"Give at most {MOST_WORDS} words, or a reference.")


class DecisionFilter(ListFilter):
    """Words, council, subject, outcome, kind, dates and year.

    ``counted`` finds the very cases a published figure counted: with a council and a year it asks
    the year's current release, not the decisions as they are today. A case that has moved since
    is still found under the council that it was counted for. ``edition`` asks an earlier edition.
    """

    q = django_filters.CharFilter(
        method="with_words", label="Words or reference", validators=[few_words]
    )
    council = django_filters.ModelChoiceFilter(
        label="Council",
        queryset=Council.objects.order_by("name"),
        to_field_name="slug",
        empty_label="Any council",
        method="about_council",
    )
    category = django_filters.ModelChoiceFilter(
        field_name="subject__category",
        queryset=Category.objects.all(),
        to_field_name="slug",
        label="Category",
        empty_label="Any category",
    )
    subject = django_filters.ModelChoiceFilter(
        queryset=Subject.objects.all(),
        to_field_name="slug",
        label="Subject",
        empty_label="Any subject",
    )
    outcome = django_filters.ChoiceFilter(choices=SHOWN, label="Outcome", empty_label="Any outcome")
    kind = django_filters.ChoiceFilter(
        choices=Decision.Kind.choices, label="Kind", empty_label="Any kind"
    )
    year = YearFilter(method="in_year", label="Year", help_text="Such as 2024-25")
    decided_after = django_filters.DateFilter(
        field_name="decided_on", lookup_expr="gte", label="Decided on or after"
    )
    decided_before = django_filters.DateFilter(
        field_name="decided_on", lookup_expr="lte", label="Decided on or before"
    )
    counted = django_filters.ChoiceFilter(choices=SHOWN, method="as_counted", label="Counted as")
    edition = django_filters.CharFilter(method="in_edition", label="Edition")

    class Meta:
        model = Decision
        fields = ()

    def __init__(self, *args, releases: Mapping[Year, Release], **kwargs):
        super().__init__(*args, **kwargs)
        self.current = releases

    @property
    def unreadable(self) -> list[Unreadable]:
        found = super().unreadable
        if not found and self.form.cleaned_data.get("counted") and self.release is None:
            words = "“counted” asks what a year’s figures counted: no such figures are public."
            found = [Unreadable("year", "Year", words)]
        return found

    def with_words(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Every word must stand in the title, the summary, the statement, or be the reference."""
        if reference := looked_for(value):
            return queryset.filter(reference=reference)
        return with_words(queryset, value, "summary", "title", "statement")

    def about_council(self, queryset: QuerySet, name: str, value: Council) -> QuerySet:
        counted = self.form.cleaned_data.get("counted")
        return queryset if counted else queryset.filter(council=value)  # a release says for whom

    def in_year(self, queryset: QuerySet, name: str, value: Year) -> QuerySet:
        counted = self.form.cleaned_data.get("counted")
        return queryset if counted else queryset.in_year(value)  # a release says what it counted

    def as_counted(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if self.release is None:
            return queryset.none()
        cases = ReleasedCase.objects.filter(release=self.release, outcome=value)
        if council := self.form.cleaned_data.get("council"):
            cases = cases.filter(council=council)
        return queryset.filter(pk__in=cases.values("decision"))

    def in_edition(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset  # it says which release counted, and narrows nothing by itself

    @property
    def release(self) -> Release | None:
        """The public release of the year that is asked for; None where there is none."""
        self.form.is_valid()  # only a form that was looked at has cleaned data
        asked = self.form.cleaned_data
        release = self.current.get(asked.get("year"))
        edition = asked.get("edition")
        return release.in_edition(edition) if release and edition else release
