"""How far a message has come: each step is kept before the next is taken.

Each holds only where the message stands as this try left it, so that whoever lost the right to
send cannot go on.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max, QuerySet

from complaints.decisions.steps.records import keep
from councils.public_record import changing_public_record
from councils.refusals import Refused
from letters.letters.steps.letter_text import locked
from letters.models import Letter, LetterFile, Message
from letters.sending.refusals import refuse_to_send

State = Message.State
SENT = "Sent"
INTERRUPTED = (
    "Sending was interrupted just as the mail server was taking it, so nobody can know whether it"
    " went."
)


def claim(message: Message, at: datetime) -> Message | None:
    """The message, to be tried now; None where it no longer waits."""
    with transaction.atomic(durable=True):
        waiting = Message.objects.waiting().filter(pk=message.pk)
        if not waiting.update(
            state=State.SENDING, tries=F("tries") + 1, tried_at=at, to="", copies="", problem=""
        ):
            return None
        return Message.objects.select_related(
            "council", "letter__council", "letter__release", "letter__published_with"
        ).get(pk=message.pk)


def address(message: Message, to: str, copies: list[str]) -> None:
    """Keeps to whom it goes."""
    message.to, message.copies = to, "\n".join(copies)
    _move(message, State.SENDING, to=message.to, copies=message.copies)


def begin_handing_over(message: Message, file: LetterFile, at: datetime) -> None:
    """The last moment at which it can be kept back: from here on the letter is frozen."""
    with transaction.atomic(durable=True):
        letter = locked(message.letter)
        now = refuse_to_send(letter, at)
        if now.sha256 != file.sha256:
            raise Refused("It was changed while it was being sent: send it again.")
        _move(message, State.SENDING, state=State.HANDING_OVER)


def note_sent(message: Message, refused: list[str], at: datetime) -> None:
    said = "\n".join(f"A copy was refused: {each}" for each in refused)
    _move(message, State.HANDING_OVER, state=State.SENT, sent_at=at, problem=said)


def note_failed(message: Message, why: str) -> None:
    """For certain it did not go."""
    _move(message, State.SENDING, State.HANDING_OVER, state=State.FAILED, problem=why)


def note_unsure(message: Message, why: str) -> None:
    problem = f"The letter was handed over, but {why}"
    _move(message, State.HANDING_OVER, state=State.UNSURE, problem=problem)


def put_back(message: Message) -> None:
    """It was not tried after all."""
    _move(message, State.SENDING, state=State.WAITING, tries=message.tries - 1)


def _move(message: Message, *was: str, **now: Any) -> None:
    rows = Message.objects.filter(pk=message.pk, state__in=was, tries=message.tries)
    with transaction.atomic():
        if not rows.update(**now):
            raise Refused("Somebody else took over the sending: look at what was sent.")


def recover() -> None:
    """Takes up what a sender left that has died; nobody else may be sending."""
    with transaction.atomic(durable=True):
        Message.objects.filter(state=State.SENDING).update(state=State.WAITING)
        Message.objects.filter(state=State.HANDING_OVER).update(
            state=State.UNSURE, problem=INTERRUPTED
        )


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
