"""All that a start needs of the database, in one process: each command took two seconds of a
processor before it did anything."""

from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from councils.boundaries.derived import are_to_be_derived, derive_areas
from councils.public_record import changing_public_record

FORGETTING = ("clearsessions", "forget_uploads", "forget_drafts", "forget_attempts")


class Command(BaseCommand):
    help = (
        "Brings the database up to date: tables, the register of councils, boundaries, subjects; no"
        " sessions that are over, no uploaded files that nobody decided about for a day, no drafts"
        " and no counts of attempts whose time is over."
    )
    requires_system_checks = []  # migrate runs all of them

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--demonstration",
            action="store_true",
            help="an empty database also gets the made-up figures",
        )

    def handle(self, *, demonstration: bool, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0, skip_checks=False)
        for name in FORGETTING:
            call_command(name)
        # Their lists of what changed are for a person who loads a file; and what a person has
        # loaded or corrected since is not taken back at the next start.
        unread = StringIO()
        call_command("import_councils", new_only=True, stdout=unread)
        call_command("import_boundaries", if_none=True, stdout=unread)
        call_command("load_reference", stdout=unread)
        if are_to_be_derived():  # as where the register was written by an earlier version
            with changing_public_record():
                derive_areas()
        if demonstration:
            call_command("load_demo", if_empty=True, stdout=self.stdout, stderr=self.stderr)
