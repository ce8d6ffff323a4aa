"""What a council that closed still has to do goes to the one that has its place."""

from __future__ import annotations

from datetime import date, datetime

from complaints.models import Recommendation
from councils.bulk_history import update_with_history
from councils.dates import day_in_words
from councils.models import Council
from councils.register.succession import Successions


def follow(council: Council, on: date, at: datetime) -> int:
    """Names the successor for each recommendation that is outstanding; says how many there were.

    Where several have its place, which of them must comply is for a person to say: it stays as it
    is, and stands among what waits. The decision stays with the council that it is about.
    """
    in_its_place = Successions.read().on_day(council, on)
    if len(in_its_place) != 1:
        return 0
    [successor] = in_its_place
    rows = list(Recommendation.objects.outstanding().filter(council=council))
    for row in rows:
        row.council = successor
    reason = f"{council} closed on {day_in_words(on)}: {successor} has its place"
    update_with_history(rows, ["council"], reason=reason, at=at)
    return len(rows)
