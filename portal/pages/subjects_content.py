"""What the pages of subjects show: of a category frozen figures, of a sub-category decisions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any

from complaints.charts import TrendPoint, trend
from complaints.charts.trend import Trend
from complaints.figures.performance import Performance
from complaints.models import Category, Decision, Recommendation, Release, Subject, YearNote
from complaints.recommendations.cards import cards
from complaints.statistics.published_decisions import (
    SubCategory,
    by_council,
    published_of,
    sub_categories,
)
from complaints.statistics.received import received_nationally
from complaints.statistics.subjects import (
    CouncilOnSubject,
    SubjectYear,
    of_type,
    subject_years,
    types_by_category,
)
from complaints.subjects.addresses import about
from councils.models import Council, PublicRecord
from councils.years import Year
from portal.counted_once import counted_once
from portal.pages.improvements_content import bar_of, listed, totals_of

NEWEST_DECISIONS, NEWEST_IMPROVEMENTS, NEWEST_REPORTS = 6, 5, 5
TYPES = [each for each in Council.Type if each != Council.Type.OTHER]
SORTS = {
    "name": "Name",
    "-upheld": "Most upheld first",
    "-uphold-rate": "Uphold rate, highest first",
    "uphold-rate": "Uphold rate, lowest first",
}
draw_trend = lru_cache(maxsize=60)(trend)


def subjects_page(
    year: Year | None, releases: Mapping[Year, Release], at: datetime, record: PublicRecord
) -> dict[str, Any]:
    """Every category with its figures in a year, and its sub-categories with their decisions."""
    years = subject_years(releases.values())
    chosen = next((each for each in years if each.year == year), None)
    below = below_of(at, releases, record)
    return {
        "years": [each.year for each in years],
        "year": year,
        "chosen": chosen,
        "received": received_nationally(chosen.release) if chosen else None,
        "rows": [
            (category, chosen.of(category) if chosen else None, below.get(category.pk, []))
            for category in Category.objects.all()
        ],
        "notes": list(YearNote.objects.public(at).of(year)) if year else [],
    }


def category_page(
    category: Category,
    year: Year | None,
    releases: Mapping[Year, Release],
    at: datetime,
    record: PublicRecord,
    *,
    kind: str,
    sort: str,
) -> dict[str, Any]:
    """A category: its figures over the years, which councils, and what was learned."""
    years = [each for each in subject_years(releases.values()) if each.is_there]
    chosen = next((each for each in years if each.year == year), years[-1] if years else None)
    notes = list(YearNote.objects.public(at))
    context = {
        "category": category,
        "years": years,
        "chosen": chosen,
        "national": chosen.of(category) if chosen else None,
        "by_year": [(each, each.of(category)) for each in reversed(years)],
        "year": chosen.year if chosen else None,
        "trend": trend_of(category, years, {each.year for each in notes if each.breaks_comparison}),
        "notes": [each for each in notes if chosen and each.year == chosen.year],
        "trend_notes": [each for each in notes if each.year in {one.year for one in years}],
        "below": below_of(at, releases, record, category).get(category.pk, []),
        "release": chosen.release if chosen else None,
        **learned(category, releases, at, record),
    }
    if chosen:
        context |= councils_on(chosen, category, kind, sort)
    return context


def sub_category_page(
    subject: Subject, releases: Mapping[Year, Release], at: datetime, record: PublicRecord
) -> dict[str, Any]:
    """A sub-category: what is published of it, which councils, and what was learned."""
    found = below_of(at, releases, record, subject.category).get(subject.category_id, [])
    own = next(each for each in found if each.subject == subject)
    return {
        "subject": subject,
        "category": subject.category,
        "own": own,
        "below": None,
        "beside": [each for each in found if each.subject != subject],
        "years": sorted(releases),
        "councils": counted_once(
            record,
            at,
            lambda: by_council(published_of(releases, at).filter(subject=subject)),
            *("councils on", subject.pk, *map(str, releases)),
        ),
        **learned(subject, releases, at, record),
    }


def below_of(
    at: datetime,
    releases: Mapping[Year, Release],
    record: PublicRecord,
    category: Category | None = None,
) -> dict[int, list[SubCategory]]:
    """The sub-categories of one category or of all, with how many decisions can be read."""
    what = ("sub-categories", category and category.pk, *map(str, releases))
    count = partial(sub_categories, at, list(releases), category)
    return counted_once(record, at, count, *what)


def councils_on(chosen: SubjectYear, category: Category, kind: str, sort: str) -> dict[str, Any]:
    """The councils of one type with a case; without a type, of the one with the most cases."""
    sums = types_by_category(chosen.release)
    together = {each: sums[each].get(category.pk, Performance()) for each in TYPES}
    most = max(TYPES, key=lambda each: together[each].dealt_with)
    chosen_type = Council.Type(kind) if kind else most
    found = of_type(chosen.release, category, chosen_type)
    return {
        "types": TYPES,
        "type": chosen_type,
        "on": found,
        "sort": sort,
        "sorts": SORTS,
        "table": sorted_by(found.rows, sort),
    }


def sorted_by(rows: list[CouncilOnSubject], sort: str) -> list[CouncilOnSubject]:
    """By name, or by a figure; those with too few cases follow by name, for theirs is chance."""
    if sort == "-upheld":
        return sorted(rows, key=attrgetter("performance.upheld_in_all"), reverse=True)
    if not sort.endswith("uphold-rate"):
        return rows
    many = [
        row for row in rows if row.uphold_rate.exact is not None and not row.uphold_rate.has_few
    ]
    few = [row for row in rows if row not in many]
    return [*sorted(many, key=attrgetter("uphold_rate.exact"), reverse=sort[0] == "-"), *few]


def trend_of(category: Category, years: list[SubjectYear], breaks: set[Year]) -> Trend | None:
    """The national uphold rate of a category beside that of all subjects, over several years."""
    if len(years) < 2:
        return None
    return draw_trend(
        tuple(
            TrendPoint(
                str(each.year),
                each.of(category).uphold_rate,
                each.all_subjects.uphold_rate,
                breaks=each.year in breaks,
                coverage=each.coverage,
            )
            for each in years
        ),
        name=category.name,
        average_name="all subjects",
        title=f"Uphold rate of {category.name} over the years, all councils together",
        ident="trend",
    )


def learned(
    subject: Category | Subject,
    releases: Mapping[Year, Release],
    at: datetime,
    record: PublicRecord,
) -> dict[str, Any]:
    """Newest decisions and reports, and what councils agreed to change."""
    decisions = Decision.objects.public(at).filter(about(subject))
    reports = Decision.objects.public(at, Decision.Kind.REPORT).filter(about(subject)).for_cards()
    newest_decisions = list(decisions.for_cards().newest_first()[:NEWEST_DECISIONS])
    totals = totals_of(at, releases, record, subject=subject)
    newest = Recommendation.objects.newest_public(at).filter(about(subject, "its_subject"))
    return {
        "slug": subject.slug,
        "cards": cards(newest_decisions, releases, at),
        "reports": reports.order_by("-announced_at", "-reference")[:NEWEST_REPORTS],
        "totals": totals,
        "bar": bar_of(
            totals,
            f"Service improvements about {subject}, as they stand today",
            at,
            releases,
            record,
            subject=subject,
        ),
        "improvements": listed(list(newest.for_list()[:NEWEST_IMPROVEMENTS]), at, releases, record),
    }
