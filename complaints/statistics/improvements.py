"""How many published service improvements there are, and how they stand as far as is public.

They are counted in improvements. Whether a council complied is counted in cases: ``counts``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, Count, Q, Value, When

from complaints.models import Recommendation
from complaints.recommendations.improvements import Improvement, Status, status_on
from complaints.recommendations.kinds_of_change import KINDS, KindOfChange
from councils.models import Council
from councils.years import Year, london_date

OPEN = (Status.OVERDUE, Status.NOT_DUE)


@dataclass(frozen=True)
class ImprovementCounts:
    """Published improvements by what the public is told of each."""

    published: int
    on_time: int
    late: int
    not_complied: int

    @classmethod
    def of(cls, improvements: Iterable[Improvement]) -> ImprovementCounts:
        found = Counter(each.compliance for each in improvements)
        counts = (found[name] for name in ("on_time", "late", "not_complied"))
        return cls(found.total(), *counts)

    @property
    def without_outcome(self) -> int:
        """Those of which no outcome is public: open, or not yet released."""
        return self.published - self.on_time - self.late - self.not_complied


@dataclass(frozen=True)
class StatusCounts:
    """How many improvements stand how on a day."""

    by_status: Mapping[Status, int] = field(default_factory=dict)

    def of(self, status: Status) -> int:
        return self.by_status.get(status, 0)

    @property
    def each(self) -> list[tuple[Status, int]]:
        """In the order of statuses, those that there are none of too."""
        return [(status, self.of(status)) for status in Status]

    @property
    def total(self) -> int:
        return sum(self.by_status.values())


@dataclass(frozen=True)
class ImprovementTotals:
    """Public improvements by the year of their decision, and by the kind of change.

    ``later`` are those of decisions of years that are not released: how many there are would be a
    figure of the year, so of them only what is overdue or not due yet today is counted.
    """

    by_year: Mapping[Year, StatusCounts]
    later: StatusCounts
    by_change: Mapping[str, int]

    @property
    def today(self) -> StatusCounts:
        """All together, but for those whose outcome is not published yet."""
        found = Counter[Status]()
        for counts in (*self.by_year.values(), self.later):
            found.update(counts.by_status)
        del found[Status.NOT_PUBLISHED]
        return StatusCounts(found)

    @property
    def years(self) -> list[tuple[Year, StatusCounts]]:
        """The released years, the newest first."""
        return sorted(self.by_year.items(), reverse=True)

    @property
    def changes(self) -> list[tuple[KindOfChange, int]]:
        """Of decisions of released years, in the order of kinds; those that there are."""
        return [(each, self.by_change[each.name]) for each in KINDS if each.name in self.by_change]

    @property
    def most_of_a_kind(self) -> int:
        """Of the commonest kind: what the bars of all kinds are drawn against."""
        return max(self.by_change.values(), default=0)


def improvement_totals(
    at: datetime,
    releases: Collection[Year],
    council: Council | None = None,
    about: Q | None = None,
) -> ImprovementTotals:
    """Of one council or of all, of one subject or of all; in one query.

    ``releases`` are the years that are public at the instant, ``about`` a condition on decisions
    as recommendations name them.
    """
    years = list(releases)
    rows = Recommendation.objects.public(at).filter(about or Q())
    if council is not None:
        rows = rows.filter(council=council)
    found = (
        rows.order_by()
        .annotate(of_year=year_of(years), stands=status_on(london_date(at), years))
        .values_list("of_year", "stands", "change")
        .annotate(number=Count("pk"))
    )
    by_year: dict[int, Counter[Status]] = defaultdict(Counter)
    by_change = Counter[str]()
    for begins, stands, change, number in found:
        status = Status(stands)
        if _is_counted(begins, status):
            by_year[begins][status] += number
        if begins:
            by_change[change] += number
    later = StatusCounts(by_year.pop(0, Counter()))
    return ImprovementTotals(
        {Year(begins): StatusCounts(counts) for begins, counts in by_year.items()}, later, by_change
    )


def standing_by_council(
    at: datetime, releases: Collection[Year], councils: Iterable[Council]
) -> dict[tuple[int, int], StatusCounts]:
    """``today`` of the decisions about each of some councils; in one query.

    By the key of the council that a decision is about and of the one that has to comply by now.
    """
    rows = Recommendation.objects.public(at).filter(decision__council__in=councils)
    years = list(releases)
    counted = (
        rows.order_by()
        .annotate(of_year=year_of(years), stands=status_on(london_date(at), years))
        .values_list("decision__council", "council", "of_year", "stands")
        .annotate(number=Count("pk"))
    )
    found: dict[tuple[int, int], Counter[Status]] = defaultdict(Counter)
    for about, complying, begins, stands, number in counted:
        status = Status(stands)
        if status != Status.NOT_PUBLISHED and _is_counted(begins, status):
            found[about, complying][status] += number
    return {councils: StatusCounts(by_status) for councils, by_status in found.items()}


def _is_counted(begins: int, status: Status) -> bool:
    """Of years that are not released only what is open. The database would decide it once more."""
    return bool(begins) or status in OPEN


def year_of(years: Iterable[Year]) -> Case:
    """In which of these years its decision was made, by the calendar year it begins in; else 0."""
    return Case(
        *(
            When(its_decided_on__gte=year.start, its_decided_on__lt=year.end, then=year.begins)
            for year in years
        ),
        default=Value(0),
    )
