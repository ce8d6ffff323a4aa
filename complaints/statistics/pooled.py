"""Up to three years added up, so that a council with few cases in each has a figure too.

Counts are sums of frozen editions. Residents are added up with them, year by year, so that a figure
for every 100,000 residents is one for a year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from complaints.figures.measures import Measure
from complaints.figures.performance import Performance
from complaints.figures.rates import AnyRate
from complaints.models import Release
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from complaints.statistics.groups import Group, part_of
from councils.lists import listed
from councils.models import Council
from councils.years import Year

YEARS = 3


@dataclass(frozen=True)
class PooledGroup(Group):
    """The years of several councils added up: its rows are a council's year each."""

    years: int = 1

    def rate(self, measure: Measure) -> AnyRate:
        return super().rate(measure).over(self.years)


@dataclass(frozen=True)
class PooledCouncil(CouncilYear):
    """One council in the newest year of a pool, with the counts of each year in which it existed.

    No average that was published for one of the years stands beside it.
    """

    years: Sequence[CouncilYear] = ()
    of_years: int = 1

    @classmethod
    def added(cls, newest: CouncilYear, years: Sequence[CouncilYear], of: int) -> PooledCouncil:
        """``years`` are its years in a pool ``of`` so many, the newest first."""
        return cls(
            council_id=newest.council_id,
            type=newest.type,
            existed=newest.existed,
            residents=newest.residents,
            residents_year=newest.residents_year,
            residents_summed=newest.residents_summed,
            county_id=newest.county_id,
            performance=Performance.total(each.performance for each in years),
            not_yet=newest.not_yet,
            closed_on=newest.closed_on,
            years=tuple(years),
            of_years=of,
        )

    def rate(self, measure: Measure) -> AnyRate:
        """By residents: the years whose residents are known, on both sides."""
        if not (measure.by_residents and self.existed):
            return super().rate(measure)
        return replace(PooledGroup.of(self.years), years=self._with_figure(measure)).rate(measure)

    def years_behind(self, measure: Measure) -> str:
        """ "2 of 3 years" where not every year of the pool has the figure, else empty."""
        return part_of(self._with_figure(measure), self.of_years, "years")

    def _with_figure(self, measure: Measure) -> int:
        return sum(year.rate(measure).whole is not None for year in self.years)


@dataclass(frozen=True)
class PooledYears(ReleasedYear):
    """Several years' editions added up, the newest first: the councils are those of the newest.

    An average is of all councils of the type that existed in each of the years, also of those that
    closed before the newest.
    """

    years: Sequence[ReleasedYear] = field(kw_only=True)

    @classmethod
    def load_newest(cls, releases: Mapping[Year, Release], year: Year) -> PooledYears:
        """``year`` and the two before it, those of them that are in ``releases``: public ones."""
        wanted = (Year(year.begins - back) for back in range(YEARS))
        years = [ReleasedYear.load(releases[each]) for each in wanted if each in releases]
        newest = years[0]
        rows = {
            pk: PooledCouncil.added(
                row,
                [each.rows[pk] for each in years if pk in each.rows and each.rows[pk].existed],
                len(years),
            )
            for pk, row in newest.rows.items()
        }
        return cls(rows, newest.missing, release=newest.release, years=years)

    @property
    def editions(self) -> list[int]:
        return [each.release.edition for each in self.years]

    @property
    def years_added(self) -> list[Year]:
        return [each.release.year for each in self.years]

    @property
    def period(self) -> str:
        """ "2022-23 to 2024-25"; "2022-23 and 2024-25" where the year between is not public."""
        oldest_first = self.years_added[::-1]
        first, last = oldest_first[0], oldest_first[-1]
        if len(oldest_first) > 2:
            return f"{first} to {last}"
        return listed(map(str, oldest_first))

    def group(self, kind: str) -> Group:
        if kind not in self._groups:
            found = PooledGroup.of(
                (row for year in self.years for row in year.similar(kind)),
                missing=sum(year.missing.get(kind, 0) for year in self.years),
                noun=f"years of {Council.Type(kind).plural}",
            )
            self._groups[kind] = replace(found, years=len(self.years))
        return self._groups[kind]
