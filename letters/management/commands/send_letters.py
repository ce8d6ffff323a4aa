"""Sends a year's approved letters; what was not sent is listed with its reason."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils import timezone

from councils import progress
from councils.refusals import Refused
from councils.years import Year
from letters.messages.steps import retry
from letters.models import Letter, Message
from letters.sending.preparation import prepare_messages
from letters.sending.rehearsal import rehearse
from letters.sending.run import send_waiting
from letters.sending.server import goes_through


class Command(BaseCommand):
    help = "Sends the approved letters of a year by e-mail, each once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", help="the reporting year, such as 2024-25")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be sent to whom; sends nothing"
        )
        parser.add_argument(
            "--retry", action="store_true", help="try again also what was not sent before"
        )

    def handle(self, *, verbosity: int, year: str, dry_run: bool, **options: Any) -> None:
        self.watch = progress.shown if verbosity else progress.silent
        try:
            of = Year.parse(year)
            letters = Letter.objects.approved().filter(year=of).select_related("council")
            self.stdout.write(goes_through())
            if dry_run:
                is_well = self.rehearse(letters)
            else:
                is_well = self.send(of, letters, options["retry"])
        except (ValueError, Refused) as error:
            raise CommandError(str(error)) from None
        if not is_well:
            raise CommandError("Not every letter was sent: see above.")

    def rehearse(self, letters: QuerySet[Letter]) -> bool:
        rehearsed = rehearse(letters, at=timezone.now())
        for line in rehearsed.lines:
            self.stdout.write(line)
        self.list("Would not be sent", rehearsed.refused)
        self.stdout.write("This was a dry run: nothing was sent.")
        return not rehearsed.refused

    def send(self, year: Year, letters: QuerySet[Letter], tries_again: bool) -> bool:
        prepared = prepare_messages(letters, by=None, at=timezone.now())
        if tries_again:
            for message in Message.objects.filter(letter__in=letters, state="failed"):
                try:
                    retry(message, by=None, at=timezone.now())
                except Refused as refusal:
                    prepared.refused[message.label] = str(refusal)
        done = send_waiting(by=None, clock=timezone.now, watch=self.watch, year=year)
        self.list("Not ready to be sent", prepared.refused)
        self.list("A copy was refused", done.copies_refused)
        left = Message.objects.to_look_at().filter(letter__year=year)
        rows = left.select_related("council", "letter__council")
        for state, title in (("failed", "Not sent"), ("unsure", "Perhaps sent")):
            self.list(title, {str(each.label): each.problem for each in rows.filter(state=state)})
        self.stdout.write(done.sentence)
        return not (prepared.refused or done.stopped or left.exists())

    def list(self, title: str, reasons: Mapping[str, str]) -> None:
        if reasons:
            self.stdout.write(f"{title}:")
        for name, why in reasons.items():
            self.stdout.write(f"  {name}: {why}")
