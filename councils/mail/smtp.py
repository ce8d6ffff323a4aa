"""Handing e-mails to a server so that it is known of each whether it went.

Until the line with a single dot a server may deliver nothing, and discards what it has if the
connection ends (RFC 5321, 4.1.1.4 and 3.8). So all before the dot can be tried again safely; only
between the dot and the server's answer nobody can know. That is as narrow as SMTP allows.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

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

CLOSING = 421  # a server says this to anything when it ends the connection
LONGEST_WORDS = 500


class Smtp:
    """A connection that is kept for the next e-mail, and opened again when it was lost."""

    def __init__(self, backend: EmailBackend) -> None:
        self._backend = backend

    def hand_over(self, email: EmailMessage, before_the_end: Callable[[], None]) -> list[str]:
        """What the server said of copies that it refused, each after its address.

        ``before_the_end`` comes before the dot. NotSent (NotNow where it may later, AddressRefused
        where it is for nothing but the address), PerhapsSent or ServerUnusable (ServerBusy) where
        it does not take the e-mail.
        """
        encoding = settings.DEFAULT_CHARSET
        first, *others = (sanitize_address(each, encoding) for each in email.recipients())
        data = _dotted(email.message().as_bytes(linesep="\r\n"))
        self._begin(sanitize_address(email.from_email, encoding))
        try:
            refused = self._offer(first, others)
            self._connection.send(data)
            before_the_end()
        except NotSent:
            raise
        except OSError as error:  # smtplib's exceptions are such, and so is a lost connection
            self._drop()
            raise Dropped(_dropped(error)) from error
        except BaseException:
            self._drop()
            raise
        self._end(refused)
        return refused

    def close(self) -> None:
        with suppress(OSError):
            self._backend.close()

    @property
    def _connection(self) -> smtplib.SMTP:
        connection: smtplib.SMTP | None = self._backend.connection
        if connection is None:
            raise ServerUnusable(f"{_name()} is not connected.")
        return connection

    def _begin(self, sender: str) -> None:
        """Says from whom; a connection that was left open may have been ended meanwhile."""
        is_fresh = self._open()
        try:
            code, words = self._connection.mail(sender)
        except OSError as error:
            self._drop()
            if not is_fresh:
                return self._begin(sender)
            raise ServerUnusable(f"{_name()} stopped answering: {_dropped(error)}") from error
        if code == CLOSING and not is_fresh:
            self._drop()
            return self._begin(sender)
        if not _is_yes(code):
            self._drop()
            raise _unusable_for(code)(
                f"{_name()} takes no mail from {settings.DEFAULT_FROM_EMAIL}: {_said(code, words)}"
            )
        return None

    def _open(self) -> bool:
        """Whether it had to be opened."""
        try:
            is_fresh = self._backend.open()
            self._connection.ehlo_or_helo_if_needed()
        except OSError as error:
            self._drop()
            code = getattr(error, "smtp_code", 0)  # of what the server answered, if it did
            raise _unusable_for(code)(_unusable(error)) from error
        return bool(is_fresh)

    def _offer(self, first: str, others: list[str]) -> list[str]:
        """Names the recipients, and is asked for the e-mail."""
        code, words = self._connection.rcpt(first)
        if not _is_yes(code):
            self._refused(code, words, AddressRefused)
        refused = []
        for each in others:
            code, words = self._connection.rcpt(each)
            if code == CLOSING:
                self._refused(code, words)
            if not _is_yes(code):
                refused.append(f"{each}: {_said(code, words)}")
        code, words = self._connection.docmd("DATA")
        if code != 354:
            self._refused(code, words)
        return refused

    def _end(self, refused: list[str]) -> None:
        """The dot, and the answer to it: one that is neither yes nor no leaves it open."""
        try:
            self._connection.send(b".\r\n")
            code, words = self._connection.getreply()
        except OSError as error:
            self._drop()
            raise PerhapsSent("\n".join([_dropped(error), *refused])) from error
        if _is_no(code):
            self._refused(code, words)
        if not _is_yes(code):
            self._drop()
            raise PerhapsSent("\n".join([f"the server answered {_said(code, words)}", *refused]))

    def _refused(self, code: int, words: bytes, for_good: type[NotSent] = NotSent) -> None:
        """Takes back what was said so far, so that the connection serves for the next e-mail."""
        said = f"The mail server refused it: {_said(code, words)}"
        if code == CLOSING:
            self._drop()
            raise Closing(said)
        try:
            self._connection.rset()
        except OSError:
            self._drop()
        raise (NotNow if _is_for_now(code) else for_good)(said)

    def _drop(self) -> None:
        """Ends the connection without a word: a server must not wait for what never comes."""
        connection, self._backend.connection = self._backend.connection, None
        if connection is not None:
            connection.close()
        with suppress(OSError):
            self._backend.close()  # what was opened half way


def _dotted(data: bytes) -> bytes:
    """Lines that begin with a dot get another, so that none is taken for the end."""
    ended = data if data.endswith(b"\r\n") else data + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ended)


def _is_yes(code: int) -> bool:
    return 200 <= code <= 299


def _is_no(code: int) -> bool:
    return 400 <= code <= 599


def _is_for_now(code: int) -> bool:
    return 400 <= code <= 499


def _unusable_for(code: int) -> type[ServerUnusable]:
    return ServerBusy if _is_for_now(code) else ServerUnusable


def _said(code: int, words: bytes) -> str:
    return f"{code} {' '.join(words.decode('utf-8', 'replace').split())}"[:LONGEST_WORDS]


def _dropped(error: OSError) -> str:
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"the server did not answer within {settings.EMAIL_TIMEOUT} seconds."
    return "the connection ended before the server had answered."


def _name() -> str:
    return f"The mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT}"


def _unusable(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        said = _said(error.smtp_code, _bytes(error.smtp_error))
        return (
            f"{_name()} refused the user name or the password (EMAIL_HOST_USER,"
            f" EMAIL_HOST_PASSWORD): {said}"
        )
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{_name()} refused us: {_said(error.smtp_code, _bytes(error.smtp_error))}"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return f"{_name()} does not offer what EMAIL_USE_TLS or EMAIL_HOST_USER ask for: {error}"
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = error.verify_message.rstrip(".")
        return (
            f"{_name()} has a certificate that is not to be trusted, so it got nothing: {reason}."
        )
    if isinstance(error, ssl.SSLError):
        return f"{_name()} could not be reached safely (EMAIL_USE_TLS, EMAIL_USE_SSL): {error}"
    return f"{_name()} could not be reached (EMAIL_HOST, EMAIL_PORT): {error}"


def _bytes(words: bytes | str) -> bytes:
    return words if isinstance(words, bytes) else words.encode()
