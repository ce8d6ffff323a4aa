"""A council's figures over the public years, beside its type's: loaded, and drawn as trends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from complaints.charts import TrendPoint, spark, trend
from complaints.charts.spark import Spark
from complaints.charts.trend import BESIDE, SIZES, Trend
from complaints.figures.chance import limits_around
from complaints.figures.measures import UPHOLD_RATE, Measure
from complaints.figures.movement import Movement
from complaints.figures.rates import AnyRate, NoFigure
from complaints.models import CouncilFigures, Release
from complaints.statistics.case_lists import CountedList
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from complaints.statistics.two_years import CouncilTwoYears
from complaints.statistics.type_years import TypeYear, type_over_years
from councils.models import Council
from councils.years import Year
from portal.counted_once import Once, anew

NOT_COMPARED = NoFigure("not compared")
# A chart depends on nothing but what it is drawn from, so the last ones drawn are kept.
draw_trend, draw_spark = lru_cache(maxsize=1_000)(trend), lru_cache(maxsize=1_000)(spark)


@dataclass(frozen=True)
class History:
    """The council's figures over the public years, and its type's pooled ones."""

    own: Mapping[Year, CouncilYear]
    others: Mapping[Year, Mapping[int, CouncilYear]]
    similar: Mapping[Year, TypeYear]
    editions: Mapping[Year, Release]


def load(
    council: Council,
    release: Release,
    releases: Iterable[Release],
    with_councils: set[int],
    once: Once = anew,
) -> tuple[ReleasedYear, History]:
    """The council's and its group's rows in all releases, and every council's in the chosen one.

    What is the same on every council's page of the year is worked out ``once``.
    """
    by_pk = {each.pk: each for each in releases}
    compared = once(partial(ReleasedYear.load, release), "year", release.pk)
    of_type = once(
        partial(type_over_years, council.type, by_pk.values()), "type", council.type, *by_pk
    )
    rows = (
        CouncilFigures.objects.filter(
            council__in=with_councils | {council.pk}, release__in=by_pk.keys() - {release.pk}
        )
        .order_by("council")
        .values("release_id", *CouncilYear.COLUMNS)
    )
    by_release: dict[int, dict[int, CouncilYear]] = {pk: {} for pk in by_pk}
    for row in rows:
        by_release[row["release_id"]][row["council_id"]] = CouncilYear.of(row)
    years: dict[Year, Mapping[int, CouncilYear]] = {
        by_pk[pk].year: rows for pk, rows in by_release.items()
    }
    years[release.year] = compared.rows
    return compared, History(
        {year: rows[council.pk] for year, rows in sorted(years.items()) if council.pk in rows},
        years,
        {by_pk[pk].year: of_year for pk, of_year in of_type.items()},
        {each.year: each for each in by_pk.values()},
    )


def movement(
    history: History, council: Council, year: Year, measure: Measure, breaks: set[Year]
) -> Movement | None:
    """How a figure changed since the year before; None of a council that was not there."""
    last = history.own.get(year.previous)
    both = CouncilTwoYears(council, year, history.own[year], last, was_revised=False)
    return both.movement(measure, breaks=year in breaks)


def points_of(
    history: History, council: Council, breaks: set[Year], measure: Measure
) -> tuple[TrendPoint, ...]:
    """A measure in each public year of the council, with the limits for one of its size."""
    points = []
    for year, row in history.own.items():
        rate = row.rate(measure)
        if not row.existed:
            rate = NoFigure(row.absence, rate.counts)
        average, covers = average_in(history.similar[year], row, measure)
        is_bounded = measure.has_limits and not rate.has_few and not rate.is_small
        counted = CountedList(history.editions[year], measure.above.count, council)
        to_cases = counted.address() if measure.above.count else ""
        points.append(
            TrendPoint(
                str(year),
                rate,
                average,
                limits_around(rate, average) if is_bounded else None,
                breaks=year in breaks,
                coverage=covers,
                to_cases=to_cases,
            )
        )
    return tuple(points)


def trend_of(history: History, council: Council, breaks: set[Year]) -> Trend | None:
    """The uphold rate over two or more public years, drawn for every width."""
    points = points_of(history, council, breaks, UPHOLD_RATE)
    return drawn(points, council, UPHOLD_RATE, ident="trend", sizes=SIZES)


def drawn(
    points: tuple[TrendPoint, ...],
    council: Council,
    measure: Measure,
    *,
    ident: str,
    sizes: tuple[tuple[str, int, int], ...],
) -> Trend | None:
    if len(points) < 2:
        return None
    return draw_trend(
        points,
        name=council.short_name,
        average_name=council.type_plural,
        title=f"{measure.name} of {council.name} over the years",
        ident=ident,
        slug=measure.slug,
        sizes=sizes,
    )


@dataclass(frozen=True)
class OverYears:
    """A measure over the public years: as a trend, and up to the chosen year as a small line."""

    measure: Measure
    trend: Trend | None
    spark: Spark | None

    @classmethod
    def of(
        cls, history: History, council: Council, year: Year, breaks: set[Year], measure: Measure
    ) -> OverYears:
        points = points_of(history, council, breaks, measure)
        ident = f"trend-{measure.slug}"
        return cls(
            measure,
            drawn(points, council, measure, ident=ident, sizes=BESIDE),
            small(points, council, year, measure),
        )


def small(
    points: tuple[TrendPoint, ...], council: Council, year: Year, measure: Measure
) -> Spark | None:
    """None where there are not two figures to join: of fewer than ten cases a line would leap."""
    until = tuple(each for each in points if each.year <= str(year))
    if sum(each.rate.ratio is not None and not each.rate.has_few for each in until) < 2:
        return None
    return draw_spark(
        until,
        title=f"{measure.name} of {council.short_name} since {until[0].year}",
        ident=f"spark-{measure.slug}",
    )


def average_in(similar: TypeYear, row: CouncilYear, measure: Measure) -> tuple[AnyRate, str]:
    """What stands beside the council's figure, and of how many councils that is."""
    if not row.is_compared:
        return NOT_COMPARED, ""
    return row.average(measure, similar.rate(measure), similar.coverage(measure))
