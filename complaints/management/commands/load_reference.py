"""Loads the project's own reference data: categories, subjects, notes, aliases, changes."""

from datetime import datetime
from typing import Any

from complaints.subjects.importing import load_subjects, load_year_notes
from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.progress import Progress
from councils.register.changes.importing import load_own_changes
from councils.register.importing.aliases import load_aliases


class Command(ImportCommand):
    help = (
        "Loads subjects, notes on years, names of councils, announced changes of the register."
        " A second run changes nothing."
    )

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        subjects = load_subjects(at=at, dry_run=options["dry_run"], watch=watch)
        notes = load_year_notes(at=at, dry_run=options["dry_run"], watch=watch)
        aliases = load_aliases(at=at, dry_run=options["dry_run"], watch=watch)
        changes = load_own_changes(at=at, dry_run=options["dry_run"], watch=watch)
        return subjects + notes + aliases + changes
