"""Makes the public answers that most readers will come for, before they do."""

from time import sleep
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections
from django.http.request import split_domain_port, validate_host
from django.utils import timezone

from councils import progress
from portal.kept.ahead import Reader, addresses


class Command(BaseCommand):
    help = "Makes public answers that are not kept yet: home, map, every council's years, files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every",
            type=int,
            metavar="SECONDS",
            help="stay, and look again after so many seconds what has to be made again",
        )

    def handle(self, *args: Any, verbosity: int, every: int | None, **options: Any) -> None:
        if not settings.KEPT_ANSWERS_MEGABYTES:
            raise CommandError("No answers are kept: KEPT_ANSWERS_MEGABYTES is 0.")
        if every is not None and every < 1:
            raise CommandError("--every is a number of seconds, 1 or more.")
        host, _ = split_domain_port(urlsplit(settings.SITE_URL).netloc)
        if not validate_host(host, settings.ALLOWED_HOSTS):
            raise CommandError(
                f"SITE_URL is {settings.SITE_URL}, and {host} is none of ALLOWED_HOSTS: readers"
                " would get no page there."
            )
        watch = progress.shown if verbosity and not every else progress.silent
        reader = Reader()
        while True:
            for address in watch(addresses(timezone.now()), "Answers"):
                status = reader.ask(address)
                if status >= 500:
                    self.stderr.write(f"{address} was answered {status}: it is not kept.")
            if every is None:
                return
            close_old_connections()
            sleep(every)
