"""Rows that add up others: recognised by their names, checked against what they add up."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from complaints.figures.performance import COUNTS
from complaints.releases.importing.columns import SUMS, TOTAL_ROWS, WHOLE_COUNCIL
from councils.files.cells import whole_number
from councils.files.marks import without_marks
from councils.files.tables import Row
from councils.models import Council
from councils.register.names.notation import folded

ADDED_UP = (*COUNTS, *SUMS)
EVERYTHING, BLOCK = "everything", "what stands above"
_SAYS_TOTAL = re.compile(r"\b(?:sub ?)?totals?\b|\ball\b|\bgrand\b|\bsum\b")
_SAYS_NOTHING = re.compile(r"\b(?:the|of|for)\b")
_TYPES = {
    Council.Type.COUNTY: ("county", "counties", "county councils", "shire counties"),
    Council.Type.DISTRICT: ("district", "districts", "district councils", "shire districts"),
    Council.Type.METROPOLITAN: (
        *("metropolitan", "metropolitan boroughs", "metropolitan borough councils"),
        *("metropolitan districts", "metropolitan district councils", "metropolitan councils"),
    ),
    Council.Type.UNITARY: (
        *("unitary", "unitaries", "unitary authorities", "unitary councils"),
        *("english unitary authorities", "unitary authority"),
    ),
    Council.Type.LONDON: ("london", "london boroughs", "london borough councils"),
    Council.Type.OTHER: ("other", "others", "other bodies", "other authorities"),
}
_TYPE_OF = {name: str(kind) for kind, names in _TYPES.items() for name in names}


def adds_up(name: str) -> str | None:
    """What a row of that name adds up: EVERYTHING, a type of council, or BLOCK; None: nothing."""
    key = folded(name)
    if key in TOTAL_ROWS:
        return EVERYTHING
    says_total = _SAYS_TOTAL.search(key)
    words = " ".join(_SAYS_NOTHING.sub(" ", _SAYS_TOTAL.sub(" ", key)).split())
    if says_total:
        return EVERYTHING if words in TOTAL_ROWS else _TYPE_OF.get(words, BLOCK)
    # "London" may be a place; "London boroughs" is none.
    return _TYPE_OF.get(words) if words.endswith("s") else None


@dataclass
class _Sum:
    columns: Sequence[str]
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    unread: set[tuple[str, str]] = field(default_factory=set)

    def add(self, part: str, row: Row) -> None:
        for column in self.columns:
            if text := row[column]:
                try:
                    self.counts[part, column] += whole_number(text)
                except ValueError:
                    self.unread.add((part, column))


class TotalRows:
    """The rows of one table added up, by type and since the last sub-total; and what it says."""

    def __init__(self, columns: Sequence[str] = ADDED_UP) -> None:
        self.names: list[str] = []
        self._none = partial(_Sum, columns)
        self._everything, self._compared, self._block = self._none(), self._none(), self._none()
        self._types: dict[str, _Sum] = defaultdict(self._none)
        self._says: list[tuple[Row, list[_Sum]]] = []
        self._block_is_over = False

    def add(self, row: Row, council: Council | None) -> None:
        """Takes up a row of figures; of which council, where the register knows it."""
        if self._block_is_over:
            self._block, self._block_is_over = self._none(), False
        part, kind = _part(row), council.type if council else str(Council.Type.OTHER)
        sums = [self._everything, self._block, self._types[kind]]
        if kind != Council.Type.OTHER:
            sums.append(self._compared)
        for each in sums:
            each.add(part, row)

    def take(self, row: Row, name: str, kind: str) -> None:
        """Takes up a row that adds up others."""
        self.names.append(f"{name} (row {row.number})")
        if kind == EVERYTHING:
            may_be = [self._everything, self._compared]
        else:
            may_be = [self._block] if kind == BLOCK else [self._types[kind], self._block]
            self._block_is_over = True
        self._says.append((row, may_be))

    def check(self) -> None:
        """Notes where a row says another number than what it adds up makes."""
        for row, sums in self._says if self._everything.counts else ():
            wrong = min((_differences(row, each) for each in sums), key=len)
            for column, message in wrong.items():
                row.wrong(column, message)


def _differences(row: Row, made: _Sum) -> dict[str, str]:
    part, found = _part(row), {}
    for column in made.columns:
        if not row[column] or (part, column) in made.unread:
            continue
        try:
            says = whole_number(row[column])
        except ValueError as error:
            found[column] = str(error)
            continue
        if says != made.counts[part, column]:
            found[column] = (
                f"is {says:,}, but the rows that it adds up make {made.counts[part, column]:,}"
            )
    return found


def _part(row: Row) -> str:
    key = folded(without_marks(row["category"]))
    return "" if key in WHOLE_COUNCIL else key
