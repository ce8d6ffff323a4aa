"""What the home page shows: the national picture, the table of one type, and what is new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import attrgetter, itemgetter

from django.db.models import QuerySet

from complaints.decisions.public import decision_is_upheld
from complaints.figures.measures import MEASURES, Measure
from complaints.figures.rates import AnyRate
from complaints.models import Decision, Release
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from complaints.statistics.groups import Group
from councils.boundaries.drawn import Drawn
from councils.models import Council

REPORTS, DECISIONS = 3, 3
RATES = tuple(MEASURES.values())


@dataclass(frozen=True)
class NationalRow:
    """One type, or all five: its three rates and what they are made from."""

    label: str
    group: Group
    rates: list[tuple[Measure, AnyRate, str]]
    kind: str = ""


@dataclass(frozen=True, eq=False)
class TableRow:
    """One council in the table below the map; with a rate, of how many years if not of all.

    ``place`` says where it is not drawn on the map, and is empty where it is.
    """

    council: Council
    row: CouncilYear
    rates: list[tuple[Measure, AnyRate, str]]
    place: str


def national_picture(released: ReleasedYear) -> list[NationalRow]:
    """A row for each type and one for all of them: ratios of sums.

    A row is named for the councils that have figures; a rate says where it is of fewer.
    """
    groups = [
        (group.of_all or Council.Type(kind).plural, group, kind)
        for kind, group in released.types.items()
        if group.performance.councils
    ]
    nation = released.nation
    return [
        NationalRow(label, group, [(m, group.rate(m), covers(group, m)) for m in RATES], kind)
        for label, group, kind in chain(groups, [(nation.of_all or "all councils", nation, "")])
    ]


def covers(group: Group, measure: Measure) -> str:
    """Of how many councils a rate is, where its row does not say it."""
    coverage = group.coverage(measure)
    return "" if coverage == group.of_all else coverage


def table(released: ReleasedYear, kind: str, sort: str, drawn: Drawn) -> list[TableRow]:
    """The councils of one type, by name or by a figure: never across types, never ranked."""
    on_the_map = {each.pk for each in drawn.councils}
    as_today = {each.pk for places in drawn.as_today.values() for each in places}

    def place(council: int) -> str:
        """Where nothing at all is drawn, no council is missed."""
        if not on_the_map or council in on_the_map:
            return ""
        return "its place is drawn as today" if council in as_today else "not drawn on the map"

    councils = Council.objects.in_bulk([row.council_id for row in released.similar(kind)])
    rows = [
        TableRow(
            councils[row.council_id],
            row,
            [(measure, row.rate(measure), row.years_behind(measure)) for measure in RATES],
            place(row.council_id),
        )
        for row in released.similar(kind)
    ]
    return sorted_by(rows, sort)


def sorted_by(rows: Iterable[TableRow], sort: str) -> list[TableRow]:
    """By name, or by a measure (a leading minus: highest first).

    Those with fewer than ten cases, and then those without a figure, follow by name: the order of
    so few would be chance.
    """
    rows = sorted(rows, key=attrgetter("council.name"))
    measure = MEASURES.get(sort.removeprefix("-"))
    if measure is None:
        return rows
    rates = [(row, row.row.rate(measure)) for row in rows]
    ratios = [
        (rate.ratio, row) for row, rate in rates if rate.ratio is not None and not rate.has_few
    ]
    ratios.sort(key=itemgetter(0), reverse=sort.startswith("-"))
    few = [row for row, rate in rates if rate.has_few]
    without = [row for row, rate in rates if rate.ratio is None]
    return [row for _, row in ratios] + few + without


def whats_new(at: datetime, releases: Iterable[Release]) -> list[tuple[datetime, str, object]]:
    """The newest public reports and the newest release or revision, newest first; one query."""
    reports = (
        Decision.objects.public(at, Decision.Kind.REPORT)
        .select_related("council")
        .defer("statement", "summary")
        .order_by("-announced_at", "-reference")[:REPORTS]
    )
    events: list[tuple[datetime, str, object]] = [
        (report.announced_at, "report", report) for report in reports if report.announced_at
    ]
    if newest := max(releases, key=attrgetter("public_at"), default=None):
        events.append((newest.public_at, "release", newest))
    return sorted(events, key=lambda event: event[0], reverse=True)


def newest_upheld(at: datetime) -> QuerySet[Decision]:
    """The newest statements of fault that are shown; reports stand among what is new."""
    shown = Decision.objects.public(at, Decision.Kind.STATEMENT).filter(decision_is_upheld())
    return shown.for_following().newest_first()[:DECISIONS]
