"""One filter of decisions for page, API and download."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, TypeAlias

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from complaints.decisions.deep_pages import InTurn
from complaints.decisions.former_references import current
from complaints.decisions.keys import HasKey
from complaints.decisions.references import looked_for
from complaints.decisions.search.counts import countable, is_too_long
from complaints.decisions.search.matches import Keys, keys_of, matching
from complaints.decisions.search.order import Listed
from complaints.decisions.search.queries import Query, read
from complaints.decisions.year_filter import YearFilter
from complaints.figures.sums import SHOWN
from complaints.models import Category, Decision, Recommendation, Release, ReleasedCase, Subject
from complaints.models.decision_querysets import DecisionQuerySet
from complaints.statistics.case_lists import LABELS, CountedList
from complaints.statistics.readable_cases import (
    CountedCases,
    agreement_stands,
    has_compliance,
    overdue_of,
)
from councils.list_filters import ListFilter, Unreadable
from councils.models import Council, by_short_name
from councils.typed_words import typed_words
from councils.years import Year, london_date

SHOWN_OUTCOMES = [(each.name, each.label) for each in SHOWN.outcomes]
OVERDUE = (("true", "Overdue today"),)
OF_A_FIGURE = {"counted", "year", "edition", "council", "type"}  # what names one, and no part of it

BEST, NEWEST = "relevance", "newest"
ORDERS = {BEST: "Best match first", NEWEST: "Newest first"}

MOST_WORDS, MOST_CHARACTERS = 8, 100
SHORT: dict[str, Any] = {
    "max_length": MOST_CHARACTERS,
    "error_messages": {"max_length": f"Give at most {MOST_CHARACTERS} characters."},
}
Rows: TypeAlias = QuerySet[Decision]


def few_words(text: str) -> None:
    """A list that passed over some of the words would not be what was asked for."""
    if looked_for(text):
        return
    if len(typed_words(text)) > MOST_WORDS:
        raise forms.ValidationError(f"Give at most {MOST_WORDS} words, or a reference.")
    if not read(text).clauses:
        raise forms.ValidationError("Words such as “the” stand in every decision: give others.")


class DecisionFilter(ListFilter):
    """Words, council, subject, outcome, kind, dates, year, and what became of what was agreed.

    ``counted`` finds the very cases that a published figure counted: it asks the current release
    of a year, not the decisions as they are today. A case that has moved since is still found under
    the council that it was counted for. ``edition`` asks an earlier edition.
    """

    q = django_filters.CharFilter(
        method="with_words", label="Words or reference", validators=[few_words], **SHORT
    )
    council = django_filters.ModelChoiceFilter(
        label="Council",
        queryset=Council.objects.order_by(*by_short_name()),
        to_field_name="slug",
        empty_label="Any council",
        method="about_council",
    )
    type = django_filters.ChoiceFilter(
        choices=Council.Type.choices,
        method="about_type",
        label="Type of council",
        empty_label="Any type",
    )
    category = django_filters.ModelChoiceFilter(
        method="of_category",
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
    outcome = django_filters.ChoiceFilter(
        choices=SHOWN_OUTCOMES, label="Outcome", empty_label="Any outcome"
    )
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
    compliance = django_filters.ChoiceFilter(
        choices=ReleasedCase.Compliance.choices,
        method="with_compliance",
        label="What became of it",
        empty_label="Whatever became of it",
    )
    overdue = django_filters.ChoiceFilter(
        choices=OVERDUE, method="that_is_overdue", label="Overdue", empty_label="Overdue or not"
    )
    counted = django_filters.ChoiceFilter(
        choices=list(LABELS.items()), method="as_counted", label="Counted as"
    )
    edition = django_filters.CharFilter(method="in_edition", label="Edition")
    sort = django_filters.ChoiceFilter(
        choices=list(ORDERS.items()), method="in_order", label="Order", empty_label=None
    )
    usual_order = BEST  # of what words find

    class Meta:
        model = Decision
        fields = ()

    def __init__(
        self, *args: Any, releases: Mapping[Year, Release], at: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.current, self.at = releases, at
        self._known: dict[str, QuerySet[Any]] = {}

    def narrowed(self, but: Collection[str] = ()) -> Rows:
        """What is found without some of what is asked for."""
        found: Rows = self.queryset
        for name, value in self.form.cleaned_data.items():
            if name not in but:
                found = self.filters[name].filter(found, value)
        return found

    @property
    def unreadable(self) -> list[Unreadable]:
        found = super().unreadable
        if not found and self.form.cleaned_data.get("counted") and self.release is None:
            words = "“counted” asks what a year’s figures counted: no such figures are public."
            found = [Unreadable("year", "Year", words)]
        return found

    def with_words(self, queryset: Rows, name: str, value: str) -> Rows:
        """Every word must stand in title, summary, subject or statement, or be the reference."""
        if reference := looked_for(value):
            return queryset.filter(reference=current(reference))
        return matching(queryset, self.query, self._keys if self.query.wanted else None)

    @property
    def typed(self) -> str:
        return "" if self.unreadable else self.form.cleaned_data["q"]

    @property
    def reference(self) -> str:
        """The one that is looked for, as it is now; empty where it is words."""
        wanted = looked_for(self.typed)
        return current(wanted) if wanted else ""

    @cached_property
    def query(self) -> Query:
        """The words that are looked for; none where it is a reference, or can't be read."""
        return read("" if looked_for(self.typed) else self.typed)

    def about_council(self, queryset: Rows, name: str, value: Council) -> Rows:
        """Of what was agreed: the council that has to do it, which may be a successor."""
        others = ("counted", "compliance", "overdue")
        is_told = any(self.form.cleaned_data.get(each) for each in others)
        return queryset if is_told else queryset.filter(council=value)

    def about_type(self, queryset: Rows, name: str, value: str) -> Rows:
        return queryset if self._counted else queryset.filter(council__type=value)

    def of_category(self, queryset: Rows, name: str, value: Category) -> Rows:
        return queryset if self._counted else queryset.filter(subject__category=value)

    def in_year(self, queryset: DecisionQuerySet, name: str, value: Year) -> DecisionQuerySet:
        return queryset if self._counted else queryset.in_year(value)

    def with_compliance(self, queryset: Rows, name: str, value: str) -> Rows:
        """As the figures of any released year counted it: that of others is not public."""
        cases = ReleasedCase.objects.filter(
            has_compliance(value), agreement_stands(self.at), release__in=self.current.values()
        )
        if self.councils:
            cases = cases.filter(council__in=self.councils)
        return self._among(queryset, name, cases)

    def that_is_overdue(self, queryset: Rows, name: str, value: str) -> Rows:
        """Something that it agreed to change was due, and no outcome of that is recorded."""
        found = Recommendation.objects.public(self.at).overdue(london_date(self.at))
        if self.councils:
            found = found.filter(council__in=self.councils)
        return self._among(queryset, name, found)

    def as_counted(self, queryset: Rows, name: str, value: str) -> Rows:
        """A release says what it counted, for whom, and under which category."""
        if self.counted_list is None:
            return queryset.none()
        cases = self.counted_list.to_read(self.at, self.of_figure("category"))
        return self._among(queryset, name, cases)

    def _among(self, queryset: Rows, name: str, others: QuerySet[Any]) -> Rows:
        """Those that others are about, which are looked for once however often they are asked."""
        keys = others.order_by().values_list("decision", flat=True)
        return queryset.filter(Q(HasKey(self._known.setdefault(name, keys))))

    def in_edition(self, queryset: Rows, name: str, value: str) -> Rows:
        return queryset  # it says which release counted, and narrows nothing by itself

    def in_order(self, queryset: Rows, name: str, value: str) -> Rows:
        return queryset  # see ``listed``

    @property
    def order(self) -> str:
        """By which what is found is listed: how well it fits is told of words alone."""
        asked = "" if self.unreadable else self.form.cleaned_data["sort"]
        return (asked or self.usual_order) if self.query.wanted else NEWEST

    @cached_property
    def listed(self) -> InTurn | Listed:
        """What is found, in the order that is asked for."""
        if not self.query.wanted:
            return InTurn(self.qs)
        return Listed(self.narrowed(but=("q",)), self.query, self._keys, self.order == BEST)

    def countable(self, but: Collection[str] = (), within: Q | None = None) -> Rows | None:
        """What is found without some of what is asked for; None: more than is counted."""
        found = self.narrowed({"q", *but} if self.query.wanted else but)
        found = found if within is None else found.filter(within)
        if self.query.wanted:
            return countable(found, self.query, self._keys)
        return None if is_too_long(found) else found

    def number(self) -> int | None:
        """How many are found; None: more than are counted."""
        found = self.qs if self.unreadable else self.countable()
        return None if found is None else found.order_by().count()

    @cached_property
    def _keys(self) -> Keys:
        return keys_of(self.query.wanted, self.query.unwanted)

    @property
    def _counted(self) -> str:
        return self.form.cleaned_data.get("counted") or ""

    @cached_property
    def councils(self) -> list[Council]:
        """The one that is asked for; others may ask for several."""
        return list(filter(None, [self.form.cleaned_data.get("council")]))

    def of_figure(self, name: str) -> Any:
        """The type or the category whose counted cases are asked for."""
        return self.form.cleaned_data.get(name)

    @property
    def release(self) -> Release | None:
        """The public release of the year that is asked for; None where there is none."""
        self.form.is_valid()  # only a form that was looked at has cleaned data
        asked = self.form.cleaned_data
        release = self.current.get(asked.get("year"))
        edition = asked.get("edition")
        return release.in_edition(edition) if release and edition else release

    @property
    def counted_list(self) -> CountedList | None:
        """The count whose cases are asked for; None where no count of a public year is."""
        release = self.release
        if release is None or not self._counted:
            return None
        one = next(iter(self.councils), None)
        return CountedList(release, self._counted, one, self.of_figure("type") or "")

    def figure(self) -> CountedCases | None:
        """Whose cases these are: how many it counts, and how many of them can be read.

        None where the list is narrowed by anything else: of a part of a figure it would tell what
        is hidden.
        """
        if self.unreadable:
            return None
        asked = {name for name, value in self.form.cleaned_data.items() if value} - {"sort"}
        if (counted := self.counted_list) and asked <= OF_A_FIGURE:
            return counted.number(self.at)
        if asked == {"overdue", "council"}:
            return overdue_of(self.form.cleaned_data["council"], self.at)
        return None
