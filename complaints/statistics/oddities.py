"""What looks odd in a release before it is approved: sentences with counts, for staff to look at.

An error stands in the way of submitting; everything else is only to be looked at, and may be right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, Sum

from complaints.decisions.public import decision_is_upheld
from complaints.figures.performance import COUNTS, Performance
from complaints.figures.rates import FEW
from complaints.figures.two_samples import position
from complaints.models import CategoryFigures, Recommendation, Release, ReleasedCase
from complaints.statistics.two_years import CouncilTwoYears, TwoYears
from councils.models import Council, by_short_name
from councils.years import london_date

LONG_OVERDUE = timedelta(days=90)


@dataclass(frozen=True)
class Kind:
    """One thing that is looked for, and what staff should know of it."""

    slug: str
    name: str
    explains: str


@dataclass(frozen=True)
class Oddity:
    """Something about one council: a sentence with its counts."""

    kind: Kind
    council: Council
    sentence: str
    is_error: bool = False


ADDING_UP = Kind(
    "adding-up",
    "Totals that do not add up",
    "A council’s total differs from its categories or from the cases that were counted. Counting"
    " again puts it right.",
)
MISSING = Kind(
    "missing",
    "Councils that existed and have no figures",
    "They existed in the year. Where the year was counted from decisions, count it again.",
)
NO_DECISIONS = Kind(
    "no-decisions",
    "No decisions at all",
    "Nothing was decided about them. For small councils that happens; for others a file may be"
    " missing.",
)
VOLUME = Kind(
    "volume",
    "Many more or fewer investigations than last year",
    "More than double, or less than half, with at least ten in one of the two years.",
)
UPHOLD = Kind(
    "uphold-rate",
    "Uphold rates that moved by more than chance explains",
    "If both years had the same rate, a gap of this size would come about less than once in 500"
    " times.",
)
NOT_COMPLIED = Kind(
    "not-complied",
    "Cases not complied with",
    "Each will be public with the council’s name. Check that the council has been told.",
)
LATE = Kind(
    "late",
    "Cases complied with late",
    "Done after the day they were due, extensions included.",
)
OUTSTANDING = Kind(
    "outstanding",
    "Recommendations long overdue",
    "Nothing has been recorded more than 90 days after they were due, so their cases are not"
    " counted under compliance.",
)
NO_RECOMMENDATIONS = Kind(
    "no-recommendations",
    "Upheld without recommendations",
    "Neither a recommendation nor a satisfactory remedy is recorded. Some may be missing.",
)
FEW_INVESTIGATED = Kind(
    "few",
    "Fewer than ten investigations",
    "Pages show their counts instead of a percent.",
)
NO_RESIDENTS = Kind(
    "residents",
    "Residents not known",
    "They have no figure per 100,000 and are left out of both sides of it for their type.",
)
KINDS = (
    ADDING_UP,
    MISSING,
    NO_DECISIONS,
    VOLUME,
    UPHOLD,
    NOT_COMPLIED,
    OUTSTANDING,
    NO_RECOMMENDATIONS,
    NO_RESIDENTS,
    LATE,
    FEW_INVESTIGATED,
)


def oddities(years: TwoYears) -> list[Oddity]:
    """Everything that looks odd in a release beside the year before, errors first, by council."""
    found = [*not_adding_up(years), *missing(years)]
    for row in years.rows():
        found += of_council(row)
    found += [*without_recommendations(years), *long_overdue(years)]
    order = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(found, key=lambda each: (not each.is_error, order[each.kind], each.council.name))


def of_council(row: CouncilTwoYears) -> Iterator[Oddity]:
    """What a council's own figures show."""
    now = row.now.performance

    def odd(kind: Kind, sentence: str) -> Oddity:
        return Oddity(kind, row.council, f"{row.council}: {sentence}")

    if row.now.is_compared and not now.dealt_with:
        yield odd(NO_DECISIONS, f"no decisions in {row.year}{_last_dealt_with(row)}.")
    if 0 < now.investigated < FEW:
        yield odd(FEW_INVESTIGATED, f"{now.investigated} investigated, {now.upheld_in_all} upheld.")
    if row.last and row.is_comparable:
        last = row.last.performance
        if jumped(now.investigated, last.investigated):
            yield odd(
                VOLUME, f"{now.investigated:,} investigated, last year {last.investigated:,}."
            )
        if moved(now, last):
            yield odd(UPHOLD, f"{_rate(now)}, last year {_rate(last)}.")
    if now.not_complied:
        yield odd(
            NOT_COMPLIED, f"{now.not_complied:,} of {now.compliance_outcomes:,} not complied with."
        )
    if now.late:
        yield odd(LATE, f"{now.late:,} of {now.compliance_outcomes:,} late.")
    if (
        row.now.is_compared
        and row.now.residents is None
        and not row.council.opened_within(row.year)
    ):
        yield odd(NO_RESIDENTS, "residents not known.")


