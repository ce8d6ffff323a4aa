"""Shows a day of changes of the register before it comes."""

import signal
import sys
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from councils import progress
from councils.files.problems import FileRefused
from councils.refusals import Refused
from portal.rehearsal.steps import rehearse
from portal.rehearsal.told import csv_text, lines


class Command(BaseCommand):
    help = (
        "Loads a file of changes into a copy of the database, lets the day come there, and says for"
        " each council what readers and staff will see. The database itself is only read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--on",
            required=True,
            type=date.fromisoformat,
            metavar="DATE",
            help="the day on which they take effect, such as 2028-04-01",
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="where to write a row for each council, CSV"
        )

    def handle(self, *, file: Path, on: date, report: Path | None, **options: Any) -> None:
        watch = progress.shown if options["verbosity"] else progress.silent
        before = {each: signal.signal(each, _end) for each in (signal.SIGTERM, signal.SIGHUP)}
        try:
            found = rehearse(file, on, at=timezone.now(), watch=watch)
        except (FileRefused, Refused) as refused:
            raise CommandError(f"nothing was rehearsed.\n{refused}") from None
        finally:
            for number, what in before.items():
                signal.signal(number, what)
        self.stdout.write("\n".join(lines(found)))
        if report:
            try:
                report.write_bytes(csv_text(found))
            except OSError as cannot:
                raise CommandError(f"{report}: {cannot.strerror}") from None


def _end(number: int, frame: FrameType | None) -> None:
    """The copy is taken away on the way out."""
    sys.exit(128 + number)
