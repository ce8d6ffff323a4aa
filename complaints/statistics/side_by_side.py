"""Several councils' figures in one year beside all others, and their own over the years."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from complaints.models import CouncilFigures, Release
from complaints.statistics.comparison import ComparedCouncils, CouncilYear, missing_from
from councils.years import Year


@dataclass(frozen=True)
class SideBySide:
    """``compared`` holds every council in the chosen year, ``own`` the chosen ones in each year."""

    release: Release
    compared: ComparedCouncils
    own: Mapping[Year, Mapping[int, CouncilYear]]

    @property
    def year(self) -> Year:
        return self.release.year

    @property
    def years(self) -> list[Year]:
        """Those in which at least one of them has figures, oldest first."""
        return sorted(year for year, rows in self.own.items() if rows)

    def row(self, council_id: int) -> CouncilYear | None:
        return self.compared.rows.get(council_id)


def side_by_side(
    councils: Collection[int], release: Release, releases: Mapping[Year, Release]
) -> SideBySide:
    """Two queries, whatever the number of councils and years; ``releases`` are by their years."""
    by_pk = {each.pk: each for each in releases.values()} | {release.pk: release}
    rows = (
        CouncilFigures.objects.filter(
            Q(release=release) | Q(council__in=councils, release__in=by_pk)
        )
        .order_by("council")
        .values("release_id", *CouncilYear.COLUMNS)
    )
    of_year: dict[int, CouncilYear] = {}
    own: dict[Year, dict[int, CouncilYear]] = {each.year: {} for each in by_pk.values()}
    for row in rows:
        council_id, found = row["council_id"], CouncilYear.of(row)
        if row["release_id"] == release.pk:
            of_year[council_id] = found
        if council_id in councils:
            own[by_pk[row["release_id"]].year][council_id] = found
    return SideBySide(release, ComparedCouncils(of_year, missing_from(release)), own)
