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
from letters.models import NOT_PUT_OFF, Letter, LetterFile, Message
from letters.sending.pauses import next_try
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
            state=State.SENDING, tries=F("tries") + 1, tried_at=at, to="", copies=""
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
    _move(message, State.HANDING_OVER, state=State.SENT, sent_at=at, problem=said, **NOT_PUT_OFF)


def note_failed(message: Message, why: str) -> None:
    """For certain it did not go."""
    now = {"state": State.FAILED, "problem": why, **NOT_PUT_OFF}
    _move(message, State.SENDING, State.HANDING_OVER, **now)


def put_off(message: Message, why: str, at: datetime) -> tuple[datetime | None, str]:
    """For certain it did not go, and is tried again by itself: when, and why.

    When a day has passed it failed, and is not tried any more.
    The day begins with its own first try, not when a server took nothing from us.
    """
    since = (message.put_off_since if message.tries > 1 else None) or at
    again = next_try(since, at)
    if again is None:
        why = f"It was put off for a day, and tried {message.tries} times. {why}"
        note_failed(message, why)
    else:
        now = {"put_off_since": since, "next_try_at": again, "problem": why}
        _move(message, State.SENDING, State.HANDING_OVER, state=State.WAITING, **now)
    return again, why


def put_off_untried(rest: QuerySet[Message], why: str, at: datetime) -> datetime | None:
    """Puts off what a server does not even let us try; the first next try.

    What was put off for a day waits then until somebody sends it.
    """
    found = []
    with transaction.atomic():
        for each in rest.select_for_update(of=("self",)):
            since = each.put_off_since or at
            again = next_try(since, at)
            now = {"put_off_since": since, "next_try_at": again} if again else NOT_PUT_OFF
            Message.objects.waiting().filter(pk=each.pk).update(problem=why, **now)
            found += [again] if again else []
    return min(found, default=None)


def note_unsure(message: Message, why: str) -> None:
    problem = f"The letter was handed over, but {why}"
    _move(message, State.HANDING_OVER, state=State.UNSURE, problem=problem, **NOT_PUT_OFF)


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
            state=State.UNSURE, problem=INTERRUPTED, **NOT_PUT_OFF
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
