"""Tells staff by e-mail what waits for them; for a timetable, every few minutes."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from councils.mail.lock import AlreadySending
from councils.mail.server import goes_through
from portal.notices.run import rehearse, send_notices


class Command(BaseCommand):
    help = "Sends staff what they chose to be told by e-mail: at once, or once a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be sent to whom; sends nothing"
        )

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        """Says nothing where nothing is to be sent, or somebody else is sending."""
        if settings.READ_ONLY:
            if dry_run:
                raise CommandError(
                    "Nothing is tried while READ_ONLY=1 says that nothing is written."
                )
            return
        try:
            if dry_run:
                return self.rehearse()
            done = send_notices(clock=timezone.now)
        except AlreadySending as refusal:
            if dry_run:
                raise CommandError(str(refusal)) from None
            return
        for title, reasons in (
            ("Put off", done.put_off),
            ("Not sent", done.failed),
            ("Perhaps sent", done.unsure),
        ):
            for name, why in reasons.items():
                self.stdout.write(f"{title}: {name}: {why}")
        if done.did_something:
            self.stdout.write(done.sentence)
        if done.failed or done.unsure or (done.stopped and not done.rest_at):
            raise CommandError("Not every notice was sent: see above.")

    def rehearse(self) -> None:
        self.stdout.write(goes_through("no colleague"))
        for each in rehearse(timezone.now()):
            self.stdout.write(f"To {', '.join(each.to)}: {each.subject}\n\n{each.body}")
        self.stdout.write("This was a dry run: nothing was sent.")
