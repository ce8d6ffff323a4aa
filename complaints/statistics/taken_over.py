"""What councils took over from those that they replaced, as far as the public reads of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from complaints.models import Recommendation
from complaints.recommendations.improvements import Status, status_on
from complaints.statistics.improvements import OPEN, year_of
from councils.models import Council
from councils.years import Year, london_date


@dataclass(frozen=True)
class TakenOver:
    """Service improvements that other councils had agreed to: the days they are due, by status.

    ``unsettled`` are open ones of councils that several replaced, by the council: nobody has said
    yet which of them must comply.
    """

    due: Mapping[Status, Sequence[date]] = field(default_factory=dict)
    unsettled: Mapping[Council, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(map(len, self.due.values()))


def taken_over(
    replaced: Mapping[Council, Collection[Council]], releases: Collection[Year], at: datetime
) -> dict[Council, TakenOver]:
    """Of each council, from those that it replaced, along chains; one query.

    What has an outcome that is not published yet is left out, and so is all but what is open of
    decisions of a year that is not released: how many there are would be one of its figures.
    """
    old = {each.pk: each for before in replaced.values() for each in before}
    years = list(releases)
    rows = (
        Recommendation.objects.public(at)
        .filter(decision__council__in=old, council__in=[*old, *(each.pk for each in replaced)])
        .order_by("due_on", "pk")
        .annotate(of_year=year_of(years), stands=status_on(london_date(at), years))
        .values_list("council", "decision__council", "due_on", "of_year", "stands")
    )
    due: dict[tuple[int, int], dict[Status, list[date]]] = defaultdict(lambda: defaultdict(list))
    for council, about, day, of_year, stands in rows if old else ():
        status = Status(stands)
        if status in OPEN or (of_year and status != Status.NOT_PUBLISHED):
            due[council, about][status].append(day)
    return {
        council: TakenOver(_together(council, before, due), _unsettled(before, due))
        for council, before in replaced.items()
    }


Due = Mapping[tuple[int, int], Mapping[Status, Sequence[date]]]


def _together(council: Council, before: Collection[Council], due: Due) -> dict[Status, list[date]]:
    """In the order of statuses, each with its days in order."""
    own = [due[council.pk, each.pk] for each in before if (council.pk, each.pk) in due]
    found = {
        status: sorted(day for each in own for day in each.get(status, ())) for status in Status
    }
    return {status: days for status, days in found.items() if days}


def _unsettled(before: Collection[Council], due: Due) -> dict[Council, int]:
    """What is open of a council that closed, and has the council itself to comply still."""
    found = Counter[Council]()
    for each in before:
        for status, days in due.get((each.pk, each.pk), {}).items():
            if status in OPEN:
                found[each] += len(days)
    return dict(found)
