"""What a council's page of one year shows, put together in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from complaints.charts import TrendPoint, category_bars, flow, trend
from complaints.charts.bars import CategoryBars
from complaints.charts.panels import panel
from complaints.charts.trend import Trend
from complaints.figures.chance import limits_around
from complaints.figures.measures import UPHOLD_RATE, Measure, with_panel
from complaints.figures.rates import AnyRate, NoFigure
from complaints.figures.sentences import headline, why_not_compared
from complaints.figures.sums import UPHELD_IN_ALL
from complaints.models import CouncilFigures, Decision, Recommendation, Release, YearNote
from complaints.recommendations.improvements import with_status
from complaints.statistics.breakdown import coverage, uphold_rate_by_category
from complaints.statistics.case_lists import CountedList
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from complaints.statistics.own_revisions import own_revisions
from complaints.statistics.readable_cases import counted_cases
from complaints.statistics.reorganised import group_year
from complaints.statistics.type_years import TypeYear, type_over_years
from councils.models import Council
from councils.register.succession import Reorganisation, reorganisation_of
from councils.register.succession_words import changes_of, names_in_words
from councils.years import Year, london_date

NEWEST_DECISIONS = 6
NEWEST_IMPROVEMENTS = 4
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
NOT_COMPARED = NoFigure("not compared")
# A chart depends on nothing but what it is drawn from, so the last ones drawn are kept.
kept = lru_cache(maxsize=300)
draw_trend, draw_flow, draw_bars = kept(trend), kept(flow), kept(category_bars)


@dataclass(frozen=True)
class YearSums:
    """A reorganised group's own sums in one year, beside which nothing is apportioned."""

    year: Year
    councils: list[Council]
    rates: list[tuple[Measure, AnyRate, str]]
    breaks: bool

    @property
    def old_councils(self) -> str:
        """Their full names: Somerset County Council and Somerset Council are two."""
        return names_in_words(self.councils)


@dataclass(frozen=True)
class History:
    """The council's figures over the public years, and its type's pooled figures."""

    own: Mapping[Year, CouncilYear]
    others: Mapping[Year, Mapping[int, CouncilYear]]
    similar: Mapping[Year, TypeYear]
    editions: Mapping[Year, Release]


def load(
    council: Council, release: Release, releases: Iterable[Release], with_councils: set[int]
) -> tuple[ComparedCouncils, History]:
    """The council's and its group's rows in all releases, and every council's in the chosen one."""
    by_pk = {each.pk: each for each in releases}
    own = Q(council__in=with_councils | {council.pk}, release__in=by_pk)
    rows = (
        CouncilFigures.objects.filter(Q(release=release) | own)
        .order_by("council__name")
        .values("release_id", *CouncilYear.COLUMNS)
    )
    by_release: dict[int, dict[int, CouncilYear]] = {pk: {} for pk in by_pk}
    for row in rows:
        by_release[row["release_id"]][row["council_id"]] = CouncilYear.of(row)
    years = {by_pk[pk].year: rows for pk, rows in by_release.items()}
    of_type = type_over_years(council.type, by_pk.values())
    similar = {by_pk[pk].year: of_year for pk, of_year in of_type.items()}
    missing = {council.type: similar[release.year].missing}
    return ComparedCouncils(by_release[release.pk], missing), History(
        {year: rows[council.pk] for year, rows in sorted(years.items()) if council.pk in rows},
        years,
        similar,
        {each.year: each for each in by_pk.values()},
    )


