"""What the pages of reorganisations show: who followed whom, sums, new years, what is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from complaints.figures.measures import Measure, with_panel
from complaints.figures.rates import AnyRate
from complaints.models import CouncilFigures, Release, YearNote
from complaints.recommendations.improvements import Status
from complaints.statistics.comparison import CouncilYear
from complaints.statistics.reorganised import group_year, left_by
from councils.boundaries.reorganised import maps
from councils.models import Council
from councils.register.reorganisations import Reorganised, reorganisations
from councils.years import Year, london_date

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
    found: Reorganised, releases: Mapping[Year, Release], at: datetime
) -> dict[str, Any]:
    today = london_date(at)
    rows = year_rows(found, releases)
    years = {each.year for each in rows}
    left = [
        (each, left_by([old for old in found.old if each in found.after[old.pk]], releases, at))
        for each in found.new
    ]
    return {
        "found": found,
        "has_happened": found.has_happened(today),
        "maps": maps(found),
        "sources": found.sources(),
        "measures": shown(),
        "years": rows,
        "notes": [each for each in YearNote.objects.public(at) if each.year in years],
        "left": left,
        "questions": questions(found, left_by(found.old, releases, at).standing.of(Status.OVERDUE)),
    }


def year_rows(found: Reorganised, releases: Mapping[Year, Release]) -> list[YearRow]:
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
            rows.append(YearRow(year, "together", None, rates))
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


def questions(found: Reorganised, overdue: int) -> list[str]:
    """What the first scrutiny committee of a new council may ask: open, and blaming nobody."""
    old = "the council that closed" if len(found.old) == 1 else "the councils that closed"
    asked = [
        f"Who keeps the list of what {old} had agreed to change, and who sees to what is open?",
        "How will residents learn whom to complain to now, and where a complaint that was under way"
        " goes on?",
        f"Which lessons from complaints about {old} went into how the new services were set up?",
        "From when will figures show how the new council does, and what is looked at until then?",
    ]
    if overdue:
        number = "One improvement is" if overdue == 1 else f"{overdue:,} improvements are"
        asked.insert(1, f"{number} overdue. What is still to be done, by when, and by whom?")
    return asked
