"""What has changed in the decisions since a release froze its figures, case by case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from complaints.figures.measures import PUBLISHED_AVERAGES
from complaints.figures.time_taken import kept as kept_time
from complaints.models import Category, CouncilFigures, Decision, Release, ReleasedCase
from complaints.releases.steps.freeze import counts_of
from complaints.releases.steps.frozen_councils import FrozenCouncil, frozen_councils
from complaints.statistics.changes import (
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
    times_beyond,
)
from complaints.statistics.counts import Case, counted_in, tally
from complaints.statistics.differing_cases import differing_cases
from complaints.statistics.received import received_of
from councils.models import Council
from councils.years import Year

OUTCOMES = dict(Decision.Outcome.choices)
COMPLIANCE = dict(ReleasedCase.Compliance.choices)


@dataclass(frozen=True)
class DriftedCase:
    """A case that does not count any more as it was counted, in words."""

    change: CaseChange
    reference: str
    council: Council
    was_council: Council
    was: str
    now: str

    @property
    def kind(self) -> str:
        return self.change.kind

    @property
    def moved(self) -> bool:
        return self.kind == MOVED

    @property
    def only_breakdown(self) -> bool:
        """Whether it changes no count, only under which category it stands."""
        return not self.change.changes_counts


@dataclass(frozen=True)
class Drift:
    """How the cases of a year differ now from those that a release counted.

    ``changes`` is what a revision made now would change in the figures of each council;
    ``received_elsewhere`` are councils about which as many complaints came in, in other categories.
    """

    release: Release
    comparable: bool = True
    drifted: list[DriftedCase] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    received_elsewhere: list[Council] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.drifted or self.changes or self.received_elsewhere)

    @cached_property
    def kinds(self) -> Counter[str]:
        return kinds(case.change for case in self.drifted)

    @property
    def only_breakdown(self) -> int:
        """How many cases change only the breakdown by category."""
        return sum(case.only_breakdown for case in self.drifted)

    @cached_property
    def by_council(self) -> dict[Council, list[Change]]:
        return by_council(self.changes)

    @property
    def councils_with_changed_counts(self) -> int:
        return len({change.council for change in self.changes if change.is_count})

    @property
    def councils_with_other_changes(self) -> int:
        """Councils of which no count changes, but residents or whether they existed."""
        return len(self.by_council) - self.councils_with_changed_counts

    @cached_property
    def councils(self) -> dict[Council, int]:
        """Every council that a case concerns, by name, and how many; a moved case concerns two."""
        found = Counter(
            council
            for case in self.drifted
            for council in dict.fromkeys((case.council, case.was_council))
        )
        return dict(sorted(found.items(), key=lambda item: (item[0].name, item[0].pk)))

    def about(self, council: Council | None) -> list[DriftedCase]:
        """The cases that concern one council, or all."""
        if council is None:
            return self.drifted
        return [case for case in self.drifted if council in (case.council, case.was_council)]


def drift(release: Release) -> Drift:
    """Compares what a release counted with what its year counts now.

    An imported release kept no cases, so it cannot be compared.
    """
    if release.source == Release.Source.IMPORTED:
        return Drift(release, comparable=False)
    was, now = differing_cases(release)
    counts_now = tally([*counted_in(release), *(case.times(-1) for case in was), *now])
    figures = CouncilFigures.objects.filter(release=release)
    was_figures = {pk: kept for pk, *kept in figures.values_list("council_id", *FIGURES)}
    frozen = frozen_councils(release.year, counts_now)
    now_figures = {each.council.pk: _figures(each) for each in frozen}
    councils = Council.objects.in_bulk()
    return Drift(
        release,
        True,
        in_words(case_changes(was, now), councils, release.year),
        figure_changes(was_figures, now_figures, councils),
        _received_elsewhere(release, frozen),
    )


def _received_elsewhere(release: Release, frozen: Iterable[FrozenCouncil]) -> list[Council]:
    """Of which the complaints received in all are the same, and those by category are not."""
    kept = received_of(release)
    now = {each.council: each.received for each in frozen if each.received}
    return [
        council
        for council, received in now.items()
        if (was := kept.get(council.pk))
        and was.in_all == received.in_all
        and was.by_category != received.by_category
    ]


def limits_passed(release: Release, limit: int) -> int:
    """How often more of its cases than a limit count otherwise now; 0 where nobody can know."""
    if release.source == Release.Source.IMPORTED:
        return 0
    return times_beyond(case_changes(*differing_cases(release)), limit)


def _figures(frozen: FrozenCouncil) -> list[Any]:
    kept = {
        **counts_of(frozen.performance),
        **{name: frozen.published.get(name) for name in PUBLISHED_AVERAGES},
        "received": frozen.received.in_all if frozen.received else None,
        **kept_time(frozen.time_taken),
        "residents": frozen.residents,
        "existed": frozen.existed,
    }
    return [kept[name] for name in FIGURES]


def in_words(
    changes: list[CaseChange], councils: Mapping[int, Council], year: Year
) -> list[DriftedCase]:
    """The changes as staff read them, by council and reference."""
    categories = dict(Category.objects.values_list("pk", "name"))
    decisions = Decision.objects.filter(pk__in={change.decision_id for change in changes})
    rows = decisions.values_list("pk", "reference", "decided_on")
    known = {pk: (reference, decided_on) for pk, reference, decided_on in rows}
    found = []
    for change in changes:
        reference, decided_on = known[change.decision_id]
        was, now = _from_to(change, categories)
        if change.kind == GONE and change.either.outcome and decided_on not in year:
            now += f": decided in {Year.of(decided_on)}"
        council = councils[change.either.council_id]
        was_council = councils[(change.was or change.either).council_id]
        found.append(DriftedCase(change, reference, council, was_council, was, now))
    return sorted(found, key=lambda case: (case.council.name, case.council.pk, case.reference))


def _from_to(change: CaseChange, categories: Mapping[int, str]) -> tuple[str, str]:
    """What was counted and what counts now: of a case in its place, only what differs."""
    if change.kind != CHANGED:
        return _whole(change.was, categories), _whole(change.now, categories)
    was, now = (_parts(case, categories) for case in (change.was, change.now))
    pairs = [(before, after) for before, after in zip(was, now, strict=True) if before != after]
    return _sentence(before for before, _ in pairs), _sentence(after for _, after in pairs)


def _whole(case: Case | None, categories: Mapping[int, str]) -> str:
    if case is None:
        return "Not counted"
    said = (case.outcome, case.satisfactory_remedy, case.compliance, True)
    return _sentence(part for part, has in zip(_parts(case, categories), said, strict=True) if has)


def _parts(case: Case | None, categories: Mapping[int, str]) -> tuple[str, str, str, str]:
    assert case is not None
    return (
        OUTCOMES[case.outcome] if case.outcome else "no outcome",
        "satisfactory remedy" if case.satisfactory_remedy else "no satisfactory remedy",
        COMPLIANCE[case.compliance] if case.compliance else "no compliance outcome",
        categories[case.category_id] if case.category_id else "not broken down",
    )


def _sentence(parts: Iterable[str]) -> str:
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]
