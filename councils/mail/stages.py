"""How far an e-mail has come: each step is kept before the next is taken.

Each holds only where the e-mail stands as this try left it, so that whoever lost the right to
send cannot go on.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from councils.mail.pauses import next_try
from councils.models import NOT_PUT_OFF, Sendable, SendableQuerySet
from councils.refusals import Refused

State = Sendable.State
INTERRUPTED = (
    "Sending was interrupted just as the mail server was taking it, so nobody can know whether it"
    " went."
)


def claim(mail: Sendable, at: datetime, **cleared: str) -> bool:
    """Whether it is to be tried now, by us alone; ``cleared`` is what this try says anew."""
    with transaction.atomic(durable=True):
        waiting = _all(type(mail)).waiting().filter(pk=mail.pk)
        now = {"state": State.SENDING, "tried_at": at, "to": ""} | cleared
        return bool(waiting.update(tries=F("tries") + 1, **now))


def begin_handing_over(mail: Sendable) -> None:
    """From here on it may have gone: whoever calls has asked whether it may, in one transaction."""
    move(mail, State.SENDING, state=State.HANDING_OVER)


def note_sent(mail: Sendable, refused: list[str], at: datetime) -> None:
    said = "\n".join(f"A copy was refused: {each}" for each in refused)
    move(mail, State.HANDING_OVER, state=State.SENT, sent_at=at, problem=said, **NOT_PUT_OFF)


def note_failed(mail: Sendable, why: str) -> None:
    """For certain it did not go."""
    now = {"state": State.FAILED, "problem": why, **NOT_PUT_OFF}
    move(mail, State.SENDING, State.HANDING_OVER, **now)


def put_off(mail: Sendable, why: str, at: datetime) -> tuple[datetime | None, str]:
    """For certain it did not go, and is tried again by itself: when, and why.

    When a day has passed it failed, and is not tried any more.
    The day begins with its own first try, not when a server took nothing from us.
    """
    since = (mail.put_off_since if mail.tries > 1 else None) or at
    again = next_try(since, at)
    if again is None:
        why = f"It was put off for a day, and tried {mail.tries} times. {why}"
        note_failed(mail, why)
    else:
        now = {"put_off_since": since, "next_try_at": again, "problem": why}
        move(mail, State.SENDING, State.HANDING_OVER, state=State.WAITING, **now)
    return again, why


def put_off_untried(rest: QuerySet[Any], why: str, at: datetime) -> datetime | None:
    """Puts off what a server does not even let us try; the first next try.

    What was put off for a day waits then until somebody sends it.
    """
    found = []
    with transaction.atomic():
        for each in rest.select_for_update(of=("self",)):
            since = each.put_off_since or at
            again = next_try(since, at)
            now = {"put_off_since": since, "next_try_at": again} if again else NOT_PUT_OFF
            _all(rest.model).waiting().filter(pk=each.pk).update(problem=why, **now)
            found += [again] if again else []
    return min(found, default=None)


def note_unsure(mail: Sendable, why: str) -> None:
    move(mail, State.HANDING_OVER, state=State.UNSURE, problem=why, **NOT_PUT_OFF)


def put_back(mail: Sendable) -> None:
    """It was not tried after all."""
    move(mail, State.SENDING, state=State.WAITING, tries=mail.tries - 1)


def move(mail: Sendable, *was: str, **now: Any) -> None:
    rows = _all(type(mail)).filter(pk=mail.pk, state__in=was, tries=mail.tries)
    with transaction.atomic():
        if not rows.update(**now):
            raise Refused("Somebody else took over the sending: look at what was sent.")


def recover(model: type[Sendable]) -> None:
    """Takes up what a sender left that has died; nobody else may be sending."""
    with transaction.atomic(durable=True):
        _all(model).filter(state=State.SENDING).update(state=State.WAITING)
        _all(model).filter(state=State.HANDING_OVER).update(
            state=State.UNSURE, problem=INTERRUPTED, **NOT_PUT_OFF
        )


def _all(model: type[Sendable]) -> SendableQuerySet[Any]:
    found: SendableQuerySet[Any] = model._default_manager.all()  # type: ignore[assignment]
    return found
