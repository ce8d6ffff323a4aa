"""One kind of e-mail, as far as sending has to know it; and what came of a run."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from typing import Any, Generic, TypeVar
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet

from councils.dates import instant_in_words
from councils.mail.lock import Lock
from councils.models import Sendable

Row = TypeVar("Row", bound=Sendable)


@dataclass(frozen=True)
class Ready:
    """An e-mail in hand; ``begin`` keeps at an instant that it is handed over, or is Refused."""

    email: EmailMessage
    begin: Callable[[datetime], None]


class Mailing(ABC, Generic[Row]):
    """Letters, notices …: which of them go, in what words, and what follows."""

    model: type[Row]
    noun: str  # "letter"
    lock: Lock

    @abstractmethod
    def to_try(self, at: datetime) -> QuerySet[Row]:
        """What goes at an instant, in its order, as ``named`` needs it."""

    @abstractmethod
    def claim(self, row: Row, at: datetime) -> Row | None:
        """To be tried now, as ``ready`` needs it; None where it no longer waits."""

    @abstractmethod
    def ready(self, row: Row, at: datetime) -> Ready:
        """The e-mail, made anew for each try. Refused where it may not go."""

    @abstractmethod
    def named(self, row: Row) -> str:
        """Whom it is about, or for, as lists say it."""

    def take_up(self, at: datetime) -> None:
        """What a sender that died had not come to, once its e-mails are settled."""

    def was_sent(self, row: Row, refused: list[str], at: datetime) -> None:
        """It was kept that it was sent; ``refused`` are copies, each before what was said."""

    def address_refused(self, row: Row, why: str, at: datetime) -> None:
        """It was kept that it failed, for the server takes nothing for that address."""


@dataclass
class Sending:
    """What came of a run; each list is of rows, and of those to look at with the reason."""

    noun: str
    sent: list[Any] = field(default_factory=list)
    copies_refused: dict[str, str] = field(default_factory=dict)
    put_off: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    unsure: dict[str, str] = field(default_factory=dict)
    stopped: str = ""
    is_for_now: bool = False  # the server that stopped it said so
    rest_at: datetime | None = None  # when the rest is tried by itself
    lost_in_a_row: int = 0

    @property
    def did_something(self) -> bool:
        return bool(self.sent or self.put_off or self.failed or self.unsure or self.stopped)

    @property
    def sentence(self) -> str:
        """315 letters sent; 1 put off; 2 not sent; 1 perhaps sent."""
        sent = f"{len(self.sent):,} {self.noun}{'s' * (len(self.sent) != 1)} sent"
        counts = (
            (self.put_off, "put off"),
            (self.failed, "not sent"),
            (self.unsure, "perhaps sent"),
            (self.copies_refused, "sent without a copy that was refused"),
        )
        said = "; ".join([sent, *(f"{len(each):,} {words}" for each, words in counts if each)])
        if not self.stopped:
            return f"{said}."
        until = f"is put off until {instant_in_words(self.rest_at)}" if self.rest_at else ""
        return f"{said}. {self.stopped} The rest {until or 'still waits'}."


def new_message_id() -> str:
    """The same for every try, so that whoever gets an e-mail twice can tell."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid4().hex}@{domain}>"
