"""The way that e-mails take: a mail server, or what else the settings name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from councils.mail.smtp import Smtp
from councils.mail.uncertainty import (
    AddressRefused,
    Closing,
    Dropped,
    NotNow,
    NotSent,
    PerhapsSent,
    ServerBusy,
    ServerUnusable,
)

__all__ = [
    "AddressRefused",
    "AnyBackend",
    "Closing",
    "Dropped",
    "NotNow",
    "NotSent",
    "PerhapsSent",
    "ServerBusy",
    "ServerUnusable",
    "Smtp",
    "goes_through",
    "server",
]


def server() -> Smtp | AnyBackend:
    """What the settings say."""
    backend = mail.get_connection()
    return Smtp(backend) if isinstance(backend, EmailBackend) else AnyBackend(backend)


def goes_through(nobody: str) -> str:
    """Which way e-mails go, for whoever is about to send them; ``nobody`` is "no council"."""
    if settings.EMAIL_BACKEND == "django.core.mail.backends.console.EmailBackend":
        return (
            "No mail server is set (EMAIL_HOST): e-mails are written to the console, and"
            f" {nobody} gets one."
        )
    return f"E-mails go through {settings.EMAIL_HOST}, from {settings.DEFAULT_FROM_EMAIL}."


class AnyBackend:
    """A way to send that is no SMTP server: the console, or a test's mailbox."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def hand_over(self, email: EmailMessage, before_the_end: Callable[[], None]) -> list[str]:
        before_the_end()
        try:
            self._backend.send_messages([email])
        except Exception as error:  # whatever a backend raises, half way or not
            raise PerhapsSent(f"{type(error).__name__}: {error}") from error
        return []

    def close(self) -> None:
        self._backend.close()
