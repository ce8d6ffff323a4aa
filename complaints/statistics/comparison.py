"""A council beside similar ones: sums over a type, averages, and the words about chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.db.models import Count

from complaints.figures.chance import Comparison, Outside
from complaints.figures.days import read
from complaints.figures.measures import PUBLISHED_AVERAGES, Measure
from complaints.figures.performance import COUNTS, Performance
from complaints.figures.rates import AnyRate, NoFigure, Published
from complaints.figures.time_taken import COLUMNS, TimeTaken
from complaints.models import CouncilFigures, Release
from complaints.statistics.groups import Group
from councils.models import Council
from councils.years import Year

COUNTY, OTHER = str(Council.Type.COUNTY), str(Council.Type.OTHER)
HAD_CLOSED, NOT_YET = "had closed", "did not exist yet"
COMPARED_TYPES = [kind for kind in Council.Type.values if kind != OTHER]


@dataclass(frozen=True)
class CouncilYear:
    """One council's frozen figures in one edition of a year."""

    council_id: int
    type: str
    existed: bool
    residents: int | None
    residents_year: int | None
    county_id: int | None
    performance: Performance
    not_yet: bool = False
    closed_on: date | None = None
    published: Mapping[str, Decimal | int | None] = field(default_factory=dict, hash=False)
    short_name: str = ""
    slug: str = ""
    residents_summed: bool = False
    received: int | None = None
    time_taken: TimeTaken | None = None

    COLUMNS = (
        *("council__short_name", "council__slug", "council_id"),
        *("council__type", "council__opened_on", "council__closed_on"),
        *("existed", "residents", "residents_year", "residents_summed", "county_id"),
        *("received", *COLUMNS, "release__year"),
        *PUBLISHED_AVERAGES,
        "days",
        *COUNTS,
    )

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> CouncilYear:
        """From a row with the ``COLUMNS``."""
        opened_on = row["council__opened_on"]
        counts = {name: row[name] for name in COUNTS}
        return cls(
            council_id=row["council_id"],
            type=row["council__type"],
            existed=row["existed"],
            residents=row["residents"],
            residents_year=row["residents_year"],
            residents_summed=row["residents_summed"],
            county_id=row["county_id"],
            performance=Performance(**counts, days=read(row["days"])),
            not_yet=opened_on is not None and opened_on >= row["release__year"].end,
            closed_on=row["council__closed_on"],
            published={name: row[name] for name in PUBLISHED_AVERAGES},
            short_name=row["council__short_name"],
            slug=row["council__slug"],
            received=row["received"],
            time_taken=TimeTaken.read(row),
        )

    @property
    def absence(self) -> str:
        """Why it is not there in the year: any more, or yet; empty where it is.

        Whether it is there was frozen; which of the two, the register says.
        """
        return "" if self.existed else NOT_YET if self.not_yet else HAD_CLOSED

    @property
    def is_compared(self) -> bool:
        return self.existed and self.type != OTHER

    def rate(self, measure: Measure) -> AnyRate:
        if measure.by_residents and not self.existed:
            return NoFigure(f"no figure: the council {self.absence}")
        return measure.rate_of(self.performance, self.residents)

    def years_behind(self, measure: Measure) -> str:
        """Of how many years a figure is where several are added up and one lacks it, else empty."""
        return ""

    def average(self, measure: Measure, pooled: AnyRate, coverage: str = "") -> tuple[AnyRate, str]:
        """The average that was published for this council, else the pooled rate of its type.

        With it, of how many councils that is: nothing is known of it for a published one.
        """
        published = self.published.get(measure.published)
        if published is None:
            return pooled, coverage
        return Published(Fraction(published), measure.unit), ""


