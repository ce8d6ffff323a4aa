"""Made-up numbers of complaints received, near those of the complaints that were decided."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from django.db.models import Count

from complaints.demonstration.volumes import RELEASED_YEARS
from complaints.models import ComplaintsReceived, Decision
from councils.years import Year

BATCH = 1_000
# Of the first year they are not published, as there may be such a year anywhere.
YEARS = RELEASED_YEARS[1:]


def store_received() -> None:
    """Made-up rows need no history of who changed them."""
    for year in YEARS:
        rows = [
            ComplaintsReceived(year=year, council_id=council, category_id=category, number=number)
            for council, numbers in _made_up(year).items()
            for category, number in numbers.items()
        ]
        ComplaintsReceived.objects.bulk_create(rows, batch_size=BATCH)


def _made_up(year: Year) -> dict[int, dict[int | None, int]]:
    """Of each council with a decision in the year: by category, and in all under None."""
    decided = (
        Decision.objects.filter(decided_on__gte=year.start, decided_on__lt=year.end)
        .exclude(subject=None)
        .order_by("council_id", "subject__category_id")
        .values_list("council_id", "subject__category_id")
        .annotate(cases=Count("pk"))
    )
    found: dict[int, dict[int | None, int]] = defaultdict(dict)
    for council, category, cases in decided:
        chance = Random(f"received {year} {council} {category}")
        found[council][category] = max(round(cases * chance.uniform(0.9, 1.25)), 1)
    for council, numbers in found.items():
        without = Random(f"received {year} {council}").randrange(3)
        numbers[None] = sum(numbers.values()) + without
    return found
