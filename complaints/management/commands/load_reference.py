"""Loads the project's own reference data: categories, subjects and notes on years."""

from datetime import datetime
from typing import Any

from complaints.subjects.importing import load_subjects, load_year_notes
from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.progress import Progress


class Command(ImportCommand):
    help = "Loads categories, subjects and notes on years. A second run changes nothing."

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        subjects = load_subjects(at=at, dry_run=options["dry_run"], watch=watch)
        notes = load_year_notes(at=at, dry_run=options["dry_run"], watch=watch)
        return subjects + notes
