"""Where the cases behind a pack's counts are listed: its counts lead there.

Only an edition that was counted names its cases; of one that was imported the counts stay words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.conf import settings

from complaints.figures.measures import MEASURES
from complaints.figures.sums import UPHELD_IN_ALL
from complaints.models import Release
from complaints.statistics.breakdown import CategoryRate
from complaints.statistics.case_lists import CountedList
from councils.models import Council
from councils.years import Year
from portal.scrutiny.content import FollowUp, Link, Measure, Pack, Subjects, Trend
from portal.scrutiny.links import link

UPHELD = UPHELD_IN_ALL.name
OUTCOMES = {
    "On time": "on_time",
    "Late": "late",
    "Not complied with": "not_complied",
    "Cases in all": "compliance_outcomes",
}


def with_cases(
    pack: Pack,
    council: Council,
    release: Release,
    releases: Mapping[Year, Release],
    categories: Sequence[CategoryRate],
    *,
    overdue: int,
) -> Pack:
    """The same pack, whose counts lead to their cases."""
    return replace(
        pack,
        measures=tuple(_measure(each, council, release) for each in pack.measures),
        trend=pack.trend and _trend(pack.trend, council, releases),
        subjects=pack.subjects and _subjects(pack.subjects, council, release, categories),
        follow_up=_follow_up(pack.follow_up, council, release, overdue),
    )


def to(release: Release, name: str, council: Council, category: str = "") -> Link | None:
    address = CountedList(release, name, council).address(category)
    return Link("", address, f"{settings.SITE_URL}{address}") if address else None


def _measure(measure: Measure, council: Council, release: Release) -> Measure:
    """Where cases are few the words beside the figure name the whole, and lead there."""
    figure = measure.figure
    of = MEASURES[figure.slug]
    name = (of.above if any(map(str.isdigit, figure.counts)) else of.below).count
    found = to(release, name, council) if figure.part is not None and name else None
    return replace(measure, figure=replace(figure, to_cases=found))


def _trend(trend: Trend, council: Council, releases: Mapping[Year, Release]) -> Trend:
    by_year = {str(year): release for year, release in releases.items()}
    years = (
        replace(each, to_cases=to(by_year[each.year], UPHELD, council) if each.counts else None)
        for each in trend.years
    )
    return replace(trend, years=tuple(years))


def _subjects(
    subjects: Subjects, council: Council, release: Release, categories: Sequence[CategoryRate]
) -> Subjects:
    """Of what is not broken down no list can tell the cases."""
    slugs = {each.category: each.slug for each in categories}
    rows = (
        replace(row, to_cases=to(release, UPHELD, council, slug))
        if (slug := slugs[row.name]) and row.counts
        else row
        for row in subjects.rows
    )
    return replace(subjects, rows=tuple(rows))


def _follow_up(follow_up: FollowUp, council: Council, release: Release, overdue: int) -> FollowUp:
    outcomes = (
        replace(each, count=name, to_cases=to(release, name, council))
        for each in follow_up.outcomes
        for name in (OUTCOMES[each.name],)
    )
    query = {"council": council.slug, "overdue": "true"}
    agreed = link(
        "These improvements", "council-improvements", council.slug, query={"year": release.year}
    )
    return replace(
        follow_up,
        outcomes=tuple(outcomes),
        overdue=link("The overdue cases", "decisions", query=query) if overdue else None,
        all_improvements=agreed if follow_up.improvements.items else None,
    )
