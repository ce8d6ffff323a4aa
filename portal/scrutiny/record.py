"""A council's public record of one year: what a pack tells, and what its questions ask about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from complaints.figures.measures import SATISFACTORY_REMEDY_RATE, UPHOLD_RATE
from complaints.models import Decision, Release
from complaints.recommendations.filters import ImprovementFilter
from complaints.recommendations.improvements import Improvement, with_status
from complaints.statistics.breakdown import coverage, uphold_rate_by_category
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from complaints.statistics.improvements import ImprovementCounts
from councils.models import Council
from councils.register.names.former import as_in
from councils.register.succession import reorganisation_of
from councils.years import Year, london_date
from portal.counted_once import Once
from portal.pages.council_years_content import History, load
from portal.scrutiny.facts import Facts, changed_since


@dataclass(frozen=True)
class Record:
    """``agreed`` are the service improvements of its decisions, ``reports`` its public reports."""

    facts: Facts
    row: CouncilYear
    compared: ReleasedYear
    history: History
    agreed: Sequence[Improvement]
    reports: Sequence[Decision]


def record_of(
    council: Council,
    year: Year,
    releases: Mapping[Year, Release],
    at: datetime,
    breaks: set[Year],
    once: Once,
) -> Record | None:
    """Of the council under the name that it had then; None where it has no figures in the year.

    Later years are left out. The council comes with what ``with_overdue_cases`` knows of it.
    """
    council, release = as_in(council, year), releases[year]
    until = [each for each in releases.values() if each.year <= year]
    compared, history = load(council, release, until, set(), once)
    row = compared.rows.get(council.pk)
    if row is None:
        return None
    today = london_date(at)
    agreed = with_status(ImprovementFilter.of(council, {"year": str(year)}, at).qs, releases, at)
    reports = list(Decision.objects.reports_of(council, at).in_year(year).for_list().newest_first())
    facts = Facts(
        council=council,
        year=year,
        today=today,
        ombudsman=settings.OMBUDSMAN["short_name"],
        performance=row.performance,
        uphold=compared.comparison(row, UPHOLD_RATE),
        remedy=compared.comparison(row, SATISFACTORY_REMEDY_RATE),
        by_category=uphold_rate_by_category(release, row),
        category_coverage=coverage(release, compared, row.type) if row.is_compared else "",
        last=changed_since(council, year, history.own, breaks=year in breaks),
        improvements=ImprovementCounts.of(agreed),
        report_titles=[each.title for each in reports],
        overdue=council.overdue_cases,
        reorganisation=reorganisation_of(council, today),
    )
    return Record(facts, row, compared, history, agreed, reports)
