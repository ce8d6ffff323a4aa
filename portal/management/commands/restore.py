"""Puts a backup in the place of what the database holds."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from councils.dates import instant_in_words
from councils.refusals import Refused
from councils.row_counts import count_anew_after
from portal.backups.steps import restore, still_to_migrate
from portal.backups.told import told
from portal.backups.undone import protected, undone

LOST = """
What was done after that is not in it. Before the public sees the portal again (docs/operating.md):
- a text that was withheld or taken back since is shown again: withhold it again;
- letters that were sent since count as not sent, those that were on their way as perhaps sent;
- who left, and links that were taken back since, have their way in again.
Everybody has to sign in again."""


class Command(BaseCommand):
    help = "Restores a backup: all of it, or nothing."
    # The database may be empty, or what it holds broken.
    requires_migrations_checks = False
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="what manage.py backup wrote")
        parser.add_argument(
            "--replace", action="store_true", help="also where the database holds something"
        )
        parser.add_argument(
            "--without-its-key",
            action="store_true",
            help="also where the secret key that it was made with is lost",
        )

    def handle(self, *, file: Path, replace: bool, **options: Any) -> None:
        at = timezone.now()
        before = protected(at) if replace else None
        try:
            about = restore(file, at, replaces=replace, has_other_key=options["without_its_key"])
        except Refused as refused:
            raise CommandError(str(refused)) from None
        when = instant_in_words(about.instant)
        self.stdout.write(f"Restored as it was on {when}: {told(about)}.")
        self.stdout.write(LOST)
        if missing := still_to_migrate(about):
            self.stdout.write(
                f"\nIt is of an older version: run script/prepare, which makes {len(missing)}"
                f" migrations, from {missing[0]} on."
            )
            return
        count_anew_after(sum(about.rows.values()))
        for line in undone(before, at) if before else ():
            self.stdout.write(self.style.ERROR(f"\n{line}"))
