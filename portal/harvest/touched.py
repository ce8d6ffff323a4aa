"""Of what is to be compared: what was written, what that changes elsewhere, what time changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from complaints.decisions.public import SHOWN_AFTER
from complaints.models import Decision, Recommendation, Release, Suspension
from councils.years import Year, london_date
from letters.models import Letter
from portal.models import TouchedRow

AT_ONCE = 5_000
Found = Iterator[tuple[str, Iterable[int]]]


def crossed(after: datetime, until: datetime) -> dict[str, QuerySet[Any]]:
    """What an instant changes by itself between two, though nobody writes it.

    The instants at which staff do something are not among these: who did it wrote a row, and while
    the last change lies ahead of the clock nothing is compared.
    """
    days = london_date(after), london_date(until)
    shown = Decision.objects.order_by()
    return {
        "decision": shown.filter(
            decided_on__gt=days[0] - SHOWN_AFTER, decided_on__lte=days[1] - SHOWN_AFTER
        ),
        "decision announced": shown.filter(announced_at__gt=after, announced_at__lte=until),
        # One that is not due any more on the second day is overdue, or its outcome is not told.
        "recommendation": Recommendation.objects.order_by().filter(
            due_on__gte=days[0], due_on__lt=days[1]
        ),
        "release": Release.objects.order_by().filter(public_at__gt=after, public_at__lte=until),
    }


def touch(kind: str, numbers: Iterable[int]) -> None:
    rest = iter(numbers)
    while few := list(islice(rest, AT_ONCE)):
        TouchedRow.objects.bulk_create(TouchedRow(kind=kind, number=each) for each in few)


def touch_crossed(after: datetime, until: datetime) -> None:
    for name, rows in crossed(after, until).items():
        touch(name.split()[0], rows.values_list("pk", flat=True))


def touch_what_is_made_of(kind: str, numbers: Iterable[int]) -> None:
    """The rows that say something of a council, of a subject, or of a year's release."""
    for number in numbers:
        for name, rows in MADE_OF[kind](number):
            touch(name, rows)


def _of_council(number: int) -> Found:
    yield "decision", _keys(Decision.objects.filter(council=number))
    yield "recommendation", _keys(Recommendation.objects.filter(council=number))
    yield "letter", _keys(Letter.objects.filter(council=number))


def _of_subject(number: int) -> Found:
    yield "decision", _keys(Decision.objects.filter(subject=number))


def _of_category(number: int) -> Found:
    yield "decision", _keys(Decision.objects.filter(subject__category=number))


def _of_year(rows: Callable[[], QuerySet[Any]]) -> Callable[[int], Found]:
    """What is told with the figures of a year: what became of improvements, and letters."""

    def found(number: int) -> Found:
        for row in rows().filter(pk=number).only("year"):
            year: Year = row.year
            within = Q()
            for name in ("recorded_on", "first_not_complied_on"):
                within |= Q(**{f"{name}__gte": year.start, f"{name}__lt": year.end})
            yield "recommendation", _keys(Recommendation.objects.filter(within))
            yield "letter", _keys(Letter.objects.filter(published_with__year=year))

    return found


def _keys(rows: QuerySet[Any]) -> Iterable[int]:
    return rows.order_by().values_list("pk", flat=True).iterator()


MADE_OF: dict[str, Callable[[int], Found]] = {
    "council": _of_council,
    "subject": _of_subject,
    "category": _of_category,
    "release": _of_year(lambda: Release.objects.order_by()),
    "suspension": _of_year(lambda: Suspension.objects.order_by()),
}
