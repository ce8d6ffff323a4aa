"""What the portal keeps about those who work here, beside Django's users, and how often
somebody tried."""

from base64 import b32encode

from django.conf import settings
from django.db import models
from django_otp.plugins.otp_totp.models import TOTPDevice

from councils.dates import instant_in_words
from portal import seals

DEVICES = "devices"  # what the secrets of devices are sealed for


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
        return f"{self.user}, until {instant_in_words(self.ends_at)}"


class ProvidedAccount(models.Model):
    """A user who signs in by the office's own provider, and what that calls them for ever."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255, help_text="The provider’s “sub”: never a name.")

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("issuer", "subject"), name="one_account_of_a_person_at_a_provider"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}, known to {self.issuer}"


class Draft(models.Model):
    """What somebody typed into a form of staff's and has not saved. Nobody else reads it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    address = models.CharField(max_length=500, help_text="Of the form, with its query.")
    sealed = models.TextField(help_text="Its fields: portal/staff/drafts.py.")
    kept_at = models.DateTimeField()
    was_sent = models.BooleanField(help_text="It was sent after the session had ended.")

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("user", "address"), name="one_draft_of_a_form_for_each_user"
            ),
        )

    def __str__(self) -> str:
        return f"{self.address}, kept at {instant_in_words(self.kept_at)}"


class Tally(models.Model):
    """How often somebody tried: portal/throttle.py. Nobody reads out of it who that was."""

    key = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveIntegerField()
    shut_until = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(db_index=True, help_text="From then on it counts nothing.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.key}: {self.number}"


class SealedDevice(TOTPDevice):
    """A device that shows codes. django-otp would keep its secret so that a copy of the database
    gives everybody's codes: here it lies sealed in ``key``."""

    class Meta:
        proxy = True
        default_permissions = ()

    @property
    def bin_key(self) -> bytes:
        """The secret; seals.Unreadable where the secret key is another than before."""
        return seals.opened(self.key, DEVICES, str(self.user_id))

    @bin_key.setter
    def bin_key(self, secret: bytes) -> None:
        self.key = seals.seal(secret, DEVICES, str(self.user_id))

    @property
    def is_readable(self) -> bool:
        try:
            return bool(self.bin_key)
        except seals.Unreadable:
            return False

    @property
    def written(self) -> str:
        """The secret as it is typed into an app: base 32, in groups of four."""
        text = b32encode(self.bin_key).decode()
        return " ".join(text[at : at + 4] for at in range(0, len(text), 4))

    def verify_token(self, token: str) -> bool:
        """No code is right where the secret can't be read."""
        return self.is_readable and super().verify_token(token)
