"""Councils that were reorganised together, added up: nothing is shared out among the new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, Count, F, Q, When

from complaints.models import Decision, Recommendation, Release
from complaints.recommendations.improvements import Improvement, Status, status_on, with_status
from complaints.statistics.comparison import CouncilYear
from complaints.statistics.groups import Group
from complaints.statistics.improvements import (
    OPEN,
    StatusCounts,
    standing_by_council,
    year_of,
)
from councils.models import Council
from councils.years import Year, london_date, spans


@dataclass(frozen=True)
class GroupYear:
    """The old councils that existed in a year, and their sums."""

    councils: list[Council]
    group: Group


def group_year(
    old: Sequence[Council], rows: Mapping[int, CouncilYear], release: Release
) -> GroupYear | None:
    """The sums of a group in an edition, whose ``rows`` these are; None where one is missing.

    One that had not opened by then is missing too: others had its place, which are not added up.
    Whether a council existed is as it was frozen. A counted year has all that did; of an imported
    one the register says whether somebody is missing.
    """
    if any(each.opened_on and each.opened_on >= release.year.end for each in old):
        return None
    existing = [each for each in old if each.pk in rows and rows[each.pk].existed]
    is_whole = release.source == Release.Source.COUNTED or all(
        each.pk in rows for each in old if each.existed_in(release.year)
    )
    if not existing or not is_whole:
        return None
    return GroupYear(existing, Group.of(rows[each.pk] for each in existing))


@dataclass(frozen=True)
class Left:
    """What councils leave to whoever has their place, as far as the public reads it.

    ``published`` are the decisions of released years: of another year, how many there are
    would be one of its figures. ``standing`` is how their service improvements stand today.
    """

    published: int = 0
    standing: StatusCounts = field(default_factory=StatusCounts)

    @classmethod
    def together(cls, parts: Iterable[Left]) -> Left:
        """What several councils left, each of which is counted once."""
        published, standing = 0, Counter[Status]()
        for each in parts:
            published += each.published
            standing.update(each.standing.by_status)
        return cls(published, StatusCounts(standing))


@dataclass(frozen=True)
class AllLeft:
    """What some councils left: decisions by the council that they are about, and improvements by
    that and by the council that has to make them now."""

    published: Mapping[int, int]
    standing: Mapping[tuple[int, int], StatusCounts]

    def by(self, council: Council, *, without: Collection[int] = ()) -> Left:
        """What one council left, but for the improvements that those ``without`` have to make.

        So what one of several new councils has to make is not counted at the others. What nobody
        is recorded to make is still the old council's, and left to all of them.
        """
        standing = Counter[Status]()
        for (about, complying), counts in self.standing.items():
            if about == council.pk and complying not in without:
                standing.update(counts.by_status)
        return Left(self.published.get(council.pk, 0), StatusCounts(standing))

    @property
    def complying(self) -> set[int]:
        """The keys of those with whom these improvements are listed."""
        return {complying for (_, complying), counts in self.standing.items() if counts.total}


def left_by(old: Sequence[Council], releases: Collection[Year], at: datetime) -> AllLeft:
    """Of decisions about each of some councils, in two queries."""
    standing = standing_by_council(at, releases, old)
    of_years = Q(pk__in=())
    for begins, ends in spans(releases):
        of_years |= Q(decided_on__gte=begins, decided_on__lt=ends)
    decisions = Decision.objects.public_by_itself(at).filter(of_years, council__in=old)
    by_council = decisions.order_by().values_list("council").annotate(number=Count("pk"))
    return AllLeft(dict(by_council), standing)


def each_left(
    old: Sequence[Council], releases: Collection[Year], at: datetime, most: int
) -> list[Improvement]:
    """What those councils agreed to, one by one: of all that ``left_by`` counts, the first.

    First what is overdue longest, then what falls due soonest, then what has its outcome, the
    newest decisions before.
    """
    years = list(releases)
    rows = Recommendation.objects.public(at).filter(decision__council__in=old)
    found = rows.annotate(of_year=year_of(years), stands=status_on(london_date(at), years))
    is_counted = Q(stands__in=OPEN) | Q(of_year__gt=0) & ~Q(stands=Status.NOT_PUBLISHED)
    is_open_until = Case(When(stands__in=OPEN, then=F("due_on")))
    order = ("-decision__decided_on", "-decision__reference", "number")
    found = found.filter(is_counted).for_list()
    return with_status(
        found.order_by(is_open_until.asc(nulls_last=True), *order)[:most], releases, at
    )
