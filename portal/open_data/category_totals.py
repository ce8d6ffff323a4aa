"""Categories added up: of all councils together, and of those of each type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from complaints.figures.measures import of_cases
from complaints.figures.performance import Performance
from complaints.models import Category, Release
from complaints.statistics.comparison import COMPARED_TYPES, ReleasedYear
from complaints.statistics.subjects import SubjectYear, subject_years, types_by_category
from portal.open_data.breakdown import NOT_BROKEN_DOWN, OF_EDITION, Covers
from portal.open_data.columns import Column, Dataset, Kind
from portal.open_data.counts import COUNT_COLUMNS
from portal.open_data.rates import of_counts
from portal.open_data.sums import ALL

NAMES = {ALL: "All subjects", NOT_BROKEN_DOWN: "Not broken down"}


@dataclass(frozen=True)
class CategoryTotal:
    """A row: a category's sums in an edition, of one type or of all five.

    ``covers`` is "n of m councils" where not all that existed are broken down.
    """

    release: Release
    type: str
    category: str
    name: str
    counts: Performance
    covers: str

    @property
    def address(self) -> str:
        asked = {"year": str(self.release.year)}
        if self.category in NAMES:
            path = reverse("subjects")
        else:
            path = reverse("subject", args=[self.category])
            asked |= {} if self.type == ALL else {"type": self.type}
        return f"{settings.SITE_URL}{path}?{urlencode(asked)}"


def category_totals(releases: Iterable[Release]) -> Iterator[CategoryTotal]:
    """Each category of all councils, what they come to, and the categories of each type.

    A year that is not broken down has none; of a type only those in which it has figures.
    """
    found = list(releases)
    years = {each.release.pk: each for each in subject_years(found)}
    categories: dict[int | None, tuple[str, str]] = {
        each.pk: (each.slug, each.name) for each in Category.objects.all()
    }
    categories[None] = (NOT_BROKEN_DOWN, NAMES[NOT_BROKEN_DOWN])
    for release in found:
        if years[release.pk].is_there:
            yield from _of_year(years[release.pk], categories)


def _of_year(
    year: SubjectYear, categories: dict[int | None, tuple[str, str]]
) -> Iterator[CategoryTotal]:
    release = year.release
    for pk, known in categories.items():
        counts = year.by_category.get(pk, Performance())
        yield CategoryTotal(release, ALL, *known, counts, year.coverage)
    yield CategoryTotal(release, ALL, ALL, NAMES[ALL], year.all_subjects, year.coverage)
    of_types, covers = types_by_category(release), Covers(ReleasedYear.load(release))
    for kind in COMPARED_TYPES:
        for pk, known in categories.items():
            if pk in of_types[kind]:
                yield CategoryTotal(release, kind, *known, of_types[kind][pk], covers[kind])


CATEGORY_TOTALS = Dataset(
    slug="category-totals",
    title="Categories, all councils together",
    one_row="One row is one reporting category in one edition of a year’s figures. It is of all"
    " councils of the five types added up, or of those of one type that existed in the year. A year"
    " that is not broken down has none.",
    key=("year", "edition", "type", "category"),
    fields=(
        *OF_EDITION,
        Column(
            "type",
            Kind.TEXT,
            f"The type; {ALL} is the five types together",
            attrgetter("type"),
            allowed=(*COMPARED_TYPES, ALL),
        ),
        Column(
            "category",
            Kind.TEXT,
            f"Identifier of the reporting category, {NOT_BROKEN_DOWN}, or {ALL}: all categories and"
            " what is not broken down",
            attrgetter("category"),
        ),
        Column("category_name", Kind.TEXT, "Its name", attrgetter("name")),
        *COUNT_COLUMNS,
        *(of_counts(measure) for measure in of_cases()),
        Column(
            "coverage",
            Kind.TEXT,
            "Of how many councils these sums are, where not all that existed are broken down",
            attrgetter("covers"),
            "All are, or none.",
        ),
        Column("address", Kind.ADDRESS, "The page with these sums", attrgetter("address")),
    ),
)
