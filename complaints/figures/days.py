"""Days between two dates of what was agreed: of each case, of a council, of several together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Days = Mapping[int, int]  # how many cases took how many days
DaysBySpan = Mapping[str, Days]


@dataclass(frozen=True)
class Span:
    """From one date of a recommendation to another; a case takes as long as its longest."""

    since: str
    until: str

    @property
    def name(self) -> str:
        return f"{self.since} to {self.until}"


DUE_TO_DONE = Span("due_on", "done_on")


def together(several: Iterable[DaysBySpan]) -> dict[str, Days]:
    """The days of several councils; a span that none of them has stays unpublished."""
    found: dict[str, Counter[int]] = {}
    for each in several:
        for name, days in each.items():
            found.setdefault(name, Counter()).update(days)
    return dict(found)


def kept(days: DaysBySpan) -> dict[str, dict[str, int]]:
    """As a release keeps it."""
    return {name: {str(n): cases for n, cases in sorted(of.items())} for name, of in days.items()}


def read(days: Mapping[str, Mapping[str, int]]) -> dict[str, Days]:
    return {name: {int(n): cases for n, cases in of.items()} for name, of in days.items()}
