"""Loads changes of the register that are announced."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.files.problems import FileRefused
from councils.progress import Progress
from councils.public_record import Demonstration
from councils.refusals import Refused
from councils.register.changes.columns import COLUMNS
from councils.register.changes.importing import import_changes


class Command(ImportCommand):
    help = (
        "Loads which councils open, close, are succeeded, renamed or recoded, from a CSV or XLSX"
        " file: all of it or nothing. What is announced may be changed or cancelled until its day."
    )
    columns = COLUMNS
    may_leave_out = False
    refusals = (FileRefused, Demonstration, Refused)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        super().add_arguments(parser)

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        return import_changes(
            options["file"],
            at=at,
            choices=self.choices(options),
            dry_run=options["dry_run"],
            watch=watch,
        )
