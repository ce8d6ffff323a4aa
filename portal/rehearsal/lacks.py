"""What the register would lack on the day about the councils that are concerned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from councils.models import Council, Residents
from councils.register.gaps import data_problems
from councils.register.succession import Successions
from councils.register.whole_parts import nested_in
from councils.residents.predecessors import summed

RESIDENTS = "residents"


@dataclass(frozen=True)
class Lack:
    """One thing that some councils lack, and what follows; ``slug`` names it for machines."""

    slug: str
    title: str
    what_follows: str
    councils: tuple[Council, ...]


def lacks(on: date, slugs: Collection[str]) -> list[Lack]:
    """As *Data problems* will list them on the day, and residents of those that open on it."""
    found = [
        Lack(
            each.slug,
            each.title,
            each.what_follows,
            tuple(council for council in each.councils if council.slug in slugs),
        )
        for each in data_problems(on)
        if each.slug != RESIDENTS
    ]
    unknown = Lack(
        RESIDENTS,
        "no number of residents, nor can those of the councils that it replaces be added up",
        "It has no figure per 100,000 residents until an estimate is loaded.",
        tuple(new for new, how in residents_of_new(on) if not how),
    )
    return [each for each in (*found, unknown) if each.councils]


def residents_of_new(on: date) -> list[tuple[Council, str]]:
    """Each council that opens on the day, and whether its residents are known, or summed."""
    known: dict[int, dict[int, int]] = defaultdict(dict)
    for pk, year, number in Residents.objects.values_list("council", "year", "number"):
        known[pk][year] = number
    successions, found = Successions(), []
    for new in Council.objects.compared().filter(opened_on=on):
        if known[new.pk]:
            found.append((new, "known"))
            continue
        parts = nested_in(new, successions)
        found.append((new, "summed" if summed(parts, known, on.year) else ""))
    return found
