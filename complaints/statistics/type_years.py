"""One type of councils over the years: its pooled uphold rate, and how many councils it covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from complaints.figures.performance import Performance
from complaints.figures.rates import Rate
from complaints.figures.sums import INVESTIGATED
from complaints.models import CouncilFigures, Release
from complaints.statistics.groups import part_of
from councils.models import Council


@dataclass(frozen=True)
class TypeYear:
    """A type's pooled uphold rate in one edition of a year, over how many of its councils."""

    uphold_rate: Rate
    existing: int
    missing: int
    noun: str

    @property
    def coverage(self) -> str:
        """ "n of m county councils" where not all that existed have figures, else empty."""
        return part_of(self.existing, self.existing + self.missing, self.noun)


def uphold_over_years(kind: str, releases: Iterable[Release]) -> dict[int, TypeYear]:
    """One type in each of several releases, keyed by the release's id; two queries for all."""
    releases = list(releases)
    rows: dict[int, dict[int, dict[str, Any]]] = {each.pk: {} for each in releases}
    found = CouncilFigures.objects.filter(release__in=rows, council__type=kind).order_by()
    for row in found.values("release_id", "council_id", "existed", *INVESTIGATED.names):
        rows[row["release_id"]][row["council_id"]] = row
    councils = list(Council.objects.filter(type=kind).only("opened_on", "closed_on"))
    years = {}
    for release in releases:
        known = rows[release.pk]
        existing = [row for row in known.values() if row["existed"]]
        sums = {name: sum(row[name] for row in existing) for name in INVESTIGATED.names}
        years[release.pk] = TypeYear(
            Performance(**sums).uphold_rate,
            len(existing),
            sum(each.existed_in(release.year) and each.pk not in known for each in councils),
            Council.Type(kind).plural,
        )
    return years
