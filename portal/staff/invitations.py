"""How somebody comes to a password that nobody else chose, and nobody else knows for long.

Where e-mails can leave, an account is made or reset with a link, by which its owner sets her own
password. Elsewhere a password is drawn by lot and shown once; it has to be changed when it is used.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from councils.dates import instant_in_words
from councils.refusals import Refused
from portal.models import OneTimePassword, ProvidedAccount
from portal.staff.devices import record

logger = logging.getLogger(__name__)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none is taken for another
GROUPS, OF = 4, 4


class Links(PasswordResetTokenGenerator):
    """Signs links of invitations: each works once, and until its time is over.

    A new password, or a new invitation, voids those before, and so does another e-mail address.
    """

    key_salt = "portal.staff.invitations.Links"

    def check_token(self, user: User | None, token: str | None) -> bool:
        """Who no longer works here has no use of a link."""
        works_here = user is not None and user.is_active and user.is_staff
        return works_here and super().check_token(user, token)


LINKS = Links()


@dataclass(frozen=True)
class Way:
    """How a colleague gets her password: by a link that was sent, or one shown this once."""

    until: datetime
    password: str = ""


def lasts() -> timedelta:
    return timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def are_sent() -> bool:
    """Whether e-mails leave at all: without a mail server they go to the console."""
    return bool(settings.EMAIL_HOST)


def let_choose(user: User, by: User, at: datetime) -> Way:
    """Voids a colleague's password, ends her sessions, and gives her the way to a new one.

    Refused for one's own, for who no longer works here, or signs in by the office's provider,
    where e-mails leave and there is no address; and where the e-mail is not taken: then there is
    no password until another is.
    """
    if user == by:
        raise Refused("Your own password is changed with the old one.")
    if not user.is_active:
        raise Refused(f"{user} is not active: make the account active first.")
    if settings.SIGN_IN_PROVIDER and ProvidedAccount.objects.filter(user=user).exists():
        raise Refused(f"{user} signs in by the office’s provider, and has no password here.")
    if are_sent() and not user.email:
        raise Refused(f"{user} has no e-mail address for the invitation: enter it first.")
    way = Way(at + lasts(), "" if are_sent() else one_time_password())
    with transaction.atomic():
        # Without one, its hash is a new one all the same: links sent before are void.
        user.set_password(way.password or None)
        user.save(update_fields=["password"])
        if way.password:
            OneTimePassword.objects.update_or_create(user=user, defaults={"ends_at": way.until})
            record(user, by, "Gave a one-time password, to be changed when it is used.")
        else:
            OneTimePassword.objects.filter(user=user).delete()
            record(user, by, f"Sent a link to choose a password to {user.email}.")
    if not way.password:
        send_link(user, by, way.until)
    return way


def set_own(user: User, password: str, what: str) -> None:
    """Her own password, in the place of a link or of a one-time password."""
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        OneTimePassword.objects.filter(user=user).delete()
        record(user, user, what)


def one_time_password() -> str:
    """About 79 bits of chance, to be read out or typed."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(OF)) for _ in range(GROUPS))


def must_change(user: User) -> bool:
    return OneTimePassword.objects.filter(user=user).exists()


def is_over(user: User, at: datetime) -> bool:
    """Whether all that the user has is a one-time password whose time is over."""
    return OneTimePassword.objects.filter(user=user, ends_at__lte=at).exists()


def link_of(user: User) -> str:
    named = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("admin:invitation", args=[named, LINKS.make_token(user)])
    return f"{settings.SITE_URL}{path}"


def send_link(user: User, by: User, until: datetime) -> None:
    """Refused where the e-mail is not taken."""
    words = (
        f"{by.get_full_name() or by} asks you to choose the password of your account for the"
        f" council performance portal. Your name there is {user.get_username()}.\n\n"
        f"Choose it here:\n{link_of(user)}\n\nThe link works once, and until"
        f" {instant_in_words(until)}. If you did not expect it, do nothing, and tell us.\n\n"
        f"{settings.OMBUDSMAN['name']}\n"
    )
    try:
        send_mail("Choose your password", words, None, [user.email])
    except OSError as error:  # what smtplib raises, and what a connection does
        logger.warning("An invitation was not taken: %s", type(error).__name__)
        raise Refused(
            f"The e-mail to {user.email} could not be sent just now, so {user} has no password"
            " yet: send the link again."
        ) from error
