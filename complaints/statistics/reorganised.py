"""Councils that were reorganised together, added up: nothing is shared out among the new ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from complaints.models import Decision, Release
from complaints.statistics.comparison import CouncilYear
from complaints.statistics.groups import Group
from complaints.statistics.improvements import StatusCounts, improvement_totals
from councils.models import Council
from councils.years import Year


@dataclass(frozen=True)
class GroupYear:
    """The old councils that existed in a year, and their sums."""

    councils: list[Council]
    group: Group


def group_year(
    old: Sequence[Council], rows: Mapping[int, CouncilYear], release: Release
) -> GroupYear | None:
    """The sums of a group in an edition, whose ``rows`` these are; None where one is missing.

    Whether a council existed is as it was frozen. A counted year has all that did; of an imported
    one the register says whether somebody is missing.
    """
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

    published: int
    standing: StatusCounts

    @property
    def in_words(self) -> list[tuple[str, int]]:
        """How many stand how, those that there are."""
        return [(status.label.lower(), count) for status, count in self.standing.each if count]


def left_by(old: Sequence[Council], releases: Collection[Year], at: datetime) -> Left:
    """Of decisions about those councils, whoever must comply by now; two queries."""
    about = Q(decision__council__in=old)
    totals = improvement_totals(at, releases, about=about)
    of_years = Q(pk__in=())
    for year in releases:
        of_years |= Q(decided_on__gte=year.start, decided_on__lt=year.end)
    decisions = Decision.objects.public_by_itself(at).filter(of_years, council__in=old)
    return Left(decisions.count(), totals.today)
