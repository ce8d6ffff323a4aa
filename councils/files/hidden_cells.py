"""What a sheet of a workbook hides. It is read like the rest, so whoever loads it is told."""

from __future__ import annotations

from dataclasses import dataclass, field

ROWS_NAMED = 5


@dataclass
class Hidden:
    """The rows and columns that a sheet hides, as far as it was read.

    Columns are pairs of the first and the last that are hidden side by side, counted from 1.
    """

    rows: set[int] = field(default_factory=set)
    columns: list[tuple[int, int]] = field(default_factory=list)
    is_filtered: bool = False

    def takes_row(self, number: int) -> bool:
        """Whether a row is hidden, which is asked once: a sheet may have a million of them."""
        if number not in self.rows:
            return False
        self.rows.remove(number)
        return True

    def holds_column(self, number: int) -> bool:
        return any(first <= number <= last for first, last in self.columns)


@dataclass
class HiddenRows:
    """How many of the rows of a table are hidden, and the first of them."""

    count: int = 0
    first: list[int] = field(default_factory=list)

    def take(self, number: int) -> None:
        self.count += 1
        if len(self.first) < ROWS_NAMED:
            self.first.append(number)

    def note(self, *, is_filtered: bool) -> str:
        """What is said of them; empty where there are none."""
        if not self.count:
            return ""
        rows = ", ".join(map(str, self.first)) + (" …" if self.count > len(self.first) else "")
        which = f"{self.count:,} rows that are hidden" if self.count > 1 else "1 row that is hidden"
        by = " by a filter or by hand" if is_filtered else ""
        return f"{which} in the workbook{by}, and read like the others: {rows}"


def sheets_not_read(titles: list[str], hidden: frozenset[str]) -> list[str]:
    """A note on the sheets of a workbook that are not read, if there are any."""
    named = [f"{title} (hidden)" if title in hidden else title for title in titles]
    return [f"sheets not read: {', '.join(named)}"] if named else []
