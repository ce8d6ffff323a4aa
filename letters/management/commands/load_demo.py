"""Loads the demonstration: made-up decisions, releases and letters of six years."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from complaints.demonstration.loads import DemonstrationRefused, is_empty
from councils import progress
from letters.demonstration.loads import load_demonstration


class Command(BaseCommand):
    help = "Loads made-up decisions, releases and letters into an empty portal."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there are decisions already"
        )

    def handle(self, *, verbosity: int, if_empty: bool, **options: Any) -> None:
        if if_empty and not is_empty():
            return

        watch = progress.shown if verbosity else progress.silent
        try:
            load_demonstration(timezone.now(), watch)
        except DemonstrationRefused as error:
            raise CommandError(str(error)) from None
        self.stdout.write("The demonstration is loaded: every figure of it is made up.")
