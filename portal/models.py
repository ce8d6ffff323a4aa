"""What the portal keeps about those who work here, beside Django's users."""

from django.conf import settings
from django.db import models


class OneTimePassword(models.Model):
    """A user's password is one that somebody else has seen: it is changed at the first sign-in.

    The row is there as long as that is so; the password itself is kept as every other is, hashed.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    ends_at = models.DateTimeField(help_text="From then on it lets nobody in.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user}, until {self.ends_at}"
