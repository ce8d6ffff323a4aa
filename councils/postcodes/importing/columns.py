"""The columns of a postcode directory, by every name that they have had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from councils.files.problems import HeadingsRefused, Problems

# The first of these that a file has; the year of the areas stands in newer names.
POSTCODE = ("pcds", "pcd7", "pcd", "pcd8", "pcd2")
DISTRICT = (r"lad\d\dcd", "ladcd", "oslaua", "laua")
COUNTY = (r"cty\d\dcd", "ctycd", "oscty", "cty")
ENDED = ("doterm",)
_NEEDED = {
    "postcodes": ("pcds, pcd7, pcd8 or pcd", POSTCODE),
    "districts": ("lad25cd or of another year, oslaua or laua", DISTRICT),
    "months of ending": ("doterm", ENDED),
}


@dataclass(frozen=True)
class Columns:
    """Where each column stands in a file's rows, and what it is called there."""

    postcode: int
    district: int
    ended: int
    county: int | None
    names: Sequence[str]

    @property
    def last(self) -> int:
        """The place of the one furthest to the right."""
        return max(self.postcode, self.district, self.ended, self.county or 0)


def columns_of(heading: Sequence[str], problems: Problems) -> Columns:
    """Finds the columns in a file's first row; HeadingsRefused where one is not there."""
    names = [name.strip().casefold() for name in heading]
    found = {what: _place(names, ways) for what, (_, ways) in _NEEDED.items()}
    for what, place in found.items():
        if place is None:
            problems.add(1, None, f"has no column of {what}: {_NEEDED[what][0]}")
    problems.refuse(HeadingsRefused)
    postcode, district, ended = (found[what] or 0 for what in _NEEDED)
    return Columns(postcode, district, ended, _place(names, COUNTY), heading)


def _place(names: Sequence[str], ways: Sequence[str]) -> int | None:
    for way in ways:
        matching = sorted(name for name in names if re.fullmatch(way, name))
        if matching:
            return names.index(matching[-1])  # of several years the last
    return None
