"""How long decisions took: counted of a year, and of all councils of an edition together.

The day on which somebody complained stays private: nothing but these counts is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q

from complaints.figures.time_taken import DAYS, KNOWN, TimeTaken
from complaints.models import Decision
from complaints.statistics.groups import Group
from councils.years import Year


def time_taken_in(year: Year) -> dict[int, TimeTaken]:
    """Of each council whose decisions of the year tell it, by the councils' keys; one query."""
    took = ExpressionWrapper(F("decided_on") - F("received_on"), output_field=DurationField())
    within = {
        name: Count("pk", filter=Q(took__lte=timedelta(days=days))) for name, days in DAYS.items()
    }
    rows = (
        Decision.objects.in_year(year)
        .without_void()
        .order_by()
        .annotate(took=took)
        .values("council_id")
        .annotate(decided=Count("pk"), **{KNOWN: Count("received_on")}, **within)
    )
    found = {row["council_id"]: TimeTaken.published(row["decided"], row) for row in rows}
    return {council: time for council, time in found.items() if time}


@dataclass(frozen=True)
class TimeOfAll:
    """Of all councils together; ``coverage`` is "n of m councils" where some do not tell it."""

    time: TimeTaken
    coverage: str


def time_taken_together(group: Group) -> TimeOfAll | None:
    """Of councils added up; None where it is not published of any.

    A council about which nothing was decided lacks nothing.
    """
    times = [row.time_taken for row in group.rows if row.time_taken]
    if not times:
        return None
    there = [row for row in group.rows if row.existed]
    told = sum(bool(row.time_taken or not row.performance.dealt_with) for row in there)
    return TimeOfAll(TimeTaken.total(times), group.part(told))
