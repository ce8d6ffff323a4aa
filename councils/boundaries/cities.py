"""Cities by which a reader finds her way on the map: a dozen, the most telling first."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

from councils.boundaries import hexagons

CITIES = hexagons.REFERENCE / "cities.csv"


@dataclass(frozen=True)
class City:
    """Its name, and latitude and longitude of its middle and of its council's hexagon."""

    name: str
    middle: tuple[float, float]
    hexagon: tuple[float, float]


@lru_cache(maxsize=1)
def cities() -> tuple[City, ...]:
    at = hexagons.places()
    with CITIES.open(newline="") as file:
        return tuple(
            City(
                row["name"],
                (float(row["latitude"]), float(row["longitude"])),
                at[row["gss_code"]],
            )
            for row in csv.DictReader(file)
        )
