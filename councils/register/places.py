"""What a council's area is like: how large, and how deprived. Data, ``reference/places.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PLACES = Path(__file__).parents[1] / "reference" / "places.csv"


@dataclass(frozen=True)
class Place:
    """Its area in km² as the map draws it, and its average score in the English Indices of
    Deprivation 2019: the higher, the more deprived."""

    area: float
    deprivation: float


@cache
def places() -> dict[str, Place]:
    """By the GSS codes of the councils that the portal comes with a map of."""
    with PLACES.open(encoding="utf-8", newline="") as file:
        return {
            row["gss_code"]: Place(float(row["area_km2"]), float(row["deprivation"]))
            for row in csv.DictReader(file)
        }
