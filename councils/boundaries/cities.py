"""Cities by which a reader finds her way on the map: a dozen, the most telling first."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from councils.boundaries import hexagons

CITIES = hexagons.REFERENCE / "cities.csv"


@dataclass(frozen=True)
class City:
    """Its name, and latitude and longitude of its middle and of its council's hexagon."""

    name: str
    middle: tuple[float, float]
    hexagon: tuple[float, float]


@lru_cache(maxsize=8)
def cities(since: date) -> tuple[City, ...]:
    """With the places of the hexagons in one of their layouts."""
    at = hexagons.places(since)
    with CITIES.open(newline="") as file:
        return tuple(
            City(
                row["name"],
                (float(row["latitude"]), float(row["longitude"])),
                next(at[code] for code in row["gss_codes"].split("|") if code in at),
            )
            for row in csv.DictReader(file)
        )
