"""Loads residents by council and year."""

from pathlib import Path

from councils.files.command import ImportCommand
from councils.residents.importing import COLUMNS, import_residents


class Command(ImportCommand):
    help = "Loads residents from a CSV or XLSX file: all of it or nothing. Never deletes."
    columns = COLUMNS

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        super().add_arguments(parser)

    def load(self, options, *, at, watch):
        return import_residents(
            options["file"],
            at=at,
            choices=self.choices(options),
            dry_run=options["dry_run"],
            watch=watch,
        )
