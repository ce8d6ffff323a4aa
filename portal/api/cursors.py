"""Where a list goes on: after a row, wherever that stands by then, so that none is lost or doubled.

A cursor tells of the last row of a page what orders it, or what names it with its number in the
list. Decisions and improvements go on after the place of that row, be the row still there or not.
Other lists are looked through for the row; where it is gone, they go on at its number.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, runtime_checkable

from portal.open_data.columns import Dataset
from portal.pagination import Rows

PATTERN = "^[A-Za-z0-9_-]+$"
LONGEST = 600
SOUGHT = 1_000  # rows beyond where a row was that are looked through for it
AFTER_A_PLACE, AFTER_A_ROW = "p", "r"


class NoCursor(ValueError):
    """It is no cursor of this list."""

    def __init__(self) -> None:
        super().__init__("it leads nowhere in this list: begin without it, and follow next")


@runtime_checkable
class InPlace(Protocol):
    """Rows in an order by which any place among them is found."""

    def place_of(self, row: Any) -> tuple[str, ...]: ...

    def after(self, place: Sequence[str]) -> Rows | None:
        """Those after a place; None where the order is another. ValueError: it is no place."""
        ...


@dataclass(frozen=True)
class Page:
    """The rows of a page, and the cursor of the next; empty on the last."""

    rows: Sequence[Any]
    following: str


def page_after(rows: Rows, dataset: Dataset, cursor: str, size: int) -> Page:
    """The page that a cursor leads to, the first without one; NoCursor."""
    kind, told, number = _read(cursor) if cursor else ("", [], 0)
    if kind == AFTER_A_PLACE:
        rest = _after(rows, told)
        start = 0
    else:
        rest = rows
        start = _found(rows, dataset, told, number) if kind else 0
    return _page(rows, dataset, list(rest[start : start + size + 1]), start, size)


def page_at(rows: Rows, dataset: Dataset, number: int, size: int) -> Page:
    """A page by its number, as it was asked for before there were cursors."""
    start = (number - 1) * size
    return _page(rows, dataset, list(rows[start : start + size + 1]), start, size)


def _page(rows: Rows, dataset: Dataset, found: list[Any], start: int, size: int) -> Page:
    """``found`` are its rows and, where there is one, the first of the next page."""
    shown = found[:size]
    if len(found) <= size:
        return Page(shown, "")
    if isinstance(rows, InPlace) and (place := rows.place_of(shown[-1])):
        return Page(shown, _written(AFTER_A_PLACE, place, 0))
    return Page(shown, _written(AFTER_A_ROW, _name(dataset, shown[-1]), start + size))


def _after(rows: Rows, place: list[str]) -> Rows:
    try:
        found = rows.after(place) if isinstance(rows, InPlace) else None
    except ValueError:
        found = None
    if found is None:
        raise NoCursor
    return found


def _found(rows: Rows, dataset: Dataset, name: list[str], number: int) -> int:
    """How many rows precede those after the one with this name."""
    if number < 1 or len(name) != len(dataset.key):
        raise NoCursor
    at_its_number = list(rows[number - 1 : number])
    if at_its_number and _name(dataset, at_its_number[0]) == name:
        return number
    every = list(rows[0 : number + SOUGHT])  # the data changed since
    names = [_name(dataset, row) for row in every]
    if name in names:
        return names.index(name) + 1
    # A newer edition has the same rows.
    told = [at for at, column in enumerate(dataset.key) if column != "edition"]
    same = [[each[at] for at in told] for each in names]
    wanted = [name[at] for at in told]
    return same.index(wanted) + 1 if wanted in same and len(told) > 1 else number


def _name(dataset: Dataset, row: Any) -> list[str]:
    columns = {each.name: each for each in dataset.fields}
    return [str(columns[name].of(row)) for name in dataset.key]


def _written(kind: str, told: Sequence[str], number: int) -> str:
    content = json.dumps([kind, list(told), number], separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[str, list[str], int]:
    if len(cursor) > LONGEST:
        raise NoCursor
    try:
        content = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        kind, told, number = json.loads(content)
    except (ValueError, TypeError, RecursionError):
        raise NoCursor from None
    is_told = isinstance(told, list) and all(isinstance(each, str) for each in told)
    is_one = kind in (AFTER_A_PLACE, AFTER_A_ROW) and is_told and type(number) is int
    if not is_one or any("\0" in each for each in told) or not 0 <= number < 10**9:
        raise NoCursor
    return kind, told, number


def day_of(text: str) -> date:
    """ValueError where it is none."""
    return date.fromisoformat(text)
