"""Does the jobs that staff ask for, as long as it runs: one worker for each portal."""

import signal
from threading import Event, current_thread, main_thread
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from councils.jobs.asking import forget_old
from councils.jobs.worker import LOCK, work_on_next
from councils.mail.lock import AlreadySending, alone

LOOKS_EVERY = 0.5  # seconds, for a job
TRIES_EVERY = 1  # seconds, for the place of a worker that is still there


class Command(BaseCommand):
    help = "Does the jobs that staff ask for: loading files, composing and sending letters."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits, and end")

    def handle(self, *, once: bool, **options: Any) -> None:
        self.stopped = Event()
        if current_thread() is main_thread():
            for each in (signal.SIGTERM, signal.SIGINT):
                signal.signal(each, lambda *told: self.stopped.set())
        while not self.stopped.is_set():
            if not settings.READ_ONLY:
                try:
                    with alone(LOCK):
                        return self.work(once)
                except AlreadySending:  # of the version before, perhaps: until that has ended
                    pass
            if once:
                return None
            self.stopped.wait(TRIES_EVERY)
        return None

    def work(self, once: bool) -> None:
        """Told to stop, it ends what it is at: killed, that would be begun anew by the next."""
        while not self.stopped.is_set():
            if work_on_next(timezone.now):
                forget_old(timezone.now())
                continue
            if once:
                return
            self.stopped.wait(LOOKS_EVERY)
