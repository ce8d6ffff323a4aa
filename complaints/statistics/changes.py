"""What differs between two countings of a year: each council's figures, and each case."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from complaints.figures.measures import PUBLISHED_AVERAGES
from complaints.figures.performance import COUNTS
from complaints.figures.time_taken import COLUMNS as TIME_TAKEN
from complaints.figures.time_taken import WEEKS
from complaints.figures.units import plain
from complaints.statistics.counts import Case
from councils.models import Council

FIGURES = (*COUNTS, "received", *TIME_TAKEN, "residents", *PUBLISHED_AVERAGES, "existed")
LABELS = {
    "received": "complaints received",
    "time_known": "decisions whose time is known",
    **{name: f"decided within {weeks} weeks" for name, weeks in WEEKS.items()},
    "existed": "existed in the year",
    "published_average": "published average, percent",
    "published_average_compliance": "published average of compliance, percent",
    "published_average_satisfactory_remedy": "published average of satisfactory remedies, percent",
    "published_average_per_100000": "published average of upheld per 100,000 residents",
}
ADDED, GONE, MOVED, CHANGED = "added", "gone", "moved", "changed"


@dataclass(frozen=True)
class Change:
    """One figure of one council in two countings; None is *not published*."""

    council: Council
    count: str
    was: Decimal | int | None
    now: Decimal | int | None

    @property
    def label(self) -> str:
        return LABELS.get(self.count, self.count.replace("_", " "))

    @property
    def is_count(self) -> bool:
        """Whether it is a count of cases, and not residents or what was published beside them."""
        return self.count in COUNTS

    @property
    def was_text(self) -> str:
        return figure_text(self.was)

    @property
    def now_text(self) -> str:
        return figure_text(self.now)

    @property
    def difference(self) -> Decimal | int | None:
        if self.was is None or self.now is None or self.count == "existed":
            return None
        return self.now - self.was

    @property
    def difference_text(self) -> str:
        """By how much, with its sign: +2, −1; a dash where there is nothing to take from."""
        return signed(self.difference)


def figure_text(figure: Decimal | int | None) -> str:
    if isinstance(figure, bool):
        return "yes" if figure else "no"
    return "not published" if figure is None else f"{plain(figure):,}"


def signed(difference: Decimal | int | None) -> str:
    return "–" if difference is None else f"{plain(difference):+,}".replace("-", "−")


@dataclass(frozen=True)
class CaseChange:
    """One case as it was counted and as it counts in the other counting; None is *not counted*.

    Where it counted for one council and now counts for another, that is one change.
    """

    was: Case | None
    now: Case | None

    @property
    def decision_id(self) -> int:
        return self.either.decision_id

    @property
    def either(self) -> Case:
        """As it counts now, or else as it was counted."""
        found = self.now or self.was
        assert found is not None
        return found

    @property
    def kind(self) -> str:
        if self.was is None or self.now is None:
            return ADDED if self.was is None else GONE
        return CHANGED if self.was.council_id == self.now.council_id else MOVED

    @property
    def council_ids(self) -> list[int]:
        """The council it counts for now first, then the one that it was counted for."""
        return list(dict.fromkeys(case.council_id for case in (self.now, self.was) if case))

    @property
    def changes_counts(self) -> bool:
        """Whether a count of any council changes, and not the breakdown by category alone."""
        if self.was is None or self.now is None or self.kind == MOVED:
            return True
        return self.was.counts() != self.now.counts()

    @property
    def changes_category(self) -> bool:
        if self.was is None or self.now is None:
            return False
        return self.was.category_id != self.now.category_id


def case_changes(was: Iterable[Case], now: Iterable[Case]) -> list[CaseChange]:
    """Every case that differs between two countings, in the order of decisions."""
    counted = {(case.decision_id, case.council_id): case for case in was}
    counts = {(case.decision_id, case.council_id): case for case in now}
    found = [
        CaseChange(case, counts[key])
        for key, case in counted.items()
        if key in counts and counts[key] != case
    ]
    added: dict[int, list[Case]] = defaultdict(list)
    for key, case in counts.items():
        if key not in counted:
            added[case.decision_id].append(case)
    for key, case in counted.items():
        if key not in counts:
            found.append(CaseChange(case, _taken(added[case.decision_id], bool(case.outcome))))
    found += [CaseChange(None, case) for cases in added.values() for case in cases]
    return sorted(found, key=lambda change: (change.decision_id, change.council_ids))


def _taken(candidates: list[Case], with_outcome: bool) -> Case | None:
    """Where a case has gone: an outcome moves with an outcome, compliance alone with the same."""
    for case in candidates:
        if bool(case.outcome) == with_outcome:
            candidates.remove(case)
            return case
    return None


def figure_changes(
    was: Mapping[int, Sequence[Any]],
    now: Mapping[int, Sequence[Any]],
    councils: Mapping[int, Council],
) -> list[Change]:
    """Every figure that differs, by council's name; rows are keyed by council, as ``FIGURES``."""
    nothing = (None,) * len(FIGURES)
    differing = [pk for pk in {**was, **now} if was.get(pk) != now.get(pk)]
    return [
        Change(councils[pk], figure, before, after)
        for pk in sorted(differing, key=lambda pk: (councils[pk].name, pk))
        for figure, before, after in zip(
            FIGURES, was.get(pk, nothing), now.get(pk, nothing), strict=True
        )
        if before != after
    ]


def by_council(changes: Iterable[Change]) -> dict[Council, list[Change]]:
    """The changes of each council, in the order in which they come."""
    found: dict[Council, list[Change]] = {}
    for change in changes:
        found.setdefault(change.council, []).append(change)
    return found


def kinds(changes: Iterable[CaseChange]) -> Counter[str]:
    """How many cases moved, changed, were added or are gone."""
    return Counter(change.kind for change in changes)


def times_beyond(changes: list[CaseChange], limit: int) -> int:
    """0 up to the limit, 1 above it, 2 above twice the limit …"""
    return max(0, len(changes) - 1) // limit
