"""Loads the register of councils."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.progress import Progress
from councils.register.importing.councils import COLUMNS, OWN_REGISTER, import_councils


class Command(ImportCommand):
    help = "Loads councils from a CSV or XLSX file: all of it or nothing. Never deletes."
    columns = COLUMNS
    may_leave_out = False  # they name each other: counties, successors

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=OWN_REGISTER)
        parser.add_argument(
            "--new-only", action="store_true", help="only councils that are not there yet"
        )
        super().add_arguments(parser)

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        return import_councils(
            options["file"],
            at=at,
            new_only=options["new_only"],
            sheet=options["sheet"] or "",
            headings=self.choices(options).headings,
            dry_run=options["dry_run"],
            watch=watch,
        )
