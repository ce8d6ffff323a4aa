"""Loading reference data: the categories and subjects of complaints, and notes on years.

Nothing is deleted, and what the files do not name stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db.models import Model
from django.utils.text import slugify

from complaints.models import Category, Subject, YearNote
from councils.files.cells import at_most, yes_or_no
from councils.files.changes import Changes, from_to
from councils.files.loads import label, load_file
from councils.files.tables import Columns, Row, Table
from councils.progress import Progress, silent
from councils.years import Year

FOLDER = Path(__file__).parent.parent / "reference"
SUBJECTS = FOLDER / "subjects.csv"
YEAR_NOTES = FOLDER / "year_notes.csv"
SUBJECT_COLUMNS = Columns(("category", "heading", "name"), ("category", "heading", "name"))
NOTE_COLUMNS = Columns(("year", "text", "breaks_comparison", "source"), ("year", "text"))


def load_subjects(
    path: Path = SUBJECTS, *, at: datetime, dry_run: bool = False, watch: Progress = silent
) -> Changes:
    """Loads categories, in the order in which they first appear, and their subjects."""

    def work(write: bool) -> Changes:
        changes = Changes()
        table = Table(path, SUBJECT_COLUMNS)
        categories = {each.name: each for each in Category.objects.all()}
        subjects = {
            (each.heading, each.name): each for each in Subject.objects.select_related("category")
        }
        order: list[str] = []
        for name, heading, subject in _texts(table, watch(table, label(path, write))):
            if name not in order:
                order.append(name)
                category = categories.setdefault(name, Category(name=name))
                _set(category, changes, write, slug=slugify(name), position=len(order))
            made = subjects.setdefault((heading, subject), Subject(heading=heading, name=subject))
            slug = made.slug or slugify(f"{heading} {subject}")
            _set(made, changes, write, slug=slug, category=categories[name])
        table.problems.refuse()
        return changes

    return load_file(path, "subjects", work, at=at, dry_run=dry_run)


def _texts(table: Table, rows: Iterator[Row]) -> Iterator[tuple[str, str, str]]:
    met: dict[tuple[str, str], int] = {}
    for row in rows:
        name, heading, subject = (
            row.required(column, at_most(100)) for column in SUBJECT_COLUMNS.allowed
        )
        if name and heading and subject:
            first = met.setdefault((heading, subject), row.number)
            if first != row.number:
                row.wrong("name", f"“{heading} › {subject}” stands in row {first} already")
            else:
                yield name, heading, subject


def load_year_notes(
    path: Path = YEAR_NOTES, *, at: datetime, dry_run: bool = False, watch: Progress = silent
) -> Changes:
    """Loads one note for each year of the file; it replaces the note that came of that source."""

    def work(write: bool) -> Changes:
        changes = Changes()
        table = Table(path, NOTE_COLUMNS)
        notes = {(each.year, each.source): each for each in YearNote.objects.all()}
        for row in watch(table, label(path, write)):
            year, text = row.required("year", Year.parse), row.required("text", str)
            breaks = row.read("breaks_comparison", yes_or_no) or False
            source = row.read("source", at_most(200)) or ""
            if year and text:
                note = notes.setdefault((year, source), YearNote(year=year, source=source))
                _set(note, changes, write, text=text, breaks_comparison=breaks)
        table.problems.refuse()
        return changes

    return load_file(path, "year notes", work, at=at, dry_run=dry_run)


def _set(row: Model, changes: Changes, write: bool, **values: Any) -> None:
    """Sets the fields, counts what that changes, and stores it where it is to be written."""
    old = {name: getattr(row, name, None) for name in values}
    altered = {name for name, value in values.items() if old[name] != value}
    for name in altered:
        setattr(row, name, values[name])
    if row.pk is None:
        changes.added(row)
    elif altered:
        changes.altered(row, [from_to(name, old[name], values[name]) for name in sorted(altered)])
    else:
        changes.unchanged += 1
    if write and (altered or row.pk is None):
        row.save()
