"""Sends a year's approved letters; what was not sent is listed with its reason."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils import timezone

from councils import progress
from councils.dates import instant_in_words
from councils.mail.lock import AlreadySending
from councils.mail.server import goes_through
from councils.refusals import Refused
from councils.years import Year
from letters.messages.steps import retry
from letters.models import Letter, Message
from letters.sending.preparation import prepare_messages
from letters.sending.rehearsal import rehearse
from letters.sending.run import send_waiting

LEFT = "Not every letter was sent: see above."


class Command(BaseCommand):
    help = "Sends the approved letters of a year by e-mail, each once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", nargs="?", help="the reporting year, such as 2024-25")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be sent to whom; sends nothing"
        )
        parser.add_argument(
            "--retry", action="store_true", help="try again also what was not sent or put off"
        )
        parser.add_argument(
            "--due",
            action="store_true",
            help="try only what was put off and is due, of this year or of all: for a timetable",
        )

    def handle(self, *, verbosity: int, year: str | None, dry_run: bool, **options: Any) -> None:
        self.watch = progress.shown if verbosity else progress.silent
        if options["due"] and (dry_run or options["retry"]):
            raise CommandError("--due goes with neither --dry-run nor --retry.")
        if not (year or options["due"]):
            raise CommandError("Say of which year, such as 2024-25.")
        if settings.READ_ONLY:
            if options["due"]:  # asked again in a while
                return None
            raise CommandError("Nothing is sent while READ_ONLY=1 says that nothing is written.")
        try:
            of = Year.parse(year) if year else None
            if options["due"] or of is None:
                return self.send_due(of)
            letters = Letter.objects.approved().filter(year=of).select_related("council")
            self.stdout.write(goes_through("no council"))
            if dry_run:
                is_well = self.rehearse(letters)
            else:
                is_well = self.send(of, letters, options["retry"])
        except (ValueError, Refused) as error:
            raise CommandError(str(error)) from None
        if not is_well:
            raise CommandError(LEFT)
        return None

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
            of_year = Message.objects.filter(letter__in=letters)
            for message in of_year.filter(state="failed") | of_year.put_off():
                try:
                    retry(message, by=None, at=timezone.now())
                except Refused as refusal:
                    prepared.refused[message.label] = str(refusal)
        done = send_waiting(by=None, clock=timezone.now, watch=self.watch, year=year)
        self.list("Not ready to be sent", prepared.refused)
        self.list("A copy was refused", done.copies_refused)
        put_off = Message.objects.put_off().filter(letter__year=year)
        put_off = put_off.select_related("council", "letter__council")
        self.list("Put off", {str(each.label): _tried(each) for each in put_off})
        left = Message.objects.to_look_at().filter(letter__year=year)
        rows = left.select_related("council", "letter__council")
        for state, title in (("failed", "Not sent"), ("unsure", "Perhaps sent")):
            self.list(title, {str(each.label): each.problem for each in rows.filter(state=state)})
        self.stdout.write(done.sentence)
        return not (prepared.refused or done.stopped or left.exists() or put_off)

    def send_due(self, year: Year | None) -> None:
        """Says nothing where nothing is due, or somebody else is sending: it is asked again."""
        try:
            done = send_waiting(by=None, clock=timezone.now, year=year, is_again=True)
        except AlreadySending:
            return
        self.list("A copy was refused", done.copies_refused)
        self.list("Put off", done.put_off)
        self.list("Not sent", done.failed)
        self.list("Perhaps sent", done.unsure)
        if done.did_something:
            self.stdout.write(done.sentence)
        if done.failed or done.unsure or (done.stopped and not done.rest_at):
            raise CommandError(LEFT)

    def list(self, title: str, reasons: Mapping[str, str]) -> None:
        if reasons:
            self.stdout.write(f"{title}:")
        for name, why in reasons.items():
            self.stdout.write(f"  {name}: {why}")


def _tried(message: Message) -> str:
    """Why it is put off, how often it was tried, and when it is tried again."""
    when = instant_in_words(message.next_try_at) if message.next_try_at else ""
    return f"{message.problem} Tries: {message.tries}, the next on {when}."
