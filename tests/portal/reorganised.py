"""Councils that were reorganised, with decisions and releases of the years around: made by hand.

The project's own register, codes, postcodes and boundaries. What a council decided on, when, and
who had to comply is in ``CASES``; what each of its pages must say of it is worked out from these.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from complaints.models import Decision
from councils.boundaries.importing import OWN_MAP, import_boundaries
from councils.models import Council
from councils.register.changes.importing import OWN_CHANGES, import_changes
from councils.register.importing.councils import OWN_REGISTER, import_councils
from tests import factories

LOADED = datetime(2026, 11, 30, 12, tzinfo=UTC)
YEARS = ("2018-19", "2019-20", "2020-21", "2021-22", "2022-23", "2023-24")

TAUNTON, SWT = "taunton-deane-borough-council", "somerset-west-and-taunton-council"
SOMERSET_COUNTY, SOMERSET = "somerset-county-council", "somerset-council"
CUMBRIA, ALLERDALE = "cumbria-county-council", "allerdale-borough-council"
CUMBERLAND, WESTMORLAND = "cumberland-council", "westmorland-and-furness-council"
NORTHANTS, NORTHAMPTON = "northamptonshire-county-council", "northampton-borough-council"
WEST_NORTHANTS, NORTH_NORTHANTS = (
    "west-northamptonshire-council",
    "north-northamptonshire-council",
)

NAMES = {
    TAUNTON: "Taunton Deane Borough Council",
    SWT: "Somerset West and Taunton Council",
    SOMERSET_COUNTY: "Somerset County Council",
    SOMERSET: "Somerset Council",
    CUMBRIA: "Cumbria County Council",
    ALLERDALE: "Allerdale Borough Council",
    CUMBERLAND: "Cumberland Council",
    WESTMORLAND: "Westmorland and Furness Council",
    NORTHANTS: "Northamptonshire County Council",
    NORTHAMPTON: "Northampton Borough Council",
    NORTH_NORTHANTS: "North Northamptonshire Council",
    WEST_NORTHANTS: "West Northamptonshire Council",
}


@dataclass(frozen=True)
class Case:
    """One decision; ``complies`` has whoever must, the day it is due, and what became of it."""

    council: str
    decided_on: date
    outcome: str = Decision.Outcome.UPHELD
    complies: tuple[tuple[str, date, str], ...] = ()


NOT = Decision.Outcome.NOT_UPHELD
CASES = {
    "18 000 001": Case(TAUNTON, date(2018, 6, 5)),
    "18 000 002": Case(TAUNTON, date(2018, 6, 5), NOT),
    "18 000 003": Case(SOMERSET_COUNTY, date(2018, 9, 4)),
    "19 000 001": Case(TAUNTON, date(2019, 6, 4), complies=((SWT, date(2019, 8, 1), "complied"),)),
    "19 000 002": Case(SWT, date(2019, 9, 3)),
    "20 000 001": Case(NORTHANTS, date(2020, 6, 2)),
    "20 000 002": Case(NORTHANTS, date(2020, 6, 2), NOT),
    "20 000 003": Case(NORTHAMPTON, date(2020, 6, 2)),
    "21 000 001": Case(
        NORTHANTS, date(2021, 6, 1), complies=((WEST_NORTHANTS, date(2021, 8, 2), "complied"),)
    ),
    "21 000 002": Case(WEST_NORTHANTS, date(2021, 9, 7)),
    "22 000 001": Case(CUMBRIA, date(2022, 6, 7)),
    "22 000 002": Case(CUMBRIA, date(2022, 6, 7), NOT),
    "22 000 003": Case(ALLERDALE, date(2022, 6, 7), NOT),
    "22 000 004": Case(SWT, date(2022, 6, 7), complies=((SOMERSET, date(2023, 5, 2), "complied"),)),
    "22 000 005": Case(SOMERSET_COUNTY, date(2022, 6, 7)),
    "23 000 001": Case(
        CUMBRIA,
        date(2023, 6, 6),
        complies=(
            (CUMBERLAND, date(2023, 8, 1), "complied"),
            (WESTMORLAND, date(2023, 8, 1), "not_complied"),
        ),
    ),
    "23 000 002": Case(ALLERDALE, date(2023, 6, 6), complies=((CUMBERLAND, date(2024, 9, 2), ""),)),
    "23 000 003": Case(CUMBERLAND, date(2023, 9, 5)),
    "23 000 004": Case(CUMBERLAND, date(2023, 9, 5), NOT),
    "23 000 005": Case(SOMERSET, date(2023, 9, 5)),
    "23 000 006": Case(WESTMORLAND, date(2023, 9, 5), NOT),
}


def make_world() -> None:
    """Of six years, each released on 1 July after it."""
    import_councils(OWN_REGISTER, at=LOADED)
    import_changes(OWN_CHANGES, at=LOADED)
    import_boundaries(OWN_MAP, at=LOADED)
    councils = {each.slug: each for each in Council.objects.all()}
    subject = factories.subject()
    for reference, case in CASES.items():
        made = factories.decision(
            councils[case.council],
            reference=reference.replace(" ", ""),
            decided_on=case.decided_on,
            outcome=case.outcome,
            subject=subject,
            summary=f"Of {case.council} in {case.decided_on.year}.",
        )
        for slug, due_on, outcome in case.complies:
            ended = {} if outcome else {"done_on": None, "recorded_on": None}
            if outcome == "not_complied":
                ended["done_on"] = None
            factories.recommendation(
                made, council=councils[slug], due_on=due_on, outcome=outcome, **ended
            )
    for year in YEARS:
        factories.release(year)
