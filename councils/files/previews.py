"""What a file makes of its rows, as the page of an upload shows it: the first of each kind.

A further kind is an entry in ``KINDS``, and ``take`` where it is found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

PREVIEWED = 50  # rows of each kind
LONGEST = 300  # characters of what is shown in one place
NEW, CHANGED, LEFT = "new", "changed", "left as it is"
ASKED, UNCHANGED = "asked about", "unchanged"
UNLIKELY = "unlikely: "  # how a line begins that says what is asked about
# In the order of the page: what each is, where its name doesn't say it.
KINDS = {
    NEW: "",
    CHANGED: "",
    ASKED: "Unlikely: look whether it is right before it is loaded.",
    LEFT: "What the file says otherwise, and loading never changes.",
    UNCHANGED: "",
}

SUMMED = (NEW, CHANGED, UNCHANGED)  # every row that would be loaded is one of these
IN_THE_FILE = "In the file"


class Difference(NamedTuple):
    """What of a row would be another. Of a text only that it is: it is not quoted."""

    what: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        is_text = not (self.before or self.after)
        return self.what if is_text else f"{self.what}: {self.before} → {self.after}"


class Shown(NamedTuple):
    """A row as it would be, what of it that changes, and what is to be said of it."""

    cells: Sequence[str]
    differences: Sequence[Difference] = ()
    said: Sequence[str] = ()


class Totals(NamedTuple):
    """A table of sums: what each is of, and a cell for each further column."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass
class Preview:
    """Rows under ``columns`` by kind: all are counted, the first are kept.

    Of each column in ``summed`` it adds up how many rows say what. Further ``totals`` are given by
    whoever counts.
    """

    columns: Sequence[str]
    summed: Sequence[str] = ()
    totals: list[Totals] = field(default_factory=list)
    _rows: dict[str, list[Shown]] = field(default_factory=dict)
    _numbers: Counter[str] = field(default_factory=Counter)
    _sums: dict[str, dict[str, Counter[str]]] = field(default_factory=dict)

    def take(self, kind: str, shown: Shown | Callable[[], Shown]) -> None:
        """A row; what makes one is asked only where it is among the first, or added up."""
        self._numbers[kind] += 1
        rows = self._rows.setdefault(kind, [])
        if len(rows) >= PREVIEWED and not self.summed:
            return
        made = shown() if callable(shown) else shown
        if len(rows) < PREVIEWED:
            rows.append(made)
        for column in self.summed if kind in SUMMED else ():
            said = made.cells[self.columns.index(column)]
            self._sums.setdefault(column, {}).setdefault(said, Counter())[kind] += 1

    def all_totals(self) -> list[Totals]:
        columns = [kind.capitalize() for kind in SUMMED]
        own = [
            Totals(
                f"By {column[:1].lower()}{column[1:]}",
                (column, *columns, IN_THE_FILE),
                [
                    [said, *(f"{counted[kind]:,}" for kind in SUMMED), f"{counted.total():,}"]
                    for said, counted in sums.items()
                ],
            )
            for column, sums in self._sums.items()
        ]
        return [*own, *self.totals]

    def report(self) -> dict[str, Any]:
        """As it is kept until somebody has looked at it."""
        return {
            "columns": list(self.columns),
            "asked": self._numbers[ASKED],
            "kinds": [
                {
                    "kind": kind,
                    "about": about,
                    "count": self._numbers[kind],
                    "differ": any(each.differences for each in self._rows[kind]),
                    "say": any(each.said for each in self._rows[kind]),
                    "rows": [_kept(each) for each in self._rows[kind]],
                }
                for kind, about in KINDS.items()
                if self._numbers[kind]
            ],
            "totals": [
                {
                    "title": each.title,
                    "columns": list(each.columns),
                    "rows": [*map(list, each.rows)],
                }
                for each in self.all_totals()
            ],
        }


def short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _kept(shown: Shown) -> list[list[str]]:
    differences = map(str, shown.differences)
    return [_all_short(each) for each in (shown.cells, differences, shown.said)]


def _all_short(texts: Iterable[str]) -> list[str]:
    return [*map(short, texts)]
