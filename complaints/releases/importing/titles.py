"""The year that a file says it is about, in titles above its heading or in its sheet's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from councils.files.tables import Table
from councils.years import Year

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2}) ?[-–/] ?(?:20)?([0-9]{2})(?![0-9])")


def check_titles(table: Table, year: Year) -> None:
    """Notes a problem where one year is named, and it is another."""
    years = years_of(table)
    if len(years) == 1 and year not in years:
        table.problems.add(None, None, f"this table says {years.pop()}, not {year}")


def years_of(table: Table) -> set[Year]:
    """The years that are named above the table, or by its sheet."""
    return {each for text in table.titles for each in _years(text)}


def _years(text: str) -> Iterator[Year]:
    for begins, ends in _YEAR.findall(text):
        try:
            yield Year.parse(f"{begins}-{ends}")
        except ValueError:
            continue  # 2024-12 is a month
