"""The nation over the years: all councils of the five types together, and how many that covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from complaints.figures.measures import Measure
from complaints.figures.performance import Performance
from complaints.figures.rates import AnyRate
from complaints.models import CouncilFigures, Release
from complaints.statistics.groups import part_of
from complaints.statistics.type_years import parts_of
from councils.models import Council
from councils.years import Year


@dataclass(frozen=True)
class NationYear:
    """All rows of the five types in one edition of a year, closed councils' late outcomes included.

    ``existing`` councils have figures, of those ``existing + missing`` that existed in the year.
    """

    year: Year
    performance: Performance
    existing: int = 0
    missing: int = 0

    def rate(self, measure: Measure) -> AnyRate:
        """The ratio of sums. By residents there is none: a place in two tiers would count twice."""
        return measure.rate_of(self.performance, None)

    @property
    def coverage(self) -> str:
        """ "n of m councils" where not all that existed have figures, else empty."""
        return part_of(self.existing, self.existing + self.missing, "councils")


def nation_over_years(releases: Iterable[Release]) -> list[NationYear]:
    """The nation in each of several releases, the oldest year first; three queries for all."""
    years = {each.pk: each.year for each in releases}
    rows = CouncilFigures.objects.filter(release__in=years).order_by()
    rows = rows.exclude(council__type=Council.Type.OTHER)
    parts: dict[int, list[Performance]] = defaultdict(list)
    for pk, part, _ in parts_of(rows):
        parts[pk].append(part)
    have: dict[int, dict[int, bool]] = defaultdict(dict)
    for pk, council_id, existed in rows.values_list("release_id", "council_id", "existed"):
        have[pk][council_id] = existed
    councils = Council.objects.compared().only("opened_on", "closed_on")
    return [
        NationYear(
            year,
            Performance.total(parts[pk]),
            existing=sum(have[pk].values()),
            missing=sum(each.existed_in(year) and each.pk not in have[pk] for each in councils),
        )
        for pk, year in sorted(years.items(), key=lambda each: each[1])
    ]
