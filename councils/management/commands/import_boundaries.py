"""Loads where councils lie."""

from pathlib import Path

from councils.boundaries.importing import OWN_MAP, import_boundaries
from councils.importing.command import ImportCommand


class Command(ImportCommand):
    help = "Loads boundaries from GeoJSON or TopoJSON of any ONS vintage: all of it or nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", nargs="?", type=Path, default=OWN_MAP, help="else the portal's own map"
        )
        parser.add_argument("--name", default="", help="what the boundaries are called")
        parser.add_argument("--attribution", default="", help="whose they are, shown with the map")
        parser.add_argument(
            "--if-none", action="store_true", help="only where no boundaries are loaded"
        )
        super().add_arguments(parser)

    def load(self, options, *, at, watch):
        return import_boundaries(
            options["file"],
            at=at,
            name=options["name"],
            attribution=options["attribution"],
            dry_run=options["dry_run"],
            if_none=options["if_none"],
        )