def _last_dealt_with(row: CouncilTwoYears) -> str:
    return f", last year {row.last.performance.dealt_with:,}" if row.last else ""


def _rate(performance: Performance) -> str:
    rate = performance.uphold_rate
    return f"{rate.rounded} upheld ({rate.counts})"


def jumped(now: int, last: int) -> bool:
    """More than doubled or more than halved, with ten or more in either year."""
    return max(now, last) >= FEW and (now > 2 * last or 2 * now < last)


def moved(now: Performance, last: Performance) -> bool:
    """Whether chance does not explain how the uphold rate moved; with ten or more in both years."""
    if now.investigated < FEW or last.investigated < FEW:
        return False
    end = now.uphold_rate.end(last.uphold_rate)
    return end is not None and position(end) == "far"


def not_adding_up(years: TwoYears) -> Iterator[Oddity]:
    """Councils whose categories or counted cases differ from their totals, in any count."""
    of_categories = _category_sums(years.release)
    of_cases = _case_counts(years.release)
    for row in years.rows():
        for name in COUNTS:
            total = getattr(row.now.performance, name)
            parts = of_categories.get(row.council.pk, {}).get(name)
            counted = of_cases[row.council.pk][name] if of_cases is not None else None
            for number, what in ((parts, "its categories"), (counted, "its cases")):
                if number is not None and number != total:
                    words = name.replace("_", " ")
                    sentence = f"{row.council}: {words} is {total}, but {what} add up to {number}."
                    yield Oddity(ADDING_UP, row.council, sentence, is_error=True)


def _category_sums(release: Release) -> dict[int, dict[str, int | None]]:
    rows = (
        CategoryFigures.objects.filter(figures__release=release)
        .values("figures__council_id")
        .annotate(**{f"sum_{name}": Sum(name) for name in COUNTS})
        .order_by()
    )
    return {
        row["figures__council_id"]: {name: row[f"sum_{name}"] for name in COUNTS} for row in rows
    }


def _case_counts(release: Release) -> defaultdict[int, Counter[str]] | None:
    """How many cases each council has in each count; None for an imported year."""
    if release.source != Release.Source.COUNTED:
        return None
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    groups = (
        ReleasedCase.objects.filter(release=release)
        .values_list("council_id", "outcome", "compliance", "satisfactory_remedy")
        .annotate(cases=Count("id"))
        .order_by()
    )
    for council, outcome, compliance, remedy, cases in groups:
        names = [outcome, compliance, "satisfactory_remedies" if remedy else ""]
        found[council].update({name: cases for name in names if name})
    return found


def missing(years: TwoYears) -> Iterator[Oddity]:
    """Councils of the five types that existed in the year and are not in the release.

    An error where it was counted; published statistics may leave some out.
    """
    release = years.release
    existing = Council.objects.existing_in(release.year).compared()
    for council in existing.order_by(*by_short_name()):
        if council.pk not in years.now.rows:
            sentence = f"{council}: existed in {release.year} and has no figures."
            yield Oddity(MISSING, council, sentence, release.source == Release.Source.COUNTED)


def without_recommendations(years: TwoYears) -> Iterator[Oddity]:
    """Upheld cases with neither a recommendation nor a satisfactory remedy."""
    upheld = ReleasedCase.objects.filter(decision_is_upheld(), release=years.release)
    bare = Q(satisfactory_remedy=False, decision__recommendations=None)
    rows = upheld.filter(bare).values_list("council_id").annotate(cases=Count("id")).order_by()
    for pk, cases in rows:
        council, of = years.councils[pk], years.now.rows[pk].performance.upheld_in_all
        sentence = f"{council}: {cases:,} of {of:,} upheld without recommendations."
        yield Oddity(NO_RECOMMENDATIONS, council, sentence)


def long_overdue(years: TwoYears) -> Iterator[Oddity]:
    """Councils with recommendations outstanding 90 days after they were due, when counted."""
    counted_on = london_date(years.release.made_at)
    rows = (
        Recommendation.objects.overdue(counted_on - LONG_OVERDUE)
        .filter(decision__decided_on__lt=years.release.year.end)
        .order_by()
        .values_list("council_id")
        .annotate(number=Count("id"))
    )
    found = dict(rows)
    for council in Council.objects.filter(pk__in=found):
        number = found[council.pk]
        what = "recommendation is" if number == 1 else "recommendations are"
        yield Oddity(OUTSTANDING, council, f"{council}: {number:,} {what} long overdue.")
