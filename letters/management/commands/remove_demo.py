"""Removes the demonstration, so that real data can be loaded."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from complaints.demonstration.loads import DemonstrationRefused
from letters.demonstration.removal import remove_demonstration


class Command(BaseCommand):
    help = "Removes everything that the demonstration made up, and all that was done with it."

    def handle(self, **options: Any) -> None:
        try:
            remove_demonstration()
        except DemonstrationRefused as error:
            raise CommandError(str(error)) from None
        self.stdout.write("The demonstration is removed; councils and boundaries stay.")
