"""The lines of one or two files of a year's published statistics, joined by council."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from complaints.importing import NO_ROW
from complaints.importing.annual_columns import (
    COLUMNS,
    COMPLIANCE,
    ESTIMATE,
    FOOTNOTE_MARKS,
    NOT_BROKEN_DOWN,
    OUTCOMES,
    TOTAL_ROWS,
    WHOLE_COUNCIL,
    one_as_percent,
)
from complaints.importing.annual_lines import Line
from complaints.importing.annual_titles import check_titles
from complaints.models import Category
from councils.importing.problems import FileRefused
from councils.importing.tables import Row, Table
from councils.models import Council
from councils.names import CouncilNames, folded
from councils.progress import Progress
from councils.years import Year

WHOLE = "whole council"
Part = int | str | None  # a category's key, WHOLE, or None: not broken down


class AnnualReader:
    """Reads the files, with the councils and categories there are."""

    def __init__(self, year: Year, paths: Sequence[Path], watch: Progress, label: str) -> None:
        self.year, self.watch, self.label = year, watch, label
        self.names = CouncilNames()
        categories = list(Category.objects.all())
        self.categories: dict[str, int] = {folded(each.name): each.pk for each in categories}
        self.known = ", ".join(f"“{each}”" for each in categories)
        self.tables = [Table(path, COLUMNS) for path in paths]
        self.passed_over = 0
        self.missing: list[Council] = []  # in the first file, but not in the second

    def lines(self) -> dict[tuple[Council, Part], Line]:
        """The lines of the first file, each completed by the second."""
        self._check_headings()
        for table in self.tables:
            check_titles(table, self.year)
        self.refuse()
        lines: dict[tuple[Council, Part], Line] = {}
        for table in self.tables:
            met: dict[tuple[Council, Part], int] = {}
            passed_over = self.passed_over
            for row, key in self._rows(table):
                if met.setdefault(key, row.number) != row.number:
                    row.wrong("authority", f"has its figures in row {met[key]} already")
                elif table is self.tables[0]:
                    lines[key] = Line(row)
                elif key in lines:
                    lines[key].take(row)
                else:
                    row.wrong("authority", f"has no such row in {self.tables[0].path.name}")
            self.missing = [key[0] for key in lines if key[1] == WHOLE and key not in met]
            if not met and not table.problems:
                is_empty = self.passed_over == passed_over
                table.problems.add(None, None, NO_ROW if is_empty else "holds no row of a council")
        _settle_ones(lines.values())
        return lines

    def refuse(self) -> None:
        """Raises FileRefused where there is a problem in either file."""
        if any(table.problems for table in self.tables):
            raise FileRefused(*(table.problems for table in self.tables))

    def _check_headings(self) -> None:
        """The outcomes stand in the first file; a group is whole or absent."""
        problems, all_headings = self.tables[0].problems, set[str]()
        for table in self.tables:
            all_headings |= table.headings.keys()
        for column in OUTCOMES:
            if column not in self.tables[0].headings:
                problems.add(None, column, "this column is missing")
        for group in (COMPLIANCE, ESTIMATE):
            absent = [column for column in group if column not in all_headings]
            together = " and ".join((", ".join(group[:-1]), group[-1]))
            for column in absent if len(absent) < len(group) else ():
                problems.add(None, column, f"this column is missing: {together} come together")
        self.refuse()

    def _rows(self, table: Table) -> Iterator[tuple[Row, tuple[Council, Part]]]:
        for row in self.watch(table, f"{self.label} {table.path.name}"):
            is_note = not any(text for column, text in row.cells.items() if column != "authority")
            name = FOOTNOTE_MARKS.sub("", row["authority"])
            if folded(name) in TOTAL_ROWS:
                self.passed_over += 1
                continue
            try:
                council = self.names.named(name)
            except ValueError as error:
                if is_note:
                    self.passed_over += 1
                else:
                    row.wrong("authority", str(error) if row["authority"] else "is empty")
                continue
            if council.opened_on and council.opened_on >= self.year.end:
                row.wrong("authority", f"{council} opened on {council.opened_on}, after the year")
            try:
                part = self._part(row)
            except ValueError as error:
                row.wrong("category", str(error))
            else:
                yield row, (council, part)

    def _part(self, row: Row) -> Part:
        wanted = folded(row["category"])
        if wanted in WHOLE_COUNCIL:
            return WHOLE
        for column in (*ESTIMATE, "published_average"):
            if row[column]:
                row.wrong(column, "belongs to a council's total, not to a category")
        if wanted == NOT_BROKEN_DOWN:
            return None
        if wanted not in self.categories:
            raise ValueError(f"{row['category']!r} is no category; known are: {self.known}")
        return self.categories[wanted]


def _settle_ones(lines: Iterable[Line]) -> None:
    column = "published_average"
    averages = [line for line in lines if column in line.rows]
    texts = [line.rows[column][column] for line in averages]
    for line, text in zip(averages, texts, strict=True):
        try:
            line.values[column] = one_as_percent(text, texts) or line[column]
        except ValueError as error:
            line.wrong(column, str(error))
