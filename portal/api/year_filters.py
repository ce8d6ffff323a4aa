"""What lists of figures can be narrowed by: years and editions that are public, and councils."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django_filters.fields import ModelChoiceField

from complaints.models import Category, Release
from councils.models import Council, by_short_name
from councils.register.identifiers import slug_identified
from councils.years import Year
from portal.api.problems import Fault
from portal.api.several import SeveralCouncils, SeveralFilter
from portal.open_data.breakdown import NOT_BROKEN_DOWN
from portal.open_data.sums import ALL

COUNCIL = (
    "A council’s identifier, as the list of councils has it; or its GSS code, one that it had, what"
    " GOV.UK calls it in addresses, or its item of Wikidata."
)


class CouncilField(ModelChoiceField):
    """A council by whatever identifies it."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(slug_identified(value) or value if value else value)


class CouncilChoice(django_filters.ModelChoiceFilter):
    """One council by its identifier."""

    field_class = CouncilField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Council.objects.order_by(*by_short_name()),
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

    def __init__(self, *args: Any, releases: Mapping[Year, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current = releases
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in releases]


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


def regions() -> list[tuple[str, str]]:
    found = Council.objects.exclude(region="").order_by("region")
    return [(each, each) for each in found.values_list("region", flat=True).distinct()]


class PerformanceFilter(OfPublicYears):
    """Councils whose performance is asked for, and the year."""

    year = PublicYear(method="any_year")
    edition = EditionFilter(method="any_year")
    type = SeveralFilter(choices=Council.Type.choices, label="Type of council")
    region = SeveralFilter(choices=regions, label="Region of England")
    council = SeveralCouncils(field_name="slug", help_text=COUNCIL)

    class Meta:
        model = Council
        fields = ()

    def any_year(self, queryset: QuerySet[Council], name: str, value: str) -> QuerySet[Council]:
        return queryset  # of its releases, not of councils

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


class CategoryFilter(PerformanceFilter):
    """Categories of councils whose performance is asked for, and the year."""

    besides: tuple[str, ...] = ()  # what else has rows of its own
    category = SeveralFilter(
        method="any_year",
        label="Reporting category",
        help_text=f"Identifiers are in the list of subjects; {NOT_BROKEN_DOWN} is the rest.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slugs = [*Category.objects.values_list("slug", flat=True), NOT_BROKEN_DOWN, *self.besides]
        self.filters["category"].extra["choices"] = [(slug, slug) for slug in slugs]


class ReceivedFilter(CategoryFilter):
    """Complaints received about councils, in all or in a category, and the year."""

    besides = (ALL,)


class GroupFilter(OfPublicYears):
    """Sums of councils, in a year."""

    year = PublicYear(method="any_year")
    edition = EditionFilter(method="any_year")

    class Meta:
        model = Council
        fields = ()

    any_year = PerformanceFilter.any_year
    contradictions = PerformanceFilter.contradictions
    _release = PerformanceFilter._release
    chosen = PerformanceFilter.chosen
