"""Deletes uploaded files that nobody decided about."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from councils.files.uploads import forget_old


class Command(BaseCommand):
    help = "Deletes uploaded files that nobody decided about for a day."

    def handle(self, **options: Any) -> None:
        forget_old(timezone.now())
