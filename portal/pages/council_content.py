"""What a council's page of one year shows, put together in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from complaints.charts import category_bars, flow
from complaints.charts.bars import CategoryBars
from complaints.charts.panels import gaps_of
from complaints.figures.chance import chance_said_once
from complaints.figures.measures import UPHOLD_RATE, Measure, with_panel
from complaints.figures.rates import AnyRate
from complaints.figures.sentences import headline, why_not_compared
from complaints.models import CouncilFigures, Decision, Recommendation, Release, YearNote
from complaints.recommendations.cards import cards as decision_cards
from complaints.recommendations.improvements import with_status
from complaints.recommendations.made_elsewhere import made_elsewhere
from complaints.statistics.breakdown import coverage, uphold_rate_by_category
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from complaints.statistics.own_revisions import own_revisions
from complaints.statistics.readable_cases import counted_cases
from complaints.statistics.received import received_by
from complaints.statistics.reorganised import group_year
from councils.models import Council, PublicRecord
from councils.register.succession import Reorganisation, reorganisation_of
from councils.register.succession_words import changes_of, names_in_words
from councils.years import Year, london_date
from portal.counted_once import YEARS, counted_once
from portal.pages.council_cards import cards_of, changes, explains_unusual, gaps
from portal.pages.council_similar import funnels, similar_councils
from portal.pages.council_years_content import History, load
from portal.pages.improvements_content import ListedImprovement, bar_of, totals_of
from portal.pages.kept_rows_content import in_order

NEWEST_DECISIONS = 6
NEWEST_IMPROVEMENTS = 4
# A chart depends on nothing but what it is drawn from, so the last ones drawn are kept.
kept = lru_cache(maxsize=300)
draw_flow, draw_bars = kept(flow), kept(category_bars)


@dataclass(frozen=True)
class Section:
    """One part of the page, for its contents."""

    ident: str
    name: str


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


def council_page(
    council: Council,
    year: Year,
    releases: Mapping[Year, Release],
    at: datetime,
    ombudsman: str,
    record: PublicRecord,
) -> dict[str, Any] | None:
    """The context of the page; None where the council has no figures in the year.

    Of the year itself ``releases`` may hold an earlier public edition.
    """
    today = london_date(at)
    reorganisation = reorganisation_of(council, today)
    members = {each.pk for each in (*reorganisation.old, *reorganisation.new)}
    release = releases[year]
    compared, history = load(council, release, releases.values(), members, YEARS.once(record, at))
    row = compared.rows.get(council.pk)
    if row is None:
        return None
    notes = counted_once(record, at, lambda: list(YearNote.objects.public(at)), "year notes")
    breaks = {note.year for note in notes if note.breaks_comparison}
    comparison = compared.comparison(row, UPHOLD_RATE)
    cards = cards_of(compared, history, council, year, breaks)
    sums = group_sums(reorganisation, history, releases, breaks)
    revisions = own_revisions(council, year, at) if release.revises else []
    revisions = [each for each in revisions if each.edition <= release.edition]
    drawn = [card for card in cards if card.panel.strip]
    trends = [card for card in cards if card.over_years.trend]
    by_subject = categories(release, council, row, compared)
    return {
        "contents": contents(drawn=bool(drawn), trends=bool(trends), by_subject=bool(by_subject)),
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
        "cards": cards,
        "chance_on_cards": chance_said_once(gaps(cards), changes(cards)),
        "explains_unusual": explains_unusual(cards),
        "drawn": drawn,
        "chance_beside": chance_said_once(gaps_of(card.panel for card in drawn)),
        "similar": similar_councils(compared, row, council, release),
        "funnels": funnels(compared, row, release),
        "trends": trends,
        "chance_over_years": chance_said_once(changes=changes(trends)),
        "trend_notes": [note for note in notes if note.year in history.own],
        "categories": by_subject,
        "received": received_by(release, row),
        "counted": counted_once(
            record,
            at,
            lambda: counted_cases(release, council, at),
            *("counted cases", release.pk, council.pk),
        ),
        "standing": bar_of(
            totals_of(at, releases, record, council),
            f"Service improvements of {council.name}, as they stand today",
            at,
            releases,
            record,
            council,
        ),
        "elsewhere": made_elsewhere(council, at),
        "improvements": [
            ListedImprovement(each)
            for each in with_status(newest_improvements(council, at, record), releases, at)
        ],
        "decisions": decision_cards(
            decisions_of_the_year(council, year, at, record),
            releases,
            at,
        ),
        "reports": Decision.objects.reports_of(council, at).for_list().newest_first(),
        **changes_of(council, reorganisation, today),
        "group_sums": sums,
        "group_notes": [note for note in notes if note.year in {each.year for each in sums}],
        "notes": [note for note in notes if note.year == year],
    }


def contents(*, drawn: bool, trends: bool, by_subject: bool) -> list[Section]:
    """The parts that the page has, in their order."""
    parts = {
        Section("overview", "What happened to complaints"): True,
        Section("similar", "Beside similar councils"): drawn,
        Section("years", "Over the years"): trends,
        Section("subjects", "By subject"): by_subject,
        Section("received", "Complaints received"): True,
        Section("time-taken", "Time taken"): True,
        Section("agreed", "What it agreed to change"): True,
        Section("reports", "Public reports"): True,
        Section("decisions", "Decisions"): True,
        Section("about", "About these figures"): True,
    }
    return [section for section, is_there in parts.items() if is_there]


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
        title=f"Uphold rate by subject, {release.year}",
        ident="categories",
    )


def newest_improvements(
    council: Council, at: datetime, record: PublicRecord
) -> list[Recommendation]:
    public = Recommendation.objects.public(at)
    newest = public.filter(council=council).newest_first().values_list("pk", flat=True)
    find: Callable[[], list[int]] = partial(list, newest[:NEWEST_IMPROVEMENTS])
    keys = counted_once(record, at, find, "newest improvements", council.pk)
    return in_order(keys, public.filter(pk__in=keys).for_list())


def decisions_of_the_year(
    council: Council, year: Year, at: datetime, record: PublicRecord
) -> list[Decision]:
    """What is upheld before what is not, which is no index's order."""
    shown = Decision.objects.public_by_itself(at)
    of_year = shown.filter(council=council).in_year(year).upheld_first()
    find: Callable[[], list[int]] = partial(
        list, of_year.values_list("pk", flat=True)[:NEWEST_DECISIONS]
    )
    keys = counted_once(record, at, find, "decisions of the year", council.pk, str(year))
    return in_order(keys, shown.filter(pk__in=keys).for_cards())


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
