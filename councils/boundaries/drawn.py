"""Which councils are drawn on the map of a year."""

from django.db.models import Q, QuerySet

from councils.models import Council
from councils.years import Year


def councils_drawn(year: Year) -> QuerySet[Council]:
    """Those with a boundary that had not closed before the year began.

    One that opened later is among them: its area was somebody else's then, and the map says so.
    """
    return Council.objects.compared().filter(
        Q(closed_on=None) | Q(closed_on__gt=year.start), boundary__isnull=False
    )


def drawn_ids(year: Year) -> set[int]:
    """The same councils by their ids, for counting those that are not drawn."""
    return set(councils_drawn(year).values_list("pk", flat=True))
