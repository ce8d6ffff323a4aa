"""Deletes what staff typed, never saved, and did not come back for."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.staff.drafts import forget_old


class Command(BaseCommand):
    help = "Deletes staff's drafts that are older than a week."

    def handle(self, **options: Any) -> None:
        forget_old(timezone.now())
