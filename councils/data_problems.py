"""What the register lacks about councils, for staff to work through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from councils.models import Boundary, Council, Residents


@dataclass(frozen=True)
class DataProblem:
    """One thing that is missing, and the councils that lack it, by name."""

    slug: str
    title: str
    what_follows: str
    councils: QuerySet[Council]


def data_problems(today: date) -> list[DataProblem]:
    """Each sort of problem of the councils that exist today; other bodies are not drawn."""
    existing = Council.objects.existing_on(today).order_by("name")
    compared = existing.compared()
    newest = Residents.objects.aggregate(newest=Max("year"))["newest"]
    estimated = Residents.objects.filter(year=newest)
    of_newest = f"of {newest} " if newest else ""
    return [
        DataProblem(
            "residents",
            f"no number of residents {of_newest}".strip(),
            "Its upheld complaints per 100,000 residents use an older number, or are left out.",
            compared.exclude(pk__in=estimated.values("council")),
        ),
        DataProblem(
            "boundary",
            "no boundary",
            "It is in the table, and counted under the map, but not drawn.",
            compared.exclude(pk__in=Boundary.objects.values("council")),
        ),
        DataProblem(
            "contact",
            "no contact",
            "Nobody can be written to.",
            existing.filter(contacts=None),
        ),
        DataProblem(
            "code",
            "no GSS code",
            "Files that name councils by their codes do not find it.",
            compared.filter(gss_code=None),
        ),
        DataProblem(
            "county",
            "no county",
            "A district lies in a county; its page cannot name it.",
            existing.filter(type=Council.Type.DISTRICT, county=None),
        ),
    ]
