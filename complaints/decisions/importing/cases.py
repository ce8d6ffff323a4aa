"""The rows of a file of decisions, put together: one case for each reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from complaints.decisions.importing.columns import (
    DECISION_COLUMNS,
    RECOMMENDATION_COLUMNS,
    DecisionReader,
)
from complaints.decisions.references import shown
from councils.files.tables import Row


@dataclass
class Recommended:
    """A recommendation as a row has it."""

    row: Row
    number: int
    values: dict[str, Any]


@dataclass
class Case:
    """One decision and its recommendations as the file has them; ``row`` is its first."""

    row: Row
    reference: str
    values: dict[str, Any] = field(default_factory=dict)
    recommendations: list[Recommended] = field(default_factory=list)
    is_readable: bool = True
    numbers: list[int] = field(default_factory=list)  # of its rows

    def take(self, row: Row, reader: DecisionReader) -> None:
        """Takes up what a row says: the first of the decision, each of a recommendation."""
        problems = row.problems.count
        self.numbers.append(row.number)
        if row is self.row:
            self.values = reader.decision(row)
        else:
            _compare_with_first(row, self.row)
        if any(row[column] for column in RECOMMENDATION_COLUMNS):
            self._recommend(row, reader)
        elif row is not self.row:
            row.wrong(None, f"repeats row {self.row.number} without a recommendation")
        self.is_readable &= row.problems.count == problems

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong with any of its rows."""
        return self.row.problems.rows.isdisjoint(self.numbers)

    def _recommend(self, row: Row, reader: DecisionReader) -> None:
        number = reader.number(row, len(self.recommendations) + 1)
        if any(each.number == number for each in self.recommendations):
            row.wrong("recommendation", f"this decision has a recommendation {number} already")
        values = reader.recommendation(row)
        if number is not None:
            self.recommendations.append(Recommended(row, number, values))


class Seen:
    """References met so far, in a size that does not grow with their number.

    A bit for each, in pages of 8 kB: the serial numbers of a year lie in a few of them.
    """

    def __init__(self) -> None:
        self._pages: dict[tuple[str, int], bytearray] = {}

    def add(self, reference: str) -> bool:
        """Whether the reference is met for the first time."""
        page, bit = divmod(int(reference[:8]), 65_536)
        bits = self._pages.setdefault((reference[8:], page), bytearray(8_192))
        is_new = not bits[bit // 8] & 1 << bit % 8
        bits[bit // 8] |= 1 << bit % 8
        return is_new


def cases(
    rows: Iterable[Row], reader: DecisionReader, torn: set[str] | None = None
) -> Iterator[Case]:
    """Each case once its last row is read. What is wrong is noted with the rows.

    The reference of a case that goes on further down, after others, is added to ``torn``.
    """
    seen, case = Seen(), None
    for row in rows:
        reference = reader.reference(row)
        if case and _continues(row, reference, case):
            case.take(row, reader)
            continue
        if case:
            yield case
        case = None
        if reference is None:
            if not row["reference"]:
                row.wrong("reference", "is empty")
        elif not seen.add(reference):
            row.wrong("reference", f"{shown(reference)} stands further up: put its rows together")
            if torn is not None:
                torn.add(reference)
        else:
            case = Case(row, reference)
            case.take(row, reader)
    if case:
        yield case


def _continues(row: Row, reference: str | None, case: Case) -> bool:
    if row["reference"]:
        return reference == case.reference
    return not any(row[column] for column in DECISION_COLUMNS)


def _compare_with_first(row: Row, first: Row) -> None:
    """Says where, never what: the cells may hold what is not public."""
    for column in DECISION_COLUMNS:
        if row[column] and row[column] != first[column]:
            row.wrong(column, f"differs from row {first.number}, which is about the same decision")
