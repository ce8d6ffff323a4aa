"""Deletes what was counted of wrong passwords and readers' reports, and counts no more."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.throttle import forget_old


class Command(BaseCommand):
    help = "Deletes counts of wrong passwords and of readers' reports whose hour is over."

    def handle(self, **options: Any) -> None:
        forget_old(timezone.now())
