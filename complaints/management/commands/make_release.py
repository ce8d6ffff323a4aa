"""Freezes a year's figures, to be public from an announced instant."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from complaints.releases.steps.freeze import make_release, refuse_what_lags
from complaints.releases.steps.preparation import refuse_beside_an_announced
from councils.dates import instant_in_words
from councils.printable import check
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import Year, london_instant


class Command(BaseCommand):
    help = "Counts a year from its decisions and freezes it, to be public from an instant."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", help="the reporting year, such as 2024-25")
        parser.add_argument(
            "--publish-at", required=True, help='London time, such as "2025-05-20 09:30"'
        )
        parser.add_argument("--reason", default="", help="why published figures are revised")
        parser.add_argument(
            "--beside-announced",
            action="store_true",
            help="make a further edition although one of the year waits for its instant",
        )

    def handle(
        self, *, year: str, publish_at: str, reason: str, beside_announced: bool, **options: Any
    ) -> None:
        try:
            check(reason)
            of, public_at, at = Year.parse(year), london_instant(publish_at), timezone.now()
            # Two commands at once: the second sees what the first has announced.
            with changing_public_record():
                refuse_what_lags(of, public_at, at)
                if not beside_announced:
                    refuse_beside_an_announced(of, at, unless="--beside-announced")
                release = make_release(
                    of, public_at=public_at, reason=reason, made_at=at, by_command=True
                )
        except (ValueError, Refused) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"{release}: {release.figures.count()} councils, {release.cases.count()} cases,"
            f" public from {instant_in_words(public_at)}, London time."
        )
