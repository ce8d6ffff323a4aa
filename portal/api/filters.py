"""What each list can be narrowed by; decisions and improvements have the filters of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from complaints.filters import OVERDUE, SHOWN, DecisionFilter, YearFilter
from complaints.improvements import ImprovementFilter
from complaints.models import Category, Decision, Release, ReleasedCase, Subject
from complaints.statistics.counts import LABELS
from councils.filters import CouncilFilter
from councils.models import Council
from councils.years import Year
from letters.models import Letter
from portal.api.problems import Fault

COUNCIL = "A council’s identifier, as the list of councils has it."


class CouncilChoice(django_filters.ModelChoiceFilter):
    """One council by its identifier."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Council.objects.order_by("name"),
            to_field_name="slug",
            label="Council",
            help_text=COUNCIL,
            **kwargs,
        )


class PublicYear(django_filters.ChoiceFilter):
    """One of the years that are public; any other does not exist."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label="Year", help_text="One of the years that are public.", **kwargs)


class OfPublicYears(django_filters.FilterSet):
    """A filter with a ``year`` among those that are public."""

    def __init__(self, *args: Any, releases: Mapping[Year, Release], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current = releases
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in releases]


class Day(django_filters.DateFilter):
    """A day as ISO 8601 writes it, and no other way."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class CouncilsFilter(CouncilFilter):
    """Councils as the page finds them, and those that existed on a day."""

    q = django_filters.CharFilter(
        method="named", label="Words of the name", help_text="All of them, or a whole other name."
    )
    type = django_filters.ChoiceFilter(choices=Council.Type.choices, label="Type of council")
    region = django_filters.AllValuesFilter(label="Region of England")
    existing_on = Day(method="on_day", label="Day", help_text="Those that existed on it.")

    def on_day(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.existing_on(value)


EDITION = "An earlier edition of the year’s figures; without it, the current one."


class EditionFilter(django_filters.Filter):
    """An edition by its number."""

    field_class = forms.IntegerField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Edition", help_text=EDITION, min_value=1, max_value=32_767, **kwargs
        )


def of_an_edition(asked: Mapping[str, Any], release: Release | None) -> Iterator[Fault]:
    """What is wrong with an edition that is asked for: ``release`` is the year’s current one."""
    if not asked["edition"]:
        return
    if release is None:
        yield Fault("year", "an edition is one of a year: give the year too")
    elif release.in_edition(asked["edition"]) is None:
        yield Fault("edition", f"{release.year} has no such edition", editions_of(release))


def editions_of(release: Release) -> list[str]:
    before = editions_of(release.before) if release.before else []
    return [*before, str(release.edition)]


class DecisionsFilter(DecisionFilter):
    """Decisions as the page finds them; what would be passed over there is refused."""

    q = django_filters.CharFilter(
        method="with_words",
        label="Words",
        help_text="Those with all of them in title, summary or statement; or a reference.",
    )
    council = CouncilChoice(method="about_council")
    type = django_filters.ChoiceFilter(
        choices=Council.Type.choices, method="about_type", label="Type of council"
    )
    category = django_filters.ModelChoiceFilter(
        method="of_category",
        queryset=Category.objects.all(),
        to_field_name="slug",
        label="Reporting category",
        help_text="Identifiers are in the list of subjects.",
    )
    subject = django_filters.ModelChoiceFilter(
        queryset=Subject.objects.all(),
        to_field_name="slug",
        label="Subject",
        help_text="Identifiers are in the list of subjects.",
    )
    outcome = django_filters.ChoiceFilter(choices=SHOWN, label="Outcome as it is now")
    kind = django_filters.ChoiceFilter(
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
        label="Something promised was due, and no outcome of it is recorded yet",
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

    def contradictions(self) -> Iterator[Fault]:
        asked = self.form.cleaned_data
        release = self.current.get(asked["year"])
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


class PerformanceFilter(OfPublicYears):
    """Councils whose performance is asked for, and the year."""

    year = PublicYear(method="any_year")
    edition = EditionFilter(method="any_year")
    type = django_filters.ChoiceFilter(choices=Council.Type.choices, label="Type of council")
    region = django_filters.AllValuesFilter(label="Region of England")
    council = CouncilChoice(field_name="pk", method="one_council")

    class Meta:
        model = Council
        fields = ()

    def any_year(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset  # of its releases, not of councils

    def one_council(self, queryset: QuerySet, name: str, value: Council) -> QuerySet:
        return queryset.filter(pk=value.pk)

    def contradictions(self) -> Iterator[Fault]:
        yield from of_an_edition(self.form.cleaned_data, self._release)

    @property
    def _release(self) -> Release | None:
        years = {str(year): release for year, release in self.current.items()}
        return years.get(self.form.cleaned_data["year"])

    def chosen(self) -> list[Release]:
        """The releases that are asked for, newest first."""
        if self._release is None:
            return list(self.current.values())
        edition = self.form.cleaned_data["edition"]
        found = self._release.in_edition(edition) if edition else self._release
        return [found] if found else []

    def only(self) -> set[int] | None:
        """The ids of the councils asked for; None for all of them."""
        asked = self.form.cleaned_data
        if not any(asked[name] for name in ("type", "region", "council")):
            return None
        return set(self.qs.values_list("pk", flat=True))


class SubjectFilter(django_filters.FilterSet):
    """Subjects of a category."""

    category = django_filters.ModelChoiceFilter(
        queryset=Category.objects.all(), to_field_name="slug", label="Reporting category"
    )

    class Meta:
        model = Subject
        fields = ()


class ImprovementsFilter(ImprovementFilter):
    """Service improvements as the page finds them, and of one council."""

    council = CouncilChoice()


class ReleaseFilter(OfPublicYears):
    """Editions of a year."""

    year = PublicYear()

    class Meta:
        model = Release
        fields = ()


class RevisionFilter(ReleaseFilter):
    """What revisions changed, of a year and of a council."""

    council = CouncilChoice(method="any_council")

    def any_council(self, queryset: QuerySet, name: str, value: Council) -> QuerySet:
        return queryset  # of what they changed, not of releases


class LetterFilter(django_filters.FilterSet):
    """Letters about a year and a council."""

    year = YearFilter(label="Year", help_text="Such as 2024-25")
    council = CouncilChoice()

    class Meta:
        model = Letter
        fields = ()


class NoFilter(django_filters.FilterSet):
    """Nothing to narrow a list by."""

    class Meta:
        model = Council
        fields = ()
