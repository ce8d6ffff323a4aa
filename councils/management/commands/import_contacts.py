"""Loads whom the ombudsman writes to at each council."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from councils.contacts.columns import COLUMNS
from councils.contacts.importing import import_contacts
from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.progress import Progress


class Command(ImportCommand):
    help = (
        "Loads contacts at councils from a CSV or XLSX file: all of it or nothing. What the file"
        " has for an office of a council is who is there afterwards."
    )
    columns = COLUMNS

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        super().add_arguments(parser)

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        return import_contacts(
            options["file"],
            at=at,
            choices=self.choices(options),
            dry_run=options["dry_run"],
            watch=watch,
        )
