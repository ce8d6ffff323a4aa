"""What the commands that load a file have in common: arguments, refusals, progress, summary."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from councils import progress
from councils.importing.changes import Changes
from councils.importing.problems import FileRefused
from councils.public_record import Demonstration


class ImportCommand(BaseCommand):
    """Loads a file, all of it or nothing, and says what changed; `load` does the work."""

    refusals: tuple[type[Exception], ...] = (FileRefused, Demonstration)

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="check the file and list what would change"
        )

    def handle(self, **options: Any) -> None:
        watch = progress.shown if options["verbosity"] else progress.silent
        try:
            changes = self.load(options, at=timezone.now(), watch=watch)
        except self.refusals as error:
            raise CommandError(f"nothing was loaded.\n{error}") from None
        if options["verbosity"]:
            self.stdout.write("\n".join(changes.lines()))
            if options["dry_run"]:
                self.stdout.write("This was a dry run: nothing was loaded.")

    def load(self, options: dict[str, Any], *, at: Any, watch: progress.Progress) -> Changes:
        raise NotImplementedError
