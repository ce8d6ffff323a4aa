"""Loads decisions with their recommendations."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from complaints.decisions.importing.columns import COLUMNS
from complaints.decisions.importing.decisions import import_decisions
from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.progress import Progress


class Command(ImportCommand):
    help = "Loads decisions from a CSV or XLSX file: all of it or nothing. Never deletes."
    columns = COLUMNS

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--texts-approved",
            action="store_true",
            help="the texts that are new or changed are approved to be shown to the public",
        )
        super().add_arguments(parser)

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        return import_decisions(
            options["file"],
            at=at,
            texts_approved=options["texts_approved"],
            choices=self.choices(options),
            dry_run=options["dry_run"],
            watch=watch,
        )
