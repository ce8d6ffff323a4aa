"""What the pages of reorganisations show: who followed whom, sums, new years, what is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from complaints.figures.measures import Measure, with_panel
from complaints.figures.rates import AnyRate
from complaints.models import CouncilFigures, Release, Suspension, YearNote
from complaints.releases.steps.suspension import in_words
from complaints.statistics.comparison import CouncilYear
from complaints.statistics.reorganised import group_year, left_by
from councils.boundaries.reorganised import maps
from councils.models import Council
from councils.register.reorganisations import Reorganised, reorganisations
from councils.register.succession_words import Told, closing, opening
from councils.years import Year, london_date
from portal.pages.reorganisations_about_content import about_figures, about_left, sources
from portal.pages.reorganisations_left_content import columns, inherited, one_by_one, questions
from portal.pages.reorganisations_words_content import sums, words

Rates = list[tuple[Measure, AnyRate, str]]


@dataclass(frozen=True)
class YearRow:
    """One year of the table: the group that closed added up, or one of those that came of it."""

    year: Year
    whose: str
    council: Council | None  # none: it is the sum of those that closed
    rates: Rates


def listed_reorganisations(at: datetime) -> dict[str, Any]:
    today = london_date(at)
    found = reorganisations()
    coming = [each for each in found if not each.has_happened(today)]
    return {
        "coming": sorted(coming, key=lambda each: (each.on, each.place)),
        "past": [each for each in found if each.has_happened(today)],
    }


def reorganisation_page(
    found: Reorganised,
    releases: Mapping[Year, Release],
    at: datetime,
    suspended: Iterable[Suspension] = (),
) -> dict[str, Any]:
    """What page and pack say: both are made of this, and of nothing else."""
    today = london_date(at)
    said = words(found, today)
    rows = year_rows(found, releases, said.whose)
    years = {each.year for each in rows}
    drawn = maps(found)
    all_left = left_by(found.all_left, releases, at)
    left, together = inherited(found, all_left)
    editions = [releases[year] for year in sorted(years)]
    has_own_years = any(each.council for each in rows)
    return {
        "found": found,
        "words": said,
        "sums": sums(found, today, has_own_years=has_own_years),
        "has_happened": found.has_happened(today),
        "maps": drawn,
        "chain": chain(found, today),
        "announced_by": found.sources(),
        "measures": shown(),
        "years": rows,
        "notes": [each for each in YearNote.objects.public(at) if each.year in years],
        "suspended_years": missing(found, suspended),
        "left": left,
        "left_columns": columns(),
        "each_left": one_by_one(found, all_left, releases, at),
        "questions": questions(found, together, today, has_own_years=has_own_years),
        "sources": sources(editions, at, has_maps=drawn is not None),
        "about_figures": about_figures(),
        "about_left": about_left(),
    }


def chain(found: Reorganised, today: date) -> list[Told]:
    """What had come before those that closed, and who has replaced the new ones since."""
    before = [opening(each, today, found.earlier.get(each.pk, ())) for each in found.old]
    since = [closing(each, today, found.later.get(each.pk, ())) for each in found.new]
    return [each for each in (*before, *since) if each and each.councils]


def missing(found: Reorganised, suspended: Iterable[Suspension]) -> list[str]:
    """That figures of a year are suspended in which one of these councils existed."""
    return [
        in_words(each)
        for each in suspended
        if any(council.existed_in(each.year) for council in found.concerned)
    ]


def year_rows(found: Reorganised, releases: Mapping[Year, Release], together: str) -> list[YearRow]:
    """The sums of those that closed, then each new council's own years; never joined."""
    by_pk = {each.pk: each for each in releases.values()}
    figures = CouncilFigures.objects.filter(
        council__in=[*found.old, *found.new], release__in=by_pk
    ).values("release_id", *CouncilYear.COLUMNS)
    years: dict[Year, dict[int, CouncilYear]] = {}
    for row in figures.order_by("council"):
        of_year = years.setdefault(by_pk[row["release_id"]].year, {})
        of_year[row["council_id"]] = CouncilYear.of(row)
    rows: list[YearRow] = []
    for year in sorted(years):
        if year.end > found.on:
            continue
        if group := group_year(found.old, years[year], releases[year]):
            rates = [(each, group.group.rate(each), group.group.coverage(each)) for each in shown()]
            rows.append(YearRow(year, together, None, rates))
    for council in found.new:
        for year in sorted(years):
            own = years[year].get(council.pk)
            if own and own.existed:
                rates = [(each, own.rate(each), "") for each in shown()]
                rows.append(YearRow(year, council.name, council, rates))
    return rows


def shown() -> list[Measure]:
    """Of a group there are no residents: a county and its districts would count twice."""
    return [each for each in with_panel() if not each.by_residents]
