"""Loads the postcode directory."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.postcodes.importing.postcodes import import_postcodes
from councils.progress import Progress


class Command(ImportCommand):
    help = (
        "Loads the ONS Postcode Directory or the National Statistics Postcode Lookup, as CSV or in"
        " its archive: all of it or nothing, in the place of what was there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        super().add_arguments(parser)

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        return import_postcodes(options["file"], at=at, dry_run=options["dry_run"], watch=watch)
