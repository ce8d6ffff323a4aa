"""What the commands that load a file have in common: arguments, refusals, progress, summary."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from councils import progress
from councils.files.changes import Changes
from councils.files.choices import NONE_MADE, Choices
from councils.files.headers import Columns
from councils.files.mapping_files import read_mapping
from councils.files.problem_lists import as_csv, listed
from councils.files.problems import FileRefused, HeadingsRefused, RowsRefused, SheetsRefused
from councils.public_record import Demonstration


class ImportCommand(BaseCommand):
    """Loads a file, all of it or nothing, and says what changed; `load` does the work.

    Where there are ``columns``, whoever runs it may say which sheet of a workbook is meant (several
    where it ``joins_sheets``), what the columns are, and that rows which cannot be loaded are left
    out.
    """

    refusals: tuple[type[Exception], ...] = (FileRefused, Demonstration)
    columns: Columns | None = None
    may_leave_out = True  # rows that cannot be loaded; not where rows name each other
    joins_sheets = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="check the file and list what would change"
        )
        parser.add_argument(
            "--errors", type=Path, help="where to list what is wrong with each cell, as CSV"
        )
        if self.columns:
            several: dict[str, Any] = {"action": "append"} if self.joins_sheets else {}
            parser.add_argument(
                "--sheet",
                metavar="NAME",
                help=f"the sheet that is meant, hidden or not{(several and ' (repeatable)') or ''}",
                **several,
            )
            parser.add_argument(
                "--mapping",
                type=Path,
                metavar="FILE",
                help="what the file's columns are: a table of sheet, heading, column",
            )
        if self.columns and self.may_leave_out:
            parser.add_argument(
                "--load-the-rest",
                action="store_true",
                help="leave out rows that cannot be loaded, list them, and load the others",
            )

    def handle(self, **options: Any) -> None:
        watch = progress.shown if options["verbosity"] else progress.silent
        try:
            changes = self.load(options, at=timezone.now(), watch=watch)
        except self.refusals as error:
            if options["errors"] and isinstance(error, FileRefused):
                self._list(error, options["errors"])
            raise CommandError(f"nothing was loaded.\n{error}{self._advice(error)}") from None
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

    def choices(self, options: dict[str, Any]) -> Choices:
        """What was said with options beside the file; FileRefused where a mapping is wrong."""
        if self.columns is None:
            return NONE_MADE
        mapping, sheets = options["mapping"], options["sheet"] or ()
        return Choices(
            headings=read_mapping(mapping, self.columns) if mapping else NONE_MADE.headings,
            load_the_rest=self.may_leave_out and options["load_the_rest"],
            sheets=(sheets,) if isinstance(sheets, str) else tuple(sheets),
        )

    def _advice(self, error: Exception) -> str:
        if isinstance(error, SheetsRefused):
            return "\nName it with --sheet NAME."
        if self.columns and isinstance(error, HeadingsRefused):
            return "\nOr say what the columns are, with --mapping FILE."
        if self.columns and isinstance(error, RowsRefused):
            return "\nOr leave these rows out, with --load-the-rest."
        return ""

    def load(self, options: dict[str, Any], *, at: datetime, watch: progress.Progress) -> Changes:
        raise NotImplementedError
