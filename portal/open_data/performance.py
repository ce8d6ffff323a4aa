"""Performance: one council in one edition of a year, beside similar councils."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from django.conf import settings
from django.urls import reverse

from complaints.figures.measures import MEASURES, Measure
from complaints.figures.performance import Performance
from complaints.figures.time_taken import KNOWN, WEEKS, kept
from complaints.models import Release
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from councils.models import Council
from portal.open_data.columns import Column, Dataset, Kind
from portal.open_data.counts import COUNT_COLUMNS, UNPUBLISHED
from portal.open_data.names import name_in_year
from portal.open_data.rates import Compared, own_and_compared


@dataclass(frozen=True)
class CouncilPerformance:
    """A row: a council's frozen figures, and those of the year that they are compared with."""

    released: ReleasedYear
    row: CouncilYear
    council: Council

    @property
    def release(self) -> Release:
        return self.released.release

    @property
    def counts(self) -> Performance:
        return self.row.performance

    @property
    def address(self) -> str:
        """Of the page with these figures, for ever."""
        path = reverse("council-year", args=[self.council.slug, self.release.year])
        return f"{settings.SITE_URL}{path}?edition={self.release.edition}"

    @cached_property
    def measures(self) -> dict[str, Compared]:
        return {
            slug: Compared.of(self.released, self.row, measure)
            for slug, measure in MEASURES.items()
        }


def performance_rows(
    releases: Iterable[Release], only: Collection[int] | None = None
) -> Iterator[CouncilPerformance]:
    """Every council in each of some releases, by name; or those whose ids are in ``only``.

    One query of the councils, and one for each release, whatever is chosen: averages need all.
    """
    councils = Council.objects.in_bulk()
    for release in releases:
        released = ReleasedYear.load(release)
        for pk, row in released.rows.items():
            if only is None or pk in only:
                yield CouncilPerformance(released, row, councils[pk])


def _found(measure: Measure) -> Callable[[CouncilPerformance], Compared]:
    return lambda row: row.measures[measure.slug]


def _time(name: str) -> Callable[[CouncilPerformance], int | None]:
    return lambda row: kept(row.row.time_taken)[name]


TIME_TAKEN = {
    KNOWN: "Decisions of the year of which it is known how long they took",
    **{
        name: f"Of these, decisions within {weeks} weeks of the complaint’s coming in"
        for name, weeks in WEEKS.items()
    },
}
PERFORMANCE = Dataset(
    slug="performance",
    title="Performance of councils",
    one_row="One row is one council in one year, in one edition of that year’s figures.",
    key=("year", "edition", "council"),
    refers={"council": "councils"},
    fields=(
        Column(
            "year", Kind.YEAR, "Reporting year, 1 April to 31 March", attrgetter("release.year")
        ),
        Column(
            "edition",
            Kind.INTEGER,
            "Edition of the year’s figures: 1, or more where they were revised",
            attrgetter("release.edition"),
        ),
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
            "gss_code",
            Kind.TEXT,
            "Its code of the Office for National Statistics, as it is now",
            attrgetter("council.gss_code"),
            "It has none.",
        ),
        Column(
            "region",
            Kind.TEXT,
            "The region of England in which it lies",
            attrgetter("council.region"),
            "It lies in none, or in several.",
        ),
        Column(
            "existed",
            Kind.BOOLEAN,
            "Whether it existed in the year: one that was not there may have cases and outcomes",
            attrgetter("row.existed"),
        ),
        Column(
            "residents",
            Kind.INTEGER,
            "How many people live there, as the edition used it",
            attrgetter("row.residents"),
            "Not known.",
        ),
        Column(
            "residents_year",
            Kind.INTEGER,
            "Calendar year of that estimate or census",
            attrgetter("row.residents_year"),
            "Residents are not known.",
        ),
        Column(
            "residents_summed",
            Kind.BOOLEAN,
            "Whether that is the sum of the councils which it replaced, before it had its own",
            attrgetter("row.residents_summed"),
        ),
        Column(
            "received",
            Kind.INTEGER,
            "Complaints that came in during the year, decided or not",
            attrgetter("row.received"),
            UNPUBLISHED,
        ),
        *(
            Column(name, Kind.INTEGER, meaning, _time(name), UNPUBLISHED)
            for name, meaning in TIME_TAKEN.items()
        ),
        *COUNT_COLUMNS,
        *(
            part
            for measure in MEASURES.values()
            for part in own_and_compared(measure, _found(measure))
        ),
        Column("address", Kind.ADDRESS, "The page with these very figures", attrgetter("address")),
    ),
)
