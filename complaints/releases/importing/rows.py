"""The lines of one or two files of a year's published statistics, joined by council."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from complaints.decisions.importing import NO_ROW
from complaints.figures.measures import PUBLISHED_AVERAGES
from complaints.figures.performance import COMPLIANCE
from complaints.figures.sums import DEALT_WITH
from complaints.figures.units import SHARE
from complaints.models import Category
from complaints.releases.importing.bodies import Bodies
from complaints.releases.importing.columns import (
    ESTIMATE,
    NOT_BROKEN_DOWN,
    WHOLE_COUNCIL,
    one_as_percent,
)
from complaints.releases.importing.lines import Line
from complaints.releases.importing.tables import tables_of
from complaints.releases.importing.titles import check_titles
from complaints.releases.importing.totals import TotalRows, adds_up
from councils.dates import day_in_words
from councils.files.choices import NONE_MADE, Choices
from councils.files.marks import without_marks
from councils.files.problems import FileRefused, HeadingsRefused, Problems, RowsRefused
from councils.files.tables import Row, Table
from councils.lists import listed
from councils.models import Council
from councils.progress import Progress
from councils.register.names.notation import folded
from councils.years import Year

WHOLE = "whole council"
Part = int | str | None  # a category's key, WHOLE, or None: not broken down


class AnnualReader:
    """Reads the files, with the councils and categories there are."""

    def __init__(
        self,
        year: Year,
        paths: Sequence[Path],
        watch: Progress,
        label: str,
        choices: Choices = NONE_MADE,
    ) -> None:
        self.year, self.watch, self.label, self.choices = year, watch, label, choices
        self.bodies = Bodies(choices)
        categories = list(Category.objects.all())
        self.categories: dict[str, int] = {folded(each.name): each.pk for each in categories}
        self.known = ", ".join(f"“{each}”" for each in categories)
        self.tables, self.notes = tables_of(paths, choices)
        self.passed_over = 0
        self.totals: list[str] = []  # rows that add up others, by name
        self.councils: dict[str, Council] = {}  # by slug: who is new in the register has no key
        # Those of the first table who are not in a further one, by slug.
        self.missing: list[tuple[Table, list[str]]] = []
        self.rest: list[Problems] = []  # why some rows are not loaded, where that was chosen
        self._rows_of: dict[str, list[tuple[Table, int]]] = defaultdict(list)

    def lines(self) -> dict[tuple[str, Part], Line]:
        """The lines of the first table, each completed by the others, by slug and part."""
        self._check_headings()
        for table in self.tables:
            check_titles(table, self.year)
        self.refuse()
        lines: dict[tuple[str, Part], Line] = {}
        for table in self.tables:
            met: dict[tuple[str, Part], int] = {}
            passed_over = self.passed_over + len(self.totals)
            for row, key in self._rows(table):
                self._rows_of[key[0]].append((table, row.number))
                if met.setdefault(key, row.number) != row.number:
                    row.wrong("authority", f"has its figures in row {met[key]} already")
                elif table is self.tables[0]:
                    lines[key] = Line(row)
                elif key in lines:
                    lines[key].take(row)
                else:
                    row.wrong("authority", f"has no such row in {self.tables[0].problems.file}")
            missing = [key[0] for key in lines if key[1] == WHOLE and key not in met]
            self.missing.append((table, missing))
            if not met and not table.problems:
                is_empty = self.passed_over + len(self.totals) == passed_over
                table.problems.add(None, None, NO_ROW if is_empty else "holds no row of a council")
        for column in (each for each, unit in PUBLISHED_AVERAGES.items() if unit is SHARE):
            _settle_ones(lines.values(), column)
        return lines

    def refuse(self, refusal: type[FileRefused] = FileRefused) -> None:
        """Raises FileRefused where there is a problem in any table."""
        if any(table.problems for table in self.tables):
            raise refusal(*(table.problems for table in self.tables))

    def settle(self, readable: Iterable[str]) -> set[str]:
        """Those with whose rows all is well, of councils given and answered by their slugs.

        RowsRefused where rows are in the way of others, unless that the rest is loaded was chosen;
        then they are in ``rest``. FileRefused where there is nothing to load beside them.
        """
        well = {slug for slug in readable if self._is_well(slug)}
        problems = [table.problems for table in self.tables if table.problems]
        if not problems:
            return well
        if not well or any(None in each.rows for each in problems):
            raise FileRefused(*problems)
        if not self.choices.load_the_rest:
            raise RowsRefused(*problems, unknown=tuple(self.bodies.unknown.values()))
        self.rest = problems
        return well

    def _is_well(self, slug: str) -> bool:
        return all(row not in table.problems.rows for table, row in self._rows_of[slug])

    def _check_headings(self) -> None:
        """The outcomes stand in the first table; a group is whole or absent."""
        problems, all_headings = self.tables[0].problems, set[str]()
        for table in self.tables:
            all_headings |= table.headings.keys()
        for column in DEALT_WITH.names:
            if column not in self.tables[0].headings:
                problems.add(None, column, "this column is missing")
        if "complied_in_all" in all_headings:
            all_headings.add("on_time")
        for group in (COMPLIANCE, ESTIMATE):
            absent = [column for column in group if column not in all_headings]
            for column in absent if len(absent) < len(group) else ():
                problems.add(None, column, f"this column is missing: {listed(group)} come together")
        self.refuse(HeadingsRefused)

    def _rows(self, table: Table) -> Iterator[tuple[Row, tuple[str, Part]]]:
        totals = TotalRows()
        for row in self.watch(table, f"{self.label} {table.problems.file}"):
            is_note = not any(text for column, text in row.cells.items() if column != "authority")
            name = without_marks(row["authority"])
            if kind := adds_up(name):
                if is_note:
                    self.passed_over += 1
                else:
                    totals.take(row, name, kind)
                continue
            council = self._council(row, name, is_note)
            if not is_note:
                totals.add(row, council)
            if council is None:
                continue
            if council.opened_on and council.opened_on >= self.year.end:
                first = day_in_words(council.opened_on)
                row.wrong("authority", f"{council} was not there yet: its first day is {first}")
            try:
                part = self._part(row)
            except ValueError as error:
                row.wrong("category", str(error))
            else:
                self.councils[council.slug] = council
                yield row, (council.slug, part)
        totals.check()
        self.totals += totals.names

    def _council(self, row: Row, name: str, is_note: bool) -> Council | None:
        """Whom a row is about; None where that is nobody, which is noted unless it is a note."""
        try:
            return self.bodies.named(name)
        except ValueError as error:
            if is_note:
                self.passed_over += 1
            else:
                self.bodies.note_unknown(name)
                row.wrong("authority", str(error) if row["authority"] else "is empty")
        return None

    def _part(self, row: Row) -> Part:
        wanted = folded(without_marks(row["category"]))
        if wanted in WHOLE_COUNCIL:
            return WHOLE
        for column in (*ESTIMATE, *PUBLISHED_AVERAGES):
            if row[column]:
                row.wrong(column, "belongs to a council's total, not to a category")
        if wanted == NOT_BROKEN_DOWN:
            return None
        if wanted not in self.categories:
            raise ValueError(f"{row['category']!r} is no category; known are: {self.known}")
        return self.categories[wanted]


def _settle_ones(lines: Iterable[Line], column: str) -> None:
    averages = [line for line in lines if column in line.rows]
    texts = [line.rows[column][column] for line in averages]
    for line, text in zip(averages, texts, strict=True):
        try:
            line.values[column] = one_as_percent(text, texts) or line[column]
        except ValueError as error:
            line.wrong(column, str(error))
