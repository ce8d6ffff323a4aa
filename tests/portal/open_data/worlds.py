"""A few years of two councils: what the files of open data are tried on."""

import csv
import io
from datetime import date, datetime
from itertools import product

from complaints.figures.time_taken import TimeTaken
from complaints.models import ComplaintsReceived, Release
from complaints.statistics.received import Received
from councils.years import Year, london_instant
from letters.models import Letter
from portal.open_data.catalogue import Catalogue
from tests import factories
from tests.portal.crawling import text_of
from tests.squares import draw

FIRST = london_instant("2024-07-01 09:30")
INSTANT = london_instant("2025-07-01 09:30")
LATER = london_instant("2025-09-01 12:00")


def small_world(number: int = 1) -> None:
    """2022-23 imported; 2023-24 counted, and revised; 2024-25 counted, public at its instant.

    In each counted year ``number`` complaints were upheld against each of as many councils.
    """
    councils = [factories.council(residents=500_000 + n) for n in range(number)]
    draw({council: (n, 0) for n, council in enumerate(councils)})
    old = factories.council(closed_on=date(2021, 4, 1), type="district")
    old.successors.add(councils[0])
    category = factories.subject().category
    rows = [
        factories.frozen(
            each,
            upheld=5,
            received=Received(9, {category.pk: 7, None: 2}),
            time_taken=TimeTaken(5, (2, 3, 4)),
        )
        for each in councils
    ]
    for year, council in product((Year(2023), Year(2024)), councils):
        ComplaintsReceived.objects.create(year=year, council=council, number=11)
    factories.published("2022-23", *rows, public_at=london_instant("2023-07-01 09:30"))
    for n in range(number):
        before = factories.decision(councils[n], decided_on=date(2022, 6, 3))
        factories.recommendation(before)
    for begins in (2023, 2024):
        for council in councils:
            for n in range(number):
                subject = factories.subject(name=f"Subject {n}")
                made = factories.decision(council, decided_on=date(begins, 6, 3), subject=subject)
                factories.recommendation(made, private_text="A private matter.")
    factories.release("2023-24", public_at=FIRST)
    again = factories.recommendation(factories.decision(councils[0], decided_on=date(2023, 7, 3)))
    assert again.outcome
    second = london_instant("2024-09-01 09:30")
    factories.release("2023-24", public_at=second, reason="One case was missing.")
    factories.release("2024-25", public_at=INSTANT)
    for council in councils:
        Letter.objects.create(
            council=council,
            year=Release.objects.get(year="2022-23").year,
            source="uploaded",
            dated_on=date(2023, 7, 1),
            composed_at=FIRST,
            by_command=True,
            approved_at=FIRST,
            sent_at=FIRST,
        )


def catalogue(at: datetime = LATER) -> Catalogue:
    return Catalogue(at, Release.objects.current(at))


def rows_of(response) -> list[dict[str, str]]:
    """The rows of a CSV file by the names of their columns."""
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(text_of(response), newline="")))
