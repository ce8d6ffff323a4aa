"""What a revision changed: which councils' counts, from what, to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from complaints.models import CouncilFigures, Release
from complaints.statistics.performance import COUNTS
from councils.models import Council


@dataclass(frozen=True)
class Change:
    """One count of one council in two editions of a year; None is *not published*."""

    council: Council
    count: str
    was: int | None
    now: int | None

    @property
    def label(self) -> str:
        return self.count.replace("_", " ")

    @property
    def difference(self) -> int | None:
        return None if self.was is None or self.now is None else self.now - self.was

    @property
    def difference_text(self) -> str:
        """By how much, with its sign: +2, −1; a dash where one of the two is not there."""
        if self.difference is None:
            return "–"
        return f"{self.difference:+,}".replace("-", "−")


@dataclass(frozen=True)
class Revision:
    """An edition after the first, the one before it, and every count that differs."""

    release: Release
    before: Release
    changes: list[Change]


def revisions(public: list[Release]) -> list[Revision]:
    """The revisions among the public editions, newest first."""
    rows = figures_of(public)
    by_edition = {(release.year, release.edition): release for release in public}
    found = []
    for release in sorted(public, key=lambda each: each.public_at, reverse=True):
        earlier = [n for year, n in by_edition if year == release.year and n < release.edition]
        if earlier:
            before = by_edition[release.year, max(earlier)]
            found.append(Revision(release, before, changes(rows[before.pk], rows[release.pk])))
    return found


def figures_of(releases: list[Release]) -> dict[int, dict[int, CouncilFigures]]:
    """Every council's figures in each of the editions of years that were revised."""
    editions = Counter(release.year for release in releases)
    revised = [release for release in releases if editions[release.year] > 1]
    rows: dict[int, dict[int, CouncilFigures]] = {release.pk: {} for release in revised}
    found = CouncilFigures.objects.filter(release__in=revised).select_related("council")
    for row in found.order_by("council__name"):
        rows[row.release_id][row.council_id] = row
    return rows


def changes(was: Mapping[int, CouncilFigures], now: Mapping[int, CouncilFigures]) -> list[Change]:
    """Every count that differs between two editions, by council."""
    return [
        Change(either.council, count, getattr(old, count, None), getattr(new, count, None))
        for pk, either in {**was, **now}.items()
        for old, new in [(was.get(pk), now.get(pk))]
        for count in COUNTS
        if getattr(old, count, None) != getattr(new, count, None)
    ]
