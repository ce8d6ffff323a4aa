"""What revisions changed: figures, breakdown and cases, from edition to edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import pairwise
from operator import add
from typing import Any

from django.db.models import Case as Choice
from django.db.models import Count, F, IntegerField, Q, Sum, Value, When

from complaints.figures.measures import Measure, of_cases
from complaints.figures.performance import COUNTS, Performance
from complaints.figures.rates import AnyRate
from complaints.figures.sums import UPHELD_IN_ALL
from complaints.models import (
    CategoryFigures,
    CouncilFigures,
    ReceivedFigures,
    Release,
    ReleasedCase,
)
from complaints.statistics.changes import (
    ADDED,
    CHANGED,
    FIGURES,
    GONE,
    MOVED,
    CaseChange,
    Change,
    by_council,
    case_changes,
    figure_changes,
    kinds,
)
from complaints.statistics.comparison import OTHER
from complaints.statistics.counts import Case
from complaints.statistics.year_cases import CASE
from councils.models import Council

KINDS = {
    CHANGED: "with another outcome, remedy or compliance",
    MOVED: "moved to another council",
    ADDED: "not counted before",
    GONE: "not counted any more",
}
RECEIVED = ("received",)
CATEGORY = ("figures__council_id", "category__position", "category__name")
NOTHING = Performance.total(())
Pair = tuple[Release, Release]
Unlike = tuple[dict[int, list[Any]], dict[int, list[Any]]]


@dataclass(frozen=True)
class CategoryChange:
    """One count of one council in one category; no category is *not broken down*."""

    council: Council
    category: str
    change: Change


@dataclass(frozen=True)
class NationalChange:
    """A rate of all councils together in two editions."""

    measure: Measure
    was: AnyRate
    now: AnyRate


@dataclass(frozen=True)
class Revision:
    """An edition after the first public one, the one before it, and everything that differs.

    ``cases`` is None where one of the two was imported, and so has no cases to compare.
    """

    release: Release
    before: Release
    changes: list[Change]
    breakdown: list[CategoryChange] = field(default_factory=list)
    cases: list[CaseChange] | None = None
    was: Performance = NOTHING
    now: Performance = NOTHING

    @cached_property
    def by_council(self) -> dict[Council, list[Change]]:
        return by_council(self.changes)

    @cached_property
    def councils(self) -> list[Council]:
        """Every council of which something changed, by name."""
        found = {*self.by_council, *(each.council for each in self.breakdown)}
        return sorted(found, key=lambda council: (council.name, council.pk))

    def had_figures(self, council: Council) -> bool:
        """Whether there are figures of it in the edition before, which stay citable."""
        changes = self.by_council.get(council, [])
        return not any(each.count == "existed" and each.was is None for each in changes)

    @property
    def councils_with_changed_counts(self) -> int:
        return len({change.council for change in self.changes if change.is_count})

    @property
    def councils_with_other_changes(self) -> int:
        """Councils of which no count changed, but residents or what was published beside them."""
        return len(self.by_council) - self.councils_with_changed_counts

    @property
    def councils_with_changed_breakdown_only(self) -> int:
        return len(self.councils) - len(self.by_council)

    @property
    def moved_between_categories(self) -> int:
        return sum(change.changes_category for change in self.cases or ())

    @property
    def cases_in_words(self) -> list[str]:
        """How many cases are counted differently, and how; none where cases are not known."""
        if not self.cases:
            return []
        found = kinds(change for change in self.cases if change.changes_counts)
        parts = [f"{found[kind]:,} {words}" for kind, words in KINDS.items() if found[kind]]
        differ, between = sum(found.values()), self.moved_between_categories
        were = "was" if differ == 1 else "were"
        counted = f"{_cases(differ)} {were} counted differently: {', '.join(parts)}."
        moved = f"{_cases(between)} moved between categories."
        return [counted] * bool(differ) + [moved] * bool(between)

    @cached_property
    def national(self) -> list[NationalChange]:
        """The rates of all councils together of which a count changed."""
        found = [
            NationalChange(each, each.rate_of(self.was, None), each.rate_of(self.now, None))
            for each in of_cases()
        ]
        return [each for each in found if each.was != each.now]

    @property
    def national_changed(self) -> bool:
        return self.was != self.now


def _cases(number: int) -> str:
    return f"{number:,} {'case' if number == 1 else 'cases'}"


def revised(public: Iterable[Release]) -> list[Pair]:
    """Each public edition that follows another of its year, after that one; newest first."""
    years: dict[Any, list[Release]] = defaultdict(list)
    for release in sorted(public, key=lambda each: each.edition):
        years[release.year].append(release)
    pairs = [pair for editions in years.values() for pair in pairwise(editions)]
    return sorted(pairs, key=lambda pair: (pair[1].public_at, pair[1].pk), reverse=True)


def revisions(public: Iterable[Release]) -> list[Revision]:
    """The revisions among the public editions, newest first."""
    return compared(revised(public))


def unlike_cases(pairs: Sequence[Pair]) -> Unlike:
    """Of very many cases this takes seconds; what is frozen need not be compared twice."""
    return unlike(ReleasedCase.objects, "release_id", pairs, CASE)


def compared(
    pairs: Sequence[Pair], cases_of: Callable[[Sequence[Pair]], Unlike] = unlike_cases
) -> list[Revision]:
    """What each pair of editions differs in, in a fixed number of queries."""
    if not pairs:
        return []
    councils = Council.objects.in_bulk()
    figures = unlike(CouncilFigures.objects, "release_id", pairs, ("council_id", *FIGURES))
    breakdown, received = (
        unlike(rows.objects, "figures__release_id", pairs, (*CATEGORY, *counts))
        for rows, counts in ((CategoryFigures, COUNTS), (ReceivedFigures, RECEIVED))
    )
    cases = cases_of(pairs)
    sums = national_sums(pairs)
    found = []
    for before, release in pairs:
        was_figures, now_figures = (
            {council: kept for council, *kept in side[release.pk]} for side in figures
        )
        was_cases, now_cases = ([Case(*row) for row in side[release.pk]] for side in cases)
        both_counted = before.source == release.source == Release.Source.COUNTED
        found.append(
            Revision(
                release,
                before,
                figure_changes(was_figures, now_figures, councils),
                [
                    *category_changes(breakdown[0][release.pk], breakdown[1][release.pk], councils),
                    *category_changes(
                        received[0][release.pk], received[1][release.pk], councils, RECEIVED
                    ),
                ],
                case_changes(was_cases, now_cases) if both_counted else None,
                sums[before.pk],
                sums[release.pk],
            )
        )
    return found


def unlike(rows: Any, release: str, pairs: Sequence[Pair], columns: Sequence[str]) -> Unlike:
    """The rows of earlier editions that the later lack, and the other way round.

    Both by the later edition's id. The database compares, so only what differs is read.
    """
    was = _rows(rows, release, {before.pk: after.pk for before, after in pairs}, columns)
    now = _rows(rows, release, {after.pk: after.pk for _, after in pairs}, columns)
    return _by_revision(was.difference(now)), _by_revision(now.difference(was))


def _rows(rows: Any, release: str, revision: Mapping[int, int], columns: Sequence[str]) -> Any:
    named = Choice(
        *(When(**{release: pk}, then=Value(later)) for pk, later in revision.items()),
        output_field=IntegerField(),
    )
    found = rows.filter(**{f"{release}__in": list(revision)}).order_by().annotate(revision=named)
    return found.values_list("revision", *columns)


def _by_revision(rows: Iterable[Sequence[Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for revision, *columns in rows:
        found[revision].append(tuple(columns))
    return found


def category_changes(
    was: Iterable[Sequence[Any]],
    now: Iterable[Sequence[Any]],
    councils: Mapping[int, Council],
    counts: Sequence[str] = COUNTS,
) -> list[CategoryChange]:
    """Every count that differs in a category, by council and category.

    A category in which nothing was counted has no row: it is zero, where the other is not empty.
    """
    before, after = (
        {(council, position, name): numbers for council, position, name, *numbers in side}
        for side in (was, now)
    )
    nothing = (0,) * len(counts)
    in_order = sorted(
        {**before, **after},
        key=lambda key: (councils[key[0]].name, key[0], key[1] is None, key[1], key[2]),
    )
    return [
        CategoryChange(councils[key[0]], key[2] or "", Change(councils[key[0]], count, old, new))
        for key in in_order
        for count, old, new in zip(
            counts, before.get(key, nothing), after.get(key, nothing), strict=True
        )
        if (old or 0) != (new or 0) or (key in before and key in after and old != new)
    ]


def national_sums(pairs: Sequence[Pair]) -> dict[int, Performance]:
    """The counts of all councils together, other bodies apart, in each edition of the pairs."""
    rows = (
        CouncilFigures.objects.filter(release__in={each.pk for pair in pairs for each in pair})
        .exclude(council__type=OTHER)
        .order_by()
        .values("release_id")
        .annotate(
            **{f"sum_{name}": Sum(name) for name in COUNTS},
            councils=Count("id"),
            with_remedies=Count("satisfactory_remedies"),
            with_compliance=Count("on_time"),
            upheld_with_remedies=Sum(
                reduce(add, map(F, UPHELD_IN_ALL.names)), filter=~Q(satisfactory_remedies=None)
            ),
        )
    )
    sums = {
        row["release_id"]: Performance(
            **{name: row[f"sum_{name}"] for name in COUNTS},
            councils=row["councils"],
            _with_remedies=row["with_remedies"],
            _with_compliance=row["with_compliance"],
            _upheld_with_remedies=row["upheld_with_remedies"],
        )
        for row in rows
    }
    return {each.pk: sums.get(each.pk, NOTHING) for pair in pairs for each in pair}
