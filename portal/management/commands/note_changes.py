"""Compares what was written with what the public was told of it, for whoever keeps a copy."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.harvest.record import is_due, note_changes


class Command(BaseCommand):
    help = (
        "Notes what changed for the public of decisions, improvements and letters. Whoever asks the"
        " API for changes has 2,000 rows compared; after a large load this compares the rest."
    )

    def handle(self, **options: Any) -> None:
        if settings.READ_ONLY:
            return
        while is_due(at := timezone.now()) and note_changes(at):
            pass
