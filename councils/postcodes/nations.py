"""Where postcodes lie that lie outside England, and who looks into complaints there."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "reference" / "nations.csv"
# The first letter of codes that the Office for National Statistics gives to councils.
BY_LETTER = {
    "W": "Wales",
    "S": "Scotland",
    "N": "Northern Ireland",
    "L": "the Channel Islands",
    "M": "the Isle of Man",
}


@dataclass(frozen=True)
class Nation:
    """A part of the United Kingdom, or an island beside it, with its ombudsman if it has one."""

    name: str
    ombudsman: str = ""
    website: str = ""


@lru_cache(maxsize=1)
def nations() -> dict[str, Nation]:
    """By name."""
    return {row["nation"]: _nation(row) for row in _rows()}


def nation_of(code: str) -> Nation | None:
    """The nation of a council's code; None of an English one, and where a code is of no place."""
    name = BY_LETTER.get(code[:1])
    return nations().get(name, Nation(name)) if name else None


@lru_cache(maxsize=1)
def _by_area() -> dict[str, Nation]:
    return {area: _nation(row) for row in _rows() for area in row["areas"].split("|")}


def nation_of_area(area: str) -> Nation | None:
    """Where the postcodes of an area (``CF``) lie that lie outside England; None where none do."""
    return _by_area().get(area)


def _nation(row: dict[str, str]) -> Nation:
    return Nation(row["nation"], row["ombudsman"], row["website"])


def _rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