def council_page(
    council: Council, year: Year, releases: Mapping[Year, Release], at: datetime, ombudsman: str
) -> dict[str, Any] | None:
    """The context of the page; None where the council has no figures in the year.

    Of the year itself ``releases`` may hold an earlier public edition.
    """
    today = london_date(at)
    reorganisation = reorganisation_of(council, today)
    members = {each.pk for each in (*reorganisation.old, *reorganisation.new)}
    release = releases[year]
    compared, history = load(council, release, releases.values(), members)
    row = compared.rows.get(council.pk)
    if row is None:
        return None
    notes = list(YearNote.objects.public(at))
    breaks = {note.year for note in notes if note.breaks_comparison}
    comparison = compared.comparison(row, UPHOLD_RATE)
    sums = group_sums(reorganisation, history, releases, breaks)
    decisions = Decision.objects.public(at).filter(council=council)
    revisions = own_revisions(council, year, at) if release.revises else []
    revisions = [each for each in revisions if each.edition <= release.edition]
    return {
        "council": council,
        "year": year,
        "release": release,
        "revisions": revisions,
        "own_figures_revised": any(each.changed for each in revisions),
        "years": list(history.own),
        "row": row,
        "performance": row.performance,
        "headline": headline(council, year, row.performance, comparison, ombudsman),
        "not_compared": why_not_compared(council, year, row),
        "flow": draw_flow(
            row.performance, title=f"What happened to complaints in {year}", ident="flow"
        ),
        "measures_heading": measures_heading(),
        "panels": [panel(compared, row, council, measure) for measure in with_panel()],
        "trend": trend_of(history, council, breaks),
        "trend_notes": [note for note in notes if note.year in history.own],
        "categories": categories(release, council, row, compared),
        "counted": counted_cases(release, council, at),
        "improvements": with_status(newest_improvements(council, at), releases),
        "decisions": decisions.in_year(year).for_list().newest_first()[:NEWEST_DECISIONS],
        "reports": decisions.filter(kind=Decision.Kind.REPORT).for_list().newest_first(),
        **changes_of(council, reorganisation, today),
        "group_sums": sums,
        "group_notes": [note for note in notes if note.year in {each.year for each in sums}],
        "notes": [note for note in notes if note.year == year],
    }


def measures_heading() -> str:
    """As in "Three measures, and one by residents"."""
    others = sum(not measure.by_residents for measure in with_panel())
    return f"{NUMBERS[others]} measures, and one by residents"


def newest_year(council: Council, releases: Mapping[Year, Release]) -> Year | None:
    """The newest public year in which the council has figures."""
    figures = CouncilFigures.objects.filter(council=council, release__in=releases.values())
    return figures.order_by("-release__year").values_list("release__year", flat=True).first()


def categories(
    release: Release, council: Council, row: CouncilYear, compared: ComparedCouncils
) -> CategoryBars | None:
    """The uphold rate by category as a chart; None where the year has no categories."""
    rows = uphold_rate_by_category(release, row)
    if not rows:
        return None
    of_councils = coverage(release, compared, row.type) if row.is_compared else ""
    return draw_bars(
        tuple(rows),
        name=council.short_name,
        average_name=of_councils or council.type_plural,
        title=f"Uphold rate by category, {release.year}",
        ident="categories",
    )


def trend_of(history: History, council: Council, breaks: set[Year]) -> Trend | None:
    """The uphold rate over two or more public years, with the limits for a council of its size."""
    points = []
    for year, row in history.own.items():
        rate = row.rate(UPHOLD_RATE)
        if not row.existed:
            rate = NoFigure(row.absence, rate.counts)
        average, covers = average_in(history.similar[year], row)
        limits = None if rate.has_few else limits_around(rate, average)
        counted = CountedList(history.editions[year], UPHELD_IN_ALL.name, council)
        points.append(
            TrendPoint(
                str(year),
                rate,
                average,
                limits,
                breaks=year in breaks,
                coverage=covers,
                to_cases=counted.address(),
            )
        )
    if len(points) < 2:
        return None
    return draw_trend(
        tuple(points),
        name=council.short_name,
        average_name=council.type_plural,
        title=f"Uphold rate of {council.name} over the years",
        ident="trend",
    )


def average_in(similar: TypeYear, row: CouncilYear) -> tuple[AnyRate, str]:
    """What stands beside the council's uphold rate, and of how many councils that is."""
    if not row.is_compared:
        return NOT_COMPARED, ""
    return row.average(UPHOLD_RATE, similar.rate(UPHOLD_RATE), similar.coverage(UPHOLD_RATE))


def newest_improvements(council: Council, at: datetime) -> QuerySet[Recommendation]:
    improvements = Recommendation.objects.public(at).filter(council=council)
    return improvements.for_list().newest_first()[:NEWEST_IMPROVEMENTS]


def group_sums(
    reorganisation: Reorganisation,
    history: History,
    releases: Mapping[Year, Release],
    breaks: set[Year],
) -> list[YearSums]:
    """The old councils' sums in the years in which all of them are known, never joined on."""
    sums: list[YearSums] = []
    for year, rows in sorted(history.others.items()):
        found = group_year(reorganisation.old, rows, releases[year])
        if found is None:
            continue
        rates = [
            (measure, found.group.rate(measure), found.group.coverage(measure))
            for measure in with_panel()
            if not measure.by_residents
        ]
        sums.append(YearSums(year, found.councils, rates, breaks=bool(sums) and year in breaks))
    return sums
