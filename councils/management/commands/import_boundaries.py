"""Loads where councils lie."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from councils.boundaries.importing import OWN_MAP, Meant, import_boundaries
from councils.boundaries.periods import Period
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
            "--start", metavar="DATE", help="the first day of areas that name none themselves"
        )
        parser.add_argument(
            "--end", metavar="DATE", help="the first day on which these areas are no longer so"
        )
        parser.add_argument(
            "--if-none", action="store_true", help="only where no boundaries are loaded"
        )
        parser.add_argument(
            "--only-missing", action="store_true", help="only councils that are not drawn yet"
        )
        super().add_arguments(parser)

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        start, end = _day(options, "start"), _day(options, "end")
        otherwise = Period.of(start, end)
        if not otherwise:
            raise CommandError("--end has to be after --start")
        return import_boundaries(
            options["file"],
            at=at,
            name=options["name"],
            attribution=options["attribution"],
            meant=Meant(options["layer"], _day(options, "on"), otherwise),
            dry_run=options["dry_run"],
            if_none=options["if_none"],
            only_missing=options["only_missing"],
        )


def _day(options: dict[str, Any], name: str) -> date | None:
    try:
        return day(options[name]) if options[name] else None
    except ValueError as error:
        raise CommandError(f"--{name}: {error}") from None
