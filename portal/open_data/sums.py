"""Councils added up: each type as it is compared with, all five types, and other bodies apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from django.conf import settings
from django.urls import reverse

from complaints.figures.measures import MEASURES, Measure
from complaints.figures.performance import Performance
from complaints.models import Release
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.groups import Group
from councils.models import Council
from portal.open_data.breakdown import OF_EDITION
from portal.open_data.columns import Column, Dataset, Kind, Part
from portal.open_data.counts import COUNT_COLUMNS
from portal.open_data.rates import covers, rate_columns

ALL, OTHER = "all", str(Council.Type.OTHER)
ALL_HAVE_IT = "All that existed have it, or none has."


@dataclass(frozen=True)
class TypePerformance:
    """A row: the sums of the councils of one type, or of all five, in an edition."""

    release: Release
    type: str
    group: Group

    @property
    def counts(self) -> Performance:
        return self.group.performance

    @property
    def address(self) -> str:
        return f"{settings.SITE_URL}{reverse('home')}?year={self.release.year}"


def type_rows(releases: Iterable[Release]) -> Iterator[TypePerformance]:
    """The types in their order, all five, and other bodies: those of which there are councils."""
    for release in releases:
        released = ReleasedYear.load(release)
        sums = {**released.types, ALL: released.nation, OTHER: released.other_bodies}
        for kind, group in sums.items():
            if group.performance.councils:
                yield TypePerformance(release, kind, group)


def _measure(measure: Measure) -> tuple[Part, Column]:
    """A rate, and of how many councils it is."""
    columns = rate_columns(measure, in_sums=True)
    meaning = "Of how many councils it is, where it is not of all that existed"
    return (
        Part(measure.column, measure.name, columns, lambda row: row.group.rate(measure)),
        covers(measure, f"{measure.column}_coverage", meaning, ALL_HAVE_IT, attrgetter("group")),
    )


PERFORMANCE_BY_TYPE = Dataset(
    slug="performance-by-type",
    title="Types of council, and the nation",
    one_row="One row is a sum in one edition of a year’s figures. It is of the councils of one type"
    " that existed in the year, of all councils of the five types, or of the other bodies. All of"
    " the five types has councils that no longer existed too; other bodies are in no other sum.",
    key=("year", "edition", "type"),
    fields=(
        *OF_EDITION,
        Column(
            "type",
            Kind.TEXT,
            f"The type; {ALL} is the five types together, {OTHER} the other bodies",
            attrgetter("type"),
            allowed=(*Council.Type.values, ALL),
        ),
        Column("councils", Kind.INTEGER, "How many are added up", attrgetter("counts.councils")),
        *COUNT_COLUMNS,
        *(column for measure in MEASURES.values() for column in _measure(measure)),
        Column("address", Kind.ADDRESS, "The page with these sums", attrgetter("address")),
    ),
)
