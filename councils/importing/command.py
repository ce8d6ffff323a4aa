"""What the commands that load a file have in common: arguments, refusals, progress, summary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from councils import progress
from councils.importing.changes import Changes
from councils.importing.problem_lists import as_csv, listed
from councils.importing.problems import FileRefused
from councils.public_record import Demonstration


class ImportCommand(BaseCommand):
    """Loads a file, all of it or nothing, and says what changed; `load` does the work."""

    refusals: tuple[type[Exception], ...] = (FileRefused, Demonstration)

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="check the file and list what would change"
        )
        parser.add_argument(
            "--errors", type=Path, help="where to list what is wrong with each cell, as CSV"
        )

    def handle(self, **options: Any) -> None:
        watch = progress.shown if options["verbosity"] else progress.silent
        try:
            changes = self.load(options, at=timezone.now(), watch=watch)
        except self.refusals as error:
            if options["errors"] and isinstance(error, FileRefused):
                self._list(error, options["errors"])
            raise CommandError(f"nothing was loaded.\n{error}") from None
        if options["verbosity"]:
            self.stdout.write("\n".join(changes.lines()))
            if options["dry_run"]:
                self.stdout.write("This was a dry run: nothing was loaded.")

    @staticmethod
    def _list(error: FileRefused, path: Path) -> None:
        try:
            path.write_bytes(as_csv(map(listed, error.each)))
        except OSError as cannot:
            raise CommandError(f"{path}: {cannot.strerror}\nnothing was loaded.\n{error}") from None

    def load(self, options: dict[str, Any], *, at: Any, watch: progress.Progress) -> Changes:
        raise NotImplementedError
