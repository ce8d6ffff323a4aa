"""Backs the database up into one file, or daily into a folder."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from councils.refusals import Refused
from portal.backups import folder as folders
from portal.backups.steps import back_up
from portal.backups.told import told

KEY = (
    "The secret key is not in it: keep SECRET_KEY (or var/secret_key) somewhere else. Without it"
    " second factors and drafts in the backup can never be read."
)


class Command(BaseCommand):
    help = "Backs up the whole database, while everybody goes on working."

    def add_arguments(self, parser: CommandParser) -> None:
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("file", nargs="?", type=Path, help="the new file")
        where.add_argument(
            "--into",
            type=Path,
            metavar="FOLDER",
            help="a folder, where it is named for its instant",
        )
        parser.add_argument(
            "--daily",
            action="store_true",
            help="with --into: do nothing where the folder has one of the last 24 hours",
        )
        parser.add_argument(
            "--keep-days",
            type=int,
            metavar="N",
            help="with --into: delete backups in it that are older, but never the newest",
        )

    def handle(self, *, file: Path | None, into: Path | None, **options: Any) -> None:
        at, days = timezone.now(), options["keep_days"]
        if file and (options["daily"] or days):
            raise CommandError("--daily and --keep-days go with --into.")
        if days is not None and days < 1:
            raise CommandError("--keep-days is 1 or more.")
        try:
            if into and options["daily"] and folders.has_todays(into, at):
                return
            path = folders.new(into, at) if into else file
            assert path
            if path.exists():
                raise Refused(f"{path} is there already: nothing was written.")
            about = back_up(path, at)
            size = path.stat().st_size
            self.stdout.write(f"{path}: {size:,} bytes. It holds {told(about)}.")
            if into and days:
                for each in folders.delete_older(into, days, at):
                    self.stdout.write(f"{each} is older than {days} days: deleted.")
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(KEY)
