"""What the rules for questions ask about one council's year: its public record, frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from complaints.figures.chance import Comparison
from complaints.figures.performance import Performance
from complaints.statistics.breakdown import CategoryRate
from complaints.statistics.comparison import CouncilYear
from complaints.statistics.improvements import ImprovementCounts
from complaints.statistics.oddities import moved
from complaints.statistics.two_years import CouncilTwoYears
from councils.models import Council
from councils.register.succession import Reorganisation
from councils.years import Year


@dataclass(frozen=True)
class Facts:
    """``last`` is the year before, only where chance does not explain what changed since.

    ``uphold`` and ``remedy`` are None for a council that is compared with nobody. ``overdue`` is
    how many cases are so on ``today``. ``category_coverage`` names the councils that averages by
    category are of, where these are not all of the type.
    """

    council: Council
    year: Year
    today: date
    ombudsman: str
    performance: Performance
    uphold: Comparison | None
    remedy: Comparison | None
    by_category: Sequence[CategoryRate]
    last: Performance | None
    improvements: ImprovementCounts
    report_titles: Sequence[str]
    overdue: int
    reorganisation: Reorganisation
    category_coverage: str = ""

    @property
    def has_closed(self) -> bool:
        """Whether it does not exist any more on the day: nothing can be asked of it."""
        closed_on = self.council.closed_on
        return closed_on is not None and closed_on <= self.today

    @property
    def beyond_chance(self) -> list[CategoryRate]:
        """Categories whose gap to similar councils chance does not explain."""
        return [each for each in self.by_category if each.is_beyond_chance]


def changed_since(
    council: Council, year: Year, own: Mapping[Year, CouncilYear], *, breaks: bool
) -> Performance | None:
    """The year before, where chance does not explain how the uphold rate moved from it.

    None where the two do not compare: the method changed (``breaks``), or either is no whole year
    of the council.
    """
    now, last = own[year], own.get(year.previous)
    both = CouncilTwoYears(council, year, now, last, was_revised=False)
    if last is None or breaks or not both.is_comparable:
        return None
    return last.performance if moved(now.performance, last.performance) else None
