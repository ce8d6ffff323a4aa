"""What a year's figures say of one subject: national sums, and the councils of one type.

They are of reporting categories, as frozen: a release keeps none of sub-categories. What is
withheld is in no category. A sum is the five types', late outcomes of closed councils included.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Sum

from complaints.figures.performance import COUNTS, Performance
from complaints.figures.rates import Rate
from complaints.figures.sums import DEALT_WITH
from complaints.models import Category, CategoryFigures, CouncilFigures, Release
from complaints.statistics.comparison import COMPARED_TYPES, OTHER
from complaints.statistics.groups import part_of
from councils.models import Council
from councils.years import Year

NOTHING = Performance()


@dataclass(frozen=True)
class SubjectYear:
    """The national counts of a year by category; ``None`` is what was not broken down.

    ``broken_down`` of the ``existing`` councils have figures by category.
    """

    release: Release
    by_category: Mapping[int | None, Performance] = field(default_factory=dict)
    broken_down: int = 0
    existing: int = 0

    @property
    def year(self) -> Year:
        return self.release.year

    @property
    def is_there(self) -> bool:
        """Whether the year has figures by category at all."""
        return any(self.by_category)

    @property
    def coverage(self) -> str:
        """ "n of m councils" where not all that existed are broken down, else empty."""
        return part_of(self.broken_down, self.existing, "councils")

    @property
    def all_subjects(self) -> Performance:
        return Performance.total(self.by_category.values())

    def of(self, category: Category) -> Performance:
        return self.by_category.get(category.pk, NOTHING)

    @property
    def not_broken_down(self) -> Performance:
        return self.by_category.get(None, NOTHING)


def subject_years(releases: Iterable[Release]) -> list[SubjectYear]:
    """Each release by category, the earliest year first; three queries for all."""
    by_pk = {each.pk: each for each in releases}
    sums: dict[int, dict[int | None, Performance]] = defaultdict(dict)
    found = (
        CategoryFigures.objects.filter(figures__release__in=by_pk)
        .exclude(figures__council__type=OTHER)
        .order_by()
        .values("figures__release_id", "category_id")
        .annotate(**{f"all_{name}": Sum(name) for name in COUNTS})
    )
    for row in found:
        counts = (row[f"all_{name}"] for name in COUNTS)
        sums[row["figures__release_id"]][row["category_id"]] = Performance(*counts)
    covered = _coverage(by_pk)
    years = [SubjectYear(release, sums[pk], *covered[pk]) for pk, release in by_pk.items()]
    return sorted(years, key=lambda each: each.year)


def _coverage(releases: Mapping[int, Release]) -> dict[int, tuple[int, int]]:
    """Of each release how many councils are broken down, and how many existed in its year.

    In a counted year all that have figures are; of published statistics those with categories, or
    with nothing to break down.
    """
    rows = (
        CouncilFigures.objects.filter(release__in=releases, existed=True)
        .exclude(council__type=OTHER)
        .order_by()
        .values_list("release_id", "council_id", *DEALT_WITH.names)
        .annotate(parts=Count("categories"))
    )
    councils = list(Council.objects.filter(type__in=COMPARED_TYPES).only("opened_on", "closed_on"))
    known: dict[int, set[int]] = defaultdict(set)
    broken_down: dict[int, int] = defaultdict(int)
    for release, council, *counts, parts in rows:
        known[release].add(council)
        is_counted = releases[release].source == Release.Source.COUNTED
        broken_down[release] += bool(is_counted or parts or not any(counts))
    return {
        pk: (
            broken_down[pk],
            len(known[pk] | {each.pk for each in councils if each.existed_in(release.year)}),
        )
        for pk, release in releases.items()
    }


@dataclass(frozen=True)
class CouncilOnSubject:
    """One council's counts in one category of a year."""

    council: Council
    performance: Performance

    @property
    def uphold_rate(self) -> Rate:
        return self.performance.uphold_rate


@dataclass(frozen=True)
class TypeOnSubject:
    """The councils of one type in one category of a year: those with a case, and their sum."""

    type: Council.Type
    rows: list[CouncilOnSubject]
    together: Performance


def types_by_category(release: Release) -> dict[str, dict[int | None, Performance]]:
    """What the councils of each type that existed have together, by category; one query."""
    found = (
        CategoryFigures.objects.filter(figures__release=release, figures__existed=True)
        .exclude(figures__council__type=OTHER)
        .order_by()
        .values("figures__council__type", "category_id")
        .annotate(**{f"all_{name}": Sum(name) for name in COUNTS})
    )
    sums: dict[str, dict[int | None, Performance]] = defaultdict(dict)
    for row in found:
        counts = (row[f"all_{name}"] for name in COUNTS)
        sums[row["figures__council__type"]][row["category_id"]] = Performance(*counts)
    return sums


def of_type(release: Release, category: Category, kind: str) -> TypeOnSubject:
    """The councils of a type that existed and have a case in a category, by name; one query."""
    found = (
        CategoryFigures.objects.filter(
            figures__release=release,
            figures__existed=True,
            figures__council__type=kind,
            category=category,
        )
        .select_related("figures__council")
        .order_by("figures__council")
    )
    rows = [CouncilOnSubject(each.figures.council, Performance.of(each)) for each in found]
    return TypeOnSubject(
        Council.Type(kind),
        [each for each in rows if each.performance.dealt_with],
        Performance.total(each.performance for each in rows),
    )
