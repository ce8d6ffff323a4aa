"""The rows of a file of complaints received: whose numbers they are, and whether they add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from complaints.models import Category, ComplaintsReceived
from complaints.received.columns import CATEGORIES, TOTAL
from complaints.releases.importing.notes import some
from complaints.releases.importing.titles import years_of
from complaints.releases.importing.totals import TotalRows, adds_up
from councils.dates import day_in_words
from councils.files.cells import whole_number
from councils.files.changes import Changes
from councils.files.choices import Choices
from councils.files.marks import without_marks
from councils.files.problems import FileRefused, HeadingsRefused, RowsRefused
from councils.files.tables import Row, Table
from councils.models import Council
from councils.register.names.exact import CouncilNames
from councils.years import Year

NO_NUMBERS = "has no column of a category, and none of all: total"
NO_YEAR = "is of no year that is known: give it a column year, or write it above the table: 2024-25"
NO_CATEGORY = "there is no such category here"
EMPTY = "is empty, but other categories of the row are not: write 0 where there was none"


@dataclass
class Stated:
    """What a row states of one council in one year: by category, and in all under None."""

    council: Council
    year: Year
    row: Row
    numbers: dict[int | None, int] = field(default_factory=dict)


class ReceivedReader:
    """Reads a table with the councils and categories there are."""

    def __init__(self, table: Table, choices: Choices) -> None:
        self.table, self.choices = table, choices
        self.names = CouncilNames()
        by_slug = {each.slug: each.pk for each in Category.objects.all()}
        self.columns = [column for column in CATEGORIES if column in table.headings]
        self._keys = {column: by_slug.get(CATEGORIES[column]) for column in self.columns}
        self.year = self._check_headings()
        self.passed_over = 0
        self.totals: list[str] = []

    @property
    def notes(self) -> list[str]:
        notes = []
        if self.passed_over:
            plural = "s" if self.passed_over > 1 else ""
            notes.append(f"passed over: {self.passed_over:,} row{plural} of notes")
        if self.totals:
            checked = some(self.totals, in_order=True)
            notes.append(f"rows that add up others, checked and left out: {checked}")
        return notes

    def _check_headings(self) -> Year | None:
        """The year of the whole table, where rows do not name theirs."""
        problems, headings = self.table.problems, self.table.headings
        if not self.columns and TOTAL not in headings:
            problems.add(None, None, NO_NUMBERS)
        years = years_of(self.table)
        if "year" not in headings and len(years) != 1:
            problems.add(None, None, NO_YEAR)
        problems.refuse(HeadingsRefused)
        return None if "year" in headings else years.pop()

    def read(self, rows: Iterable[Row]) -> list[Stated]:
        """What each row states that is well; what is wrong is noted."""
        found: dict[tuple[int, Year], Stated] = {}
        totals = TotalRows((*self.columns, TOTAL))
        for row in rows:
            name = without_marks(row["authority"])
            if not any(row[column] for column in (*self.columns, TOTAL)):
                self.passed_over += 1
            elif kind := adds_up(name):
                totals.take(row, name, kind)
            else:
                council = self._council(row, name)
                totals.add(row, council)
                year = self.year or row.required("year", Year.parse)
                if council and year and self._is_there(row, council, year):
                    stated = Stated(council, year, row)
                    first = found.setdefault((council.pk, year), stated).row.number
                    if first != row.number:
                        row.wrong("authority", f"has its figures in row {first} already")
                    self._take(stated)
        totals.check()
        self.totals = totals.names
        stored = _stored({each.year for each in found.values()})
        for key, each in found.items():
            self._complete(each, stored[key])
        wrong = self.table.problems.rows
        return [each for each in found.values() if each.row.number not in wrong]

    def settle(self, read: list[Stated], changes: Changes) -> list[Stated]:
        """Refuses rows that are wrong, or leaves them out where that was chosen."""
        problems = self.table.problems
        if not read and not problems:
            problems.add(None, None, "holds no row of a council")
        if not read:
            problems.refuse(FileRefused)
        if problems and not self.choices.load_the_rest:
            problems.refuse(RowsRefused)
        if problems:
            changes.leave_out(problems)
        return read

    def _council(self, row: Row, name: str) -> Council | None:
        try:
            return self.names.named(name)
        except ValueError as error:
            row.wrong("authority", str(error) if name else "is empty")
        return None

    def _is_there(self, row: Row, council: Council, year: Year) -> bool:
        if council.opened_on and council.opened_on >= year.end:
            first = day_in_words(council.opened_on)
            row.wrong("authority", f"{council} was not there yet: its first day is {first}")
            return False
        return True

    def _take(self, stated: Stated) -> None:
        """Every category there is, or none of them; and all of them."""
        row, numbers = stated.row, stated.numbers
        is_broken_down = any(row[column] for column in self.columns)
        for column, key in self._keys.items():
            if key is None and row[column]:
                row.wrong(column, NO_CATEGORY)
            elif key is not None and is_broken_down and not row[column]:
                row.wrong(column, EMPTY)
            elif key and (number := row.read(column, whole_number)) is not None:
                numbers[key] = number
        if (number := row.read(TOTAL, whole_number)) is not None:
            numbers[None] = number

    def _complete(self, stated: Stated, stored: dict[int | None, int]) -> None:
        """In all what categories make, where it is not stated; never less than these.

        Categories that are stored and that the file does not name stay, so they count too.
        """
        made = sum((stored | stated.numbers | {None: 0}).values())
        if stated.numbers.setdefault(None, made) < made:
            stated.row.wrong(
                TOTAL,
                f"is {stated.numbers[None]:,}, but the categories of {stated.council} make"
                f" {made:,}",
            )


def _stored(years: Iterable[Year]) -> dict[tuple[int, Year], dict[int | None, int]]:
    """What is stored by category, of each council and year."""
    stored: dict[tuple[int, Year], dict[int | None, int]] = defaultdict(dict)
    rows = ComplaintsReceived.objects.filter(year__in=list(years)).exclude(category=None)
    for each in rows:
        stored[each.council_id, each.year][each.category_id] = each.number
    return stored
