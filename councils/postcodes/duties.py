"""Which services are whose where a place has a district council and a county council."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from councils.models import Council

FILE = Path(__file__).parents[1] / "reference" / "services.csv"
COUNTY, DISTRICT, BOTH = "county", "district", "both"


@dataclass(frozen=True)
class Duty:
    """A service, whose it is as a rule (``county``, ``district``, ``both``), what belongs to it."""

    service: str
    council: str
    example: str


@lru_cache(maxsize=1)
def duties() -> tuple[Duty, ...]:
    """The county's, then the district's, then those of both."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(Duty(**row) for row in csv.DictReader(file))


def duties_of(council: Council) -> list[Duty]:
    """What a council does as a rule; empty of one that does everything in its place."""
    if council.type not in (Council.Type.COUNTY, Council.Type.DISTRICT):
        return []
    return [each for each in duties() if each.council in (council.type, BOTH)]