@dataclass(frozen=True)
class ComparedCouncils:
    """All councils' figures in one edition of a year, compared within their types.

    ``missing`` is how many more councils of each type existed in the year.
    """

    rows: Mapping[int, CouncilYear]
    missing: Mapping[str, int] = field(default_factory=dict)

    def similar(self, kind: str) -> list[CouncilYear]:
        return [row for row in self.rows.values() if row.type == kind and row.is_compared]

    def group(self, kind: str) -> Group:
        """The councils of one type that existed in the year, summed once."""
        if kind not in self._groups:
            missing, noun = self.missing.get(kind, 0), Council.Type(kind).plural
            self._groups[kind] = Group.of(self.similar(kind), missing=missing, noun=noun)
        return self._groups[kind]

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {}

    def rates(self, kind: str, measure: Measure) -> list[tuple[CouncilYear, AnyRate]]:
        """The rate of each council of one type, worked out once."""
        key = (kind, measure.slug)
        if key not in self._rates:
            self._rates[key] = [(row, row.rate(measure)) for row in self.similar(kind)]
        return self._rates[key]

    @cached_property
    def _rates(self) -> dict[tuple[str, str], list[tuple[CouncilYear, AnyRate]]]:
        return {}

    def scale(self, measure: Measure) -> tuple[float, ...]:
        """The lowest and the highest ratio that any council of any type is drawn at, or none.

        So that a measure has one scale in a year, on whichever council's page it is drawn.
        """
        if measure.slug not in self._scales:
            drawn = [
                rate.ratio
                for kind in COMPARED_TYPES
                for rate in (self.average(kind, measure), *self.drawn(kind, measure).values())
                if rate.ratio is not None
            ]
            self._scales[measure.slug] = (min(drawn), max(drawn)) if drawn else ()
        return self._scales[measure.slug]

    @cached_property
    def _scales(self) -> dict[str, tuple[float, ...]]:
        return {}

    def drawn(self, kind: str, measure: Measure) -> dict[int, AnyRate]:
        """The rates of one type that rest on enough cases and residents, by council."""
        return {
            row.council_id: rate
            for row, rate in self.rates(kind, measure)
            if rate.ratio is not None and not rate.has_few and not rate.is_small
        }

    def comparison(self, row: CouncilYear, measure: Measure) -> Comparison | None:
        """The council's rate beside its type's; None where it is in no comparison."""
        if not row.is_compared:
            return None
        found = self._beside(row, row.rate(measure), measure)
        return replace(found, outside=self.outside(measure)) if found.is_unusual else found

    def position(self, row: CouncilYear, measure: Measure) -> str:
        """Where that is among what chance explains; empty where it is in no comparison."""
        return self._beside(row, row.rate(measure), measure).position if row.is_compared else ""

    def _beside(self, row: CouncilYear, rate: AnyRate, measure: Measure) -> Comparison:
        average, coverage = row.average(measure, *self._pooled(row.type, measure))
        return Comparison(rate, average, measure.noun, coverage=coverage)

    def average(self, kind: str, measure: Measure) -> AnyRate:
        """The pooled rate of a type."""
        return self._pooled(kind, measure)[0]

    def _pooled(self, kind: str, measure: Measure) -> tuple[AnyRate, str]:
        """That, and of how many councils it is, worked out once."""
        key = (kind, measure.slug)
        if key not in self._averages:
            group = self.group(kind)
            self._averages[key] = group.rate(measure), group.coverage(measure)
        return self._averages[key]

    @cached_property
    def _averages(self) -> dict[tuple[str, str], tuple[AnyRate, str]]:
        return {}

    def compared(self, measure: Measure) -> Iterator[tuple[str, Comparison]]:
        """Each comparison that is made in the year, with the type; none with very few residents."""
        for kind in COMPARED_TYPES:
            for row, rate in self.rates(kind, measure):
                if not rate.is_small:
                    yield kind, self._beside(row, rate, measure)

    def outside(self, measure: Measure) -> Outside:
        """How many councils of all types lie outside their limits, worked out once."""
        if measure.slug not in self._outside:
            self._outside[measure.slug] = Outside.of(each for _, each in self.compared(measure))
        return self._outside[measure.slug]

    @cached_property
    def _outside(self) -> dict[str, Outside]:
        return {}


@dataclass(frozen=True)
class ReleasedYear(ComparedCouncils):
    """Every council's figures in one edition of one year: the types, and the nation."""

    release: Release = field(kw_only=True)

    @classmethod
    def load(cls, release: Release) -> ReleasedYear:
        found = (
            CouncilFigures.objects.filter(release=release)
            .order_by("council")
            .values(*CouncilYear.COLUMNS)
        )
        rows = {row["council_id"]: CouncilYear.of(row) for row in found}
        return cls(rows, missing_from(release), release=release)

    @property
    def period(self) -> str:
        """What its figures are of, in words."""
        return str(self.release.year)

    @property
    def years_added(self) -> list[Year]:
        return [self.release.year]

    @property
    def editions(self) -> list[int]:
        """Which editions they come from, the newest year's first."""
        return [self.release.edition]

    @cached_property
    def types(self) -> dict[str, Group]:
        """The councils of each of the five types that existed in the year."""
        return {kind: self.group(kind) for kind in COMPARED_TYPES}

    @cached_property
    def other_bodies(self) -> Group:
        """Bodies in jurisdiction that no council is compared with, listed apart."""
        return Group.of(row for row in self.rows.values() if row.type == OTHER)

    @cached_property
    def nation(self) -> Group:
        """All rows of the five types, closed councils' late outcomes included.

        England's residents are counted once: a place in two tiers has a county and districts, so
        their complaints stand over the residents of the districts. Where those of one district
        are not known, the whole place is left out of both sides.
        """
        rows = [row for row in self.rows.values() if row.type != OTHER]
        unknown = {row.county_id for row in rows if row.existed and row.residents is None}
        in_county = {row.county_id for row in rows if row.existed} - unknown
        known = [
            row
            for row in rows
            if (row.council_id in in_county if row.type == COUNTY else row.residents is not None)
            and (row.county_id is None or row.county_id not in unknown)
        ]
        residents = sum(row.residents or 0 for row in known if row.type != COUNTY)
        return Group(rows, known, residents, sum(self.missing.values()))


def missing_from(release: Release) -> dict[str, int]:
    """How many councils of each type existed in the year, by the register, without figures."""
    rows = (
        Council.objects.existing_in(release.year)
        .compared()
        .exclude(figures__release=release)
        .order_by()
        .values_list("type")
        .annotate(number=Count("id"))
    )
    return dict(rows)
