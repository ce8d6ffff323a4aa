"""Loads where councils lie."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from councils.boundaries.importing import OWN_MAP, import_boundaries
from councils.files.cells import day
from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.progress import Progress


class Command(ImportCommand):
    help = "Loads boundaries from GeoJSON or TopoJSON of any ONS vintage: all of it or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, default=OWN_MAP, help="else the portal's own map"
        )
        parser.add_argument("--name", default="", help="what the boundaries are called")
        parser.add_argument("--attribution", default="", help="whose they are, shown with the map")
        parser.add_argument("--layer", default="", help="of a file with several layers, one")
        parser.add_argument(
            "--on", metavar="DATE", help="of a file of several vintages, what lay where on that day"
        )
        parser.add_argument(
            "--if-none", action="store_true", help="only where no boundaries are loaded"
        )
        parser.add_argument(
            "--only-missing", action="store_true", help="only councils that are not drawn yet"
        )
        super().add_arguments(parser)

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        try:
            on = day(options["on"]) if options["on"] else None
        except ValueError as error:
            raise CommandError(f"--on: {error}") from None
        return import_boundaries(
            options["file"],
            at=at,
            name=options["name"],
            attribution=options["attribution"],
            layer=options["layer"],
            on=on,
            dry_run=options["dry_run"],
            if_none=options["if_none"],
            only_missing=options["only_missing"],
        )
