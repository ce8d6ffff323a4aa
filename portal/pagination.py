"""Turning pages without counting them: a total would give away a year not yet released."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

from django.core.paginator import Paginator
from django.http import Http404

LAST = 10_000  # pages that are looked for


class Rows(Protocol):
    """What can be cut into pages."""

    def __getitem__(self, cut: slice, /) -> Any: ...


@dataclass(frozen=True)
class TurnedPage:
    """One page of a list that knows whether there is a next one, and not how many there are."""

    number: int
    rows: Sequence[Any]
    has_next: bool

    @property
    def previous_number(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next_number(self) -> int | None:
        return self.number + 1 if self.has_next else None


class NoSuchPage(Http404):
    """A page beyond the end of a list, whose last page is ``last``."""

    def __init__(self, number: int, last: int) -> None:
        super().__init__(f"The list has no page {number}: its last is page {last}.")
        self.number, self.last = number, last


def page_or_404(rows: Rows, number: str | None, size: int) -> TurnedPage:
    """The page that is asked for; NoSuchPage where the list ends before it.

    Only then are the rows counted, as somebody would who turned back page by page.
    """
    page = turned_page(rows, number, size)
    if page.rows or page.number == 1:
        return page
    raise NoSuchPage(page.number, Paginator(cast(Any, rows), size).num_pages)


def turned_page(rows: Rows, number: str | None, size: int) -> TurnedPage:
    """Page ``number``, counted from 1; anything that is no number is the first."""
    digits = number if number and number.isascii() and number.isdigit() else ""
    # Cut first: Python refuses to read a number of thousands of digits.
    wanted = int(digits.lstrip("0")[:6] or 1)
    wanted = min(wanted, LAST)
    start = (wanted - 1) * size
    found = list(rows[start : start + size + 1])
    return TurnedPage(wanted, found[:size], len(found) > size)
