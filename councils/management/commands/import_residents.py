"""Loads residents by council and year."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.progress import Progress
from councils.residents.columns import COLUMNS
from councils.residents.importing import import_residents


class Command(ImportCommand):
    help = "Loads residents from a CSV or XLSX file: all of it or nothing. Never deletes."
    columns = COLUMNS

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        super().add_arguments(parser)

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        return import_residents(
            options["file"],
            at=at,
            choices=self.choices(options),
            dry_run=options["dry_run"],
            watch=watch,
        )
