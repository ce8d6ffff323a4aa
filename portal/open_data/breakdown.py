"""A council's figures by category, and the sums of councils that were reorganised together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from django.conf import settings
from django.urls import reverse

from complaints.figures.measures import UPHOLD_RATE, Measure, of_cases
from complaints.figures.performance import Performance
from complaints.models import Release
from complaints.statistics.breakdown import CouncilCategory, coverage, every_category
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.reorganised import GroupYear, group_year
from councils.models import Council
from councils.register.succession import Reorganisation, groups
from portal.open_data.columns import Column, Dataset, Kind, Part
from portal.open_data.counts import COUNT_COLUMNS
from portal.open_data.names import name_in_year
from portal.open_data.rates import Similar, covers, of_counts, similar_columns

NOT_BROKEN_DOWN = "not-broken-down"
ALL_HAVE_IT = "All of them have it, or none has."


@dataclass(frozen=True)
class CategoryPerformance:
    """A row: a council's counts in one category, and of how many councils the average is."""

    release: Release
    council: Council
    found: CouncilCategory
    covers: str

    @property
    def counts(self) -> Performance:
        return self.found.counts

    @property
    def similar(self) -> Similar | None:
        """None where the council is compared with nobody."""
        average = self.found.uphold.average
        if average.part is None:
            return None
        known = (average.part, average.whole, average.ratio, average.steps, average.text)
        return Similar(*known, published=False, coverage=self.covers)

    @property
    def address(self) -> str:
        return _page(self.council, self.release, "#categories-heading")


@dataclass(frozen=True)
class GroupPerformance:
    """A row: the sums of the old councils of a reorganisation that existed in a year."""

    release: Release
    reorganisation: Reorganisation
    found: GroupYear

    @property
    def counts(self) -> Performance:
        return self.found.group.performance

    @property
    def address(self) -> str:
        return _page(self.found.councils[0], self.release)


def _page(council: Council, release: Release, fragment: str = "") -> str:
    path = reverse("council-year", args=[council.slug, release.year])
    return f"{settings.SITE_URL}{path}?edition={release.edition}{fragment}"


class Covers(dict[str, str]):
    """Of how many councils of a type the averages of an edition are, asked once for each type."""

    def __init__(self, released: ReleasedYear) -> None:
        super().__init__()
        self.released = released

    def __missing__(self, kind: str) -> str:
        is_compared = kind in self.released.types
        covers = coverage(self.released.release, self.released, kind) if is_compared else ""
        self[kind] = covers
        return covers


def category_rows(
    releases: Iterable[Release],
    only: Collection[int] | None = None,
    categories: Collection[str] = (),
) -> Iterator[CategoryPerformance]:
    """Every council's categories in each of some releases; or those of ``only``, or of one."""
    councils = Council.objects.in_bulk()
    for release in releases:
        released = ReleasedYear.load(release)
        covers = Covers(released)
        for found in every_category(released):
            if only is not None and found.council_id not in only:
                continue
            slug = found.uphold.slug or NOT_BROKEN_DOWN
            if categories and slug not in categories:
                continue
            council = councils[found.council_id]
            yield CategoryPerformance(release, council, found, covers[council.type])


def group_rows(releases: Iterable[Release]) -> Iterator[GroupPerformance]:
    known = groups()
    for release in releases:
        rows = ReleasedYear.load(release).rows
        for each in known:
            if found := group_year(each.old, rows, release):
                yield GroupPerformance(release, each, found)


def _slugs(councils: Iterable[Council]) -> list[str]:
    return [each.slug for each in councils]


def _measure(measure: Measure) -> list[Part | Column]:
    """A rate of a group, and how many of its councils have it where some may lack it."""
    if not measure.lacks:
        return [of_counts(measure)]
    meaning = f"How many of the councils have {measure.lacks}, where not all of them have"
    name = f"{measure.column.removesuffix('_rate')}_coverage"
    group = attrgetter("found.group")
    return [of_counts(measure), covers(measure, name, meaning, ALL_HAVE_IT, group)]


OF_EDITION = (
    Column("year", Kind.YEAR, "Reporting year, 1 April to 31 March", attrgetter("release.year")),
    Column(
        "edition",
        Kind.INTEGER,
        "Edition of the year’s figures: 1, or more where they were revised",
        attrgetter("release.edition"),
    ),
)
PERFORMANCE_BY_CATEGORY = Dataset(
    slug="performance-by-category",
    title="Performance by category",
    one_row="One row is one council’s figures in one reporting category, in one edition of a year’s"
    " figures. A council’s rows add up to its performance. What was withheld when the figures were"
    " frozen is under “not broken down”, with what had no subject.",
    key=("year", "edition", "council", "category"),
    refers={"council": "councils"},
    fields=(
        *OF_EDITION,
        Column("council", Kind.TEXT, "The council’s identifier", attrgetter("council.slug")),
        Column("council_name", Kind.TEXT, "Its name today", attrgetter("council.name")),
        name_in_year(attrgetter("release.year")),
        Column(
            "type",
            Kind.TEXT,
            "Its type; councils are compared within it only",
            attrgetter("council.type"),
            allowed=tuple(Council.Type.values),
        ),
        Column(
            "category",
            Kind.TEXT,
            f"Identifier of the reporting category, or {NOT_BROKEN_DOWN}",
            lambda row: row.found.uphold.slug or NOT_BROKEN_DOWN,
        ),
        Column("category_name", Kind.TEXT, "Its name", attrgetter("found.uphold.category")),
        *COUNT_COLUMNS,
        of_counts(UPHOLD_RATE),
        Part(
            "uphold_rate_similar",
            "Uphold rate of similar councils together in the category",
            similar_columns(UPHOLD_RATE),
            attrgetter("similar"),
        ),
        Column(
            "uphold_rate_beyond_chance",
            Kind.BOOLEAN,
            "Whether chance does not explain the gap to similar councils; never of fewer than ten"
            " cases, nor of what is not broken down",
            attrgetter("found.uphold.is_beyond_chance"),
        ),
        Column("address", Kind.ADDRESS, "The page with these very figures", attrgetter("address")),
    ),
)

GROUPS = Dataset(
    slug="groups",
    title="Councils reorganised together",
    one_row="One row is all the councils that are reorganised together, added up, in one edition of"
    " a year in which they existed. Nothing is shared out among the councils that come of them.",
    key=("year", "edition", "group"),
    fields=(
        *OF_EDITION,
        Column(
            "group",
            Kind.TEXT,
            "Its identifier: those of the councils that come of it, with + between them",
            lambda row: "+".join(_slugs(row.reorganisation.new)),
        ),
        Column(
            "councils",
            Kind.TEXTS,
            "The councils that are added up: those of the group that existed in the year",
            lambda row: _slugs(row.found.councils),
        ),
        Column(
            "successors",
            Kind.TEXTS,
            "The councils that come of the group",
            lambda row: _slugs(row.reorganisation.new),
        ),
        *COUNT_COLUMNS,
        *(column for measure in of_cases() for column in _measure(measure)),
        Column(
            "address",
            Kind.ADDRESS,
            "The page of one of these councils, with the sums",
            attrgetter("address"),
        ),
    ),
)
