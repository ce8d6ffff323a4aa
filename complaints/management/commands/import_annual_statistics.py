"""Makes a release of the statistics that were published for a year."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from complaints.releases.importing.annual_statistics import import_annual_statistics
from complaints.releases.importing.columns import COLUMNS
from councils.files.changes import Changes
from councils.files.command import ImportCommand
from councils.printable import check
from councils.progress import Progress
from councils.refusals import Refused
from councils.years import Year, london_instant


class Command(ImportCommand):
    help = "Loads a year's published statistics from one or two files and releases them."
    refusals = (*ImportCommand.refusals, Refused)
    columns = COLUMNS
    joins_sheets = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", help="such as 2023-24")
        parser.add_argument("files", nargs="+", type=Path, metavar="file", help="one or two files")
        parser.add_argument(
            "--publish-at",
            required=True,
            help='when the figures become public, London time: "2024-07-24 09:30"',
        )
        parser.add_argument("--reason", default="", help="why published figures are revised")
        parser.add_argument(
            "--leave-out",
            action="store_true",
            help="a further edition may leave out councils that the newest one has",
        )
        parser.add_argument(
            "--beside-announced",
            action="store_true",
            help="make a further edition although one of the year waits for its instant",
        )
        for option, metavar, what in (
            ("--other-body", "NAME", "the register does not know it: keep it as another body"),
            ("--leave-out-body", "NAME", "the register does not know it: leave it out"),
        ):
            parser.add_argument(
                option, action="append", default=[], metavar=metavar, help=f"{what} (repeatable)"
            )
        super().add_arguments(parser)

    def load(self, options: dict[str, Any], *, at: datetime, watch: Progress) -> Changes:
        try:
            check(options["reason"])
            year, public_at = Year.parse(options["year"]), london_instant(options["publish_at"])
        except ValueError as error:
            raise CommandError(str(error)) from None
        if len(options["files"]) > 2:
            raise CommandError("give one file or two")
        return import_annual_statistics(
            year,
            options["files"],
            public_at=public_at,
            at=at,
            reason=options["reason"],
            leave_out=options["leave_out"],
            beside_announced=options["beside_announced"],
            choices=replace(
                self.choices(options),
                other_bodies=tuple(options["other_body"]),
                left_out=tuple(options["leave_out_body"]),
            ),
            dry_run=options["dry_run"],
            watch=watch,
        )
