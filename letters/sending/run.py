"""Sending the letters that wait, one after the other, by one sender at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.db.models import QuerySet

from councils.contacts.returned_mail import note_refusals, note_taken
from councils.dates import instant_in_words
from councils.failures import WENT_WRONG
from councils.progress import Progress, silent
from councils.refusals import Refused
from councils.years import Year
from letters.models import LetterFile, Message
from letters.sending import stages
from letters.sending.lock import alone
from letters.sending.mail import addresses_of, email
from letters.sending.refusals import refuse_to_send
from letters.sending.server import AnyBackend, server
from letters.sending.smtp import Smtp
from letters.sending.uncertainty import (
    AddressRefused,
    Dropped,
    NotNow,
    NotSent,
    PerhapsSent,
    ServerBusy,
    ServerUnusable,
)

LOST_IN_A_ROW = 3  # connections, after which the server is taken to be ill
logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]


@dataclass
class Sending:
    """What came of a run; each list is of messages, and of those to look at with the reason."""

    sent: list[Message] = field(default_factory=list)
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
        sent = f"{len(self.sent):,} letter{'s' * (len(self.sent) != 1)} sent"
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


def send_waiting(
    *,
    by: Any,
    clock: Clock,
    watch: Progress = silent,
    year: Year | None = None,
    is_again: bool = False,
) -> Sending:
    """Sends every message that waits, also those that come to wait meanwhile.

    What was put off goes when it is due, and with ``is_again`` nothing else does. Each is tried
    once; what fails is noted with its reason, and a server that takes nothing stops the run.
    Refused (``AlreadySending``) while somebody else sends. It may be killed at any moment and
    started again: no council gets a letter twice.
    """
    done = Sending()
    with alone():
        stages.recover()
        stages.finish_all(by=by, at=clock())
        with closing(server()) as post:
            for message in _each(lambda: _to_try(year, is_again, clock()), watch):
                try:
                    _try(message, post, done, by, clock)
                except ServerUnusable as error:
                    done.stopped, done.is_for_now = str(error), isinstance(error, ServerBusy)
                if done.stopped:
                    break
        if done.is_for_now:
            rest = _to_try(year, is_again, clock())
            done.rest_at = stages.put_off_untried(rest, done.stopped, clock())
    return done


def _to_try(year: Year | None, is_again: bool, at: datetime) -> QuerySet[Message]:
    rows = Message.objects.due(at) if is_again else Message.objects.to_try(at)
    approved = rows.filter(letter__approved_at__isnull=False)
    return approved.filter(letter__year=year) if year else approved


def _each(to_try: Callable[[], QuerySet[Message]], watch: Progress) -> Iterator[Message]:
    """Those to try; when all were tried, those that somebody had sent meanwhile."""
    seen: set[int] = set()

    def rows() -> QuerySet[Message]:
        return to_try().select_related("council", "letter__council").defer("letter__content")

    while fresh := [each for each in rows() if each.pk not in seen]:
        for message in watch(fresh, "Letters"):
            seen.add(message.pk)
            yield message


def _try(waiting: Message, post: Smtp | AnyBackend, done: Sending, by: Any, clock: Clock) -> None:
    message = stages.claim(waiting, clock())
    if message is None:
        return
    name = message.label
    try:
        refused = _hand_over(message, post, clock)
    except ServerUnusable:
        stages.put_back(message)
        raise
    except PerhapsSent as error:
        stages.note_unsure(message, str(error))
        done.unsure[name] = str(error)
        _count_lost(done, error)
    except (NotSent, Refused) as error:
        if isinstance(error, NotNow):
            again, why = stages.put_off(message, str(error), clock())
        else:
            again, why = None, str(error)
            stages.note_failed(message, why)
            if isinstance(error, AddressRefused):
                note_refusals(message.council, {message.to: why}, clock())
        (done.put_off if again else done.failed)[name] = why
        if isinstance(error, Dropped):
            _count_lost(done, error)
    except DatabaseError:
        raise
    except Exception as error:
        logger.exception("The letter of message %s could not be sent", message.pk)
        why = WENT_WRONG.format(type(error).__name__)
        stages.note_failed(message, why)
        done.failed[name] = why
    else:
        stages.note_sent(message, refused, clock())
        stages.finish(message.letter, by=by, at=clock())
        done.sent.append(message)
        done.lost_in_a_row = 0
        if refused:
            done.copies_refused[name] = "\n".join(refused)
        _tell_the_contacts(message, refused, clock())


def _hand_over(message: Message, post: Smtp | AnyBackend, clock: Clock) -> list[str]:
    """What was said of copies that were refused."""
    at = clock()
    refuse_to_send(message.letter, at)
    addresses = addresses_of(message.council)
    stages.address(message, addresses.to, addresses.copies)
    file = LetterFile.objects.get(letter=message.letter)
    made = email(message, file, at)
    return post.hand_over(made, lambda: stages.begin_handing_over(message, file, clock()))


def _tell_the_contacts(message: Message, refused: list[str], at: datetime) -> None:
    """So that whoever looks after the contacts sees which address is out of use."""
    said = dict(each.split(": ", 1) for each in refused)
    addresses = {message.to, *message.copies.splitlines()}
    note_taken(message.council, addresses - said.keys(), at)
    note_refusals(message.council, said, at)


def _count_lost(done: Sending, error: Exception) -> None:
    done.lost_in_a_row += 1
    if done.lost_in_a_row == LOST_IN_A_ROW:
        done.stopped = f"The connection to the mail server was lost {LOST_IN_A_ROW} times in a row."
        done.is_for_now = isinstance(error, NotNow)
