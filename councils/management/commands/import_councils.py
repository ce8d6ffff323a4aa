"""Loads the register of councils."""

from pathlib import Path

from councils.importing.command import ImportCommand
from councils.importing.councils import OWN_REGISTER, import_councils


class Command(ImportCommand):
    help = "Loads councils from a CSV or XLSX file: all of it or nothing. Never deletes."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, default=OWN_REGISTER)
        super().add_arguments(parser)

    def load(self, options, *, at, watch):
        return import_councils(options["file"], at=at, dry_run=options["dry_run"], watch=watch)
