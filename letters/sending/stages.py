"""What is a letter's own of how far its e-mails have come; the rest is of every e-mail
(``councils/mail/stages.py``)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from complaints.decisions.steps.records import keep
from councils.mail import stages
from councils.public_record import changing_public_record
from councils.refusals import Refused
from letters.letters.steps.letter_text import locked
from letters.models import Letter, LetterFile, Message
from letters.sending.refusals import refuse_to_send

State = Message.State
SENT = "Sent"


def claim(message: Message, at: datetime) -> Message | None:
    """The message, to be tried now; None where it no longer waits."""
    if not stages.claim(message, at, copies=""):
        return None
    return Message.objects.select_related(
        "council", "letter__council", "letter__release", "letter__published_with"
    ).get(pk=message.pk)


def address(message: Message, to: str, copies: list[str]) -> None:
    """Keeps to whom it goes."""
    message.to, message.copies = to, "\n".join(copies)
    stages.move(message, State.SENDING, to=message.to, copies=message.copies)


def begin_handing_over(message: Message, file: LetterFile, at: datetime) -> None:
    """The last moment at which it can be kept back: from here on the letter is frozen."""
    with transaction.atomic(durable=True):
        letter = locked(message.letter)
        now = refuse_to_send(letter, at)
        if now.sha256 != file.sha256:
            raise Refused("It was changed while it was being sent: send it again.")
        stages.begin_handing_over(message)


def finish(letter: Letter, *, by: Any, at: datetime) -> bool:
    """Marks a letter as sent once each of its councils has it; whether it is.

    From then on it is public with its release: at once where that is public.
    """
    with changing_public_record():
        letter = locked(letter)
        if letter.sent_at is None and letter.pk in _complete().values_list("pk", flat=True):
            letter.sent_at = letter.messages.aggregate(Max("sent_at"))["sent_at__max"]
            keep(letter, SENT, by, at)
        return letter.sent_at is not None


def finish_all(*, by: Any, at: datetime) -> None:
    """Those whose last message was sent by a process that died just then."""
    for letter in _complete():
        finish(letter, by=by, at=at)


def _complete() -> QuerySet[Letter]:
    unsettled = Message.objects.exclude(state__in=(State.SENT, State.OTHERWISE))
    return (
        Letter.objects.approved()
        .filter(pk__in=Message.objects.order_by().values("letter"))
        .exclude(pk__in=unsettled.order_by().values("letter"))
        .order_by("pk")
    )
