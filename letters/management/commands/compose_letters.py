"""Composes a year's letters as drafts; what is approved or sent stays as it is."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from councils import progress
from councils.refusals import Refused
from councils.years import Year
from letters.composing.drafts import compose_letters


class Command(BaseCommand):
    help = "Composes a draft letter to each council of a year, and brings drafts up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", help="the reporting year, such as 2024-25")

    def handle(self, *, verbosity: int, year: str, **options: Any) -> None:
        watch = progress.shown if verbosity else progress.silent
        try:
            done = compose_letters(Year.parse(year), by=None, at=timezone.now(), watch=watch)
        except (ValueError, Refused) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(done.sentence)
        for council, why in done.refused.items():
            self.stdout.write(f"  {council}: {why}")
        if done.refused:
            raise CommandError("Not every letter was composed: see above.")
