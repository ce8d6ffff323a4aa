"""Seals with the present secret key what was sealed with one before it."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.staff import devices, drafts


class Command(BaseCommand):
    help = (
        "Seals the secrets of second factors and drafts with SECRET_KEY. Run it after that was"
        " changed, with the key before in SECRET_KEY_FALLBACKS."
    )

    def handle(self, **options: Any) -> None:
        for what, (done, lost) in (
            ("devices", devices.seal_again()),
            ("drafts", drafts.seal_again()),
        ):
            self.stdout.write(f"{what}: {done} sealed again, {lost} that no key opens")
