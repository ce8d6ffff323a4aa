"""What the register lacks about councils, for staff to work through."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from councils.models import Boundary, Council, Residents, by_short_name

MIDDLE_OF_YEAR = (6, 30)


@dataclass(frozen=True)
class DataProblem:
    """One thing that is missing, and the councils that lack it, by name; ``years`` of which."""

    slug: str
    title: str
    what_follows: str
    councils: QuerySet[Council]
    years: dict[int, list[int]] = field(default_factory=dict)

    def years_of(self, council: Council) -> str:
        """The years of which a council lacks it; empty where it is not about years."""
        return ", ".join(map(str, self.years.get(council.pk, ())))

    def listed(self) -> list[tuple[Council, str]]:
        """Each council, with the years of which it lacks it."""
        return [(council, self.years_of(council)) for council in self.councils]


def residents_missing() -> DataProblem:
    """The councils without residents in a year of which any estimate is loaded.

    An estimate is of the middle of its year: who existed then should have one.
    """
    known: dict[int, set[int]] = defaultdict(set)
    for year, pk in Residents.objects.order_by("year").values_list("year", "council"):
        known[year].add(pk)
    lacking: dict[int, list[int]] = defaultdict(list)
    compared = list(Council.objects.compared().only("opened_on", "closed_on"))
    for year, councils in known.items():
        middle = date(year, *MIDDLE_OF_YEAR)
        for council in compared:
            if council.pk not in councils and council.existed_on(middle):
                lacking[council.pk].append(year)
    found = Council.objects.filter(pk__in=lacking) if known else Council.objects.compared()
    return DataProblem(
        "residents",
        "no number of residents",
        "For the years of estimates that are named. Its upheld complaints per 100,000 residents use"
        " the number of another year, or are left out.",
        found.order_by(*by_short_name()),
        lacking,
    )


def data_problems(today: date) -> list[DataProblem]:
    """Each sort of problem; but for residents, of the councils that exist today.

    Other bodies are not compared and not drawn.
    """
    existing = Council.objects.existing_on(today).order_by(*by_short_name())
    compared = existing.compared()
    return [
        residents_missing(),
        DataProblem(
            "boundary",
            "no boundary",
            "It is in the table, and counted under the map, but not drawn.",
            compared.exclude(pk__in=Boundary.objects.on(today).values("council")),
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
