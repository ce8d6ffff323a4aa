"""The figures of one council, or of one of its categories, and whether they agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from complaints.figures.measures import PUBLISHED_AVERAGES
from complaints.figures.performance import COMPLIANCE, COUNTS, REMEDIES, Performance
from complaints.figures.sums import DEALT_WITH, UPHELD_IN_ALL
from complaints.figures.units import BY_RESIDENTS, SHARE
from complaints.releases.importing.columns import (
    ESTIMATE,
    SHARES,
    SUMS,
    agrees,
    per_100000,
    percent,
    published_percent,
)
from councils.files.cells import whole_number
from councils.files.tables import Row

READERS_OF_AVERAGES = {SHARE: published_percent, BY_RESIDENTS: per_100000}
READERS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys((*COUNTS, *ESTIMATE, *SUMS), whole_number),
    **dict.fromkeys(SHARES, percent),
    **{name: READERS_OF_AVERAGES[unit] for name, unit in PUBLISHED_AVERAGES.items()},
}


@dataclass
class Line:
    """The figures, each with the row it stands in: two files may have a part each."""

    first: Row
    values: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    is_readable: bool = True

    def __post_init__(self) -> None:
        self.take(self.first)

    def __getitem__(self, column: str) -> Any:
        return self.values.get(column)

    def wrong(self, column: str, message: str) -> None:
        self.is_readable = False
        self.rows.get(column, self.first).wrong(column, message)

    def take(self, row: Row) -> None:
        """Takes up the row's figures; one that is known already must be the same."""
        problems = row.problems.count
        for column, read in READERS.items():
            value = row.read(column, read)
            if value is None and column in self.rows:
                continue
            known = self.values.get(column)
            if known is not None and value != known:
                row.wrong(column, f"is {row[column]}, but the other file has another figure")
            elif column in row:
                self.values[column], self.rows[column] = value, row
        self.is_readable &= row.problems.count == problems

    def performance(self) -> Performance | None:
        """The counts, checked against each other; None where something is wrong with them."""
        if not self.is_readable:
            return None
        for column in DEALT_WITH.names:
            if self[column] is None:
                self.wrong(column, "is empty: write 0 where there was none")
        self._make_on_time()
        given = [column for column in COMPLIANCE if self[column] is not None]
        for column in COMPLIANCE if given else ():
            if self[column] is None:
                self.wrong(column, f"is empty, but {given[0]} is not")
        if (self[REMEDIES] or 0) > sum(self[column] or 0 for column in UPHELD_IN_ALL.names):
            self.wrong(REMEDIES, "is more than were upheld")
        if not self.is_readable:
            return None
        performance = Performance(**{name: self[name] for name in COUNTS})
        self._check_sums(performance)
        self._check_rates(performance)
        return performance if self.is_readable else None

    def _make_on_time(self) -> None:
        """Where a file has those complied with in all, those on time are these but the late."""
        complied, late = self["complied_in_all"], self["late"]
        if "on_time" in self.rows or complied is None or late is None:
            return
        if late > complied:
            self.wrong("late", f"is {late:,}, but {complied:,} were complied with in all")
        else:
            self.values["on_time"] = complied - late

    def _check_sums(self, performance: Performance) -> None:
        for column, of in SUMS.items():
            counted = of(performance)
            if None not in (self[column], counted) and self[column] != counted:
                self.wrong(column, f"is {self[column]:,}, but its parts add up to {counted:,}")

    def _check_rates(self, performance: Performance) -> None:
        for column, measure in SHARES.items():
            rate = measure.rate_of(performance, None)
            text = self.rows[column][column] if column in self.rows else ""
            if text and rate.whole is not None and not agrees(self[column], rate):
                made = rate.text
                if rate.exact is not None:
                    made = f"{rate.counts} is {SHARE.nearest(rate.exact)}%"
                self.wrong(column, f"is {text}, but by the counts {made}")
