"""How much there is to do and how long it takes, for who manages it. Never public.

Each count is of rows that a list of staff's finds by the same words: ``open_cases`` of decisions,
``overdue`` and ``late`` of recommendations, ``by_publication`` of the time until publication.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from complaints.models import Decision, Recommendation, Release
from complaints.models.decision_querysets import DecisionQuerySet
from complaints.statistics.changes import case_changes
from complaints.statistics.differing_cases import differing_cases
from councils.models import Council, by_short_name

MONTHS = 24
WEEK = timedelta(weeks=1)
YEAR_OF_DAYS = timedelta(days=364)


@dataclass(frozen=True)
class Days:
    """From a day to a day, both included; None: without an end."""

    first: date | None
    last: date | None
    label: str = ""

    def __contains__(self, day: date) -> bool:
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def months(today: date, number: int = MONTHS) -> list[Days]:
    """Whole months, this one last: whether it has ended or not."""
    found: list[Days] = []
    after = _month_after(today.replace(day=1))
    for _ in range(number):
        last = after - timedelta(days=1)
        after = last.replace(day=1)
        found.append(Days(after, last))
    return found[::-1]


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def ages(today: date) -> list[Days]:
    """By how long ago it was, the newest first: a bound is when texts are shown."""
    ends = (
        ("Up to 2 weeks", 0, 2),
        ("2 to 6 weeks", 2, 6),
        ("6 to 12 weeks", 6, 12),
        ("12 to 26 weeks", 12, 26),
        ("Longer", 26, None),
    )
    return [
        Days(
            None if oldest is None else today - oldest * WEEK + timedelta(days=1),
            today - newest * WEEK if newest else None,
            label,
        )
        for label, newest, oldest in ends
    ]


def by_days(days: Iterable[Days], decided: Iterable[tuple[date, int]]) -> list[tuple[Days, int]]:
    """How many there are of each span, of how many there are of each day."""
    known = list(decided)
    return [(span, sum(count for day, count in known if day in span)) for span in days]


def decided_by_month(today: date) -> list[tuple[Days, int]]:
    """Decisions made in each month, whatever became of them; not what was entered in error."""
    spans = months(today)
    made = Decision.objects.filter(decided_on__gte=spans[0].first, decided_on__lte=spans[-1].last)
    each_day = made.without_void().order_by("decided_on").values_list("decided_on")
    return by_days(spans, each_day.annotate(Count("pk")))


def by_age(decisions: DecisionQuerySet, today: date) -> list[tuple[Days, int]]:
    """By how long ago each was decided."""
    days = Counter(decisions.order_by().values_list("decided_on", flat=True))
    return by_days(ages(today), days.items())


@dataclass(frozen=True)
class Compliance:
    """Of one council: what is not due yet, what is overdue, and what was late in a year."""

    council: Council
    not_due: int
    overdue: int
    late: int


def last_year_of_due_days(today: date) -> Days:
    """The 52 weeks before today: what was due in them was late, or was not."""
    return Days(today - YEAR_OF_DAYS, today - timedelta(days=1))


def compliance_by_council(today: date) -> list[Compliance]:
    """Councils of which there is anything, what is overdue first; as many questions of many."""
    year = last_year_of_due_days(today)
    outstanding = Recommendation.objects.outstanding().order_by().values_list("council")
    late = Recommendation.objects.late().filter(due_on__gte=year.first, due_on__lte=year.last)
    is_due = Q(due_on__lt=today)
    open_ = {
        council: (not_due, overdue)
        for council, not_due, overdue in outstanding.annotate(
            not_due=Count("pk", filter=~is_due), overdue=Count("pk", filter=is_due)
        )
    }
    times_late = dict(late.order_by().values_list("council").annotate(Count("pk")))
    councils = Council.objects.filter(pk__in={*open_, *times_late}).order_by(*by_short_name())
    found = [
        Compliance(each, *open_.get(each.pk, (0, 0)), times_late.get(each.pk, 0))
        for each in councils
    ]
    return sorted(found, key=lambda each: (-each.overdue, -each.late))


def differing(release: Release) -> int | None:
    """How many of its cases count otherwise now; None where it was not counted here."""
    if release.source == Release.Source.IMPORTED:
        return None
    return len(case_changes(*differing_cases(release)))
