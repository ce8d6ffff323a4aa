"""Loads complaints received by year, council and category."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from complaints.received.columns import COLUMNS
from complaints.received.importing import import_received
from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.progress import Progress


class Command(ImportCommand):
    help = "Loads complaints received from a CSV or XLSX file. Never deletes."
    columns = COLUMNS

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        super().add_arguments(parser)

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        return import_received(
            options["file"],
            at=at,
            choices=self.choices(options),
            dry_run=options["dry_run"],
            watch=watch,
        )
