"""Sending what waits of one kind, one after the other, by one sender at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime

from django.db import DatabaseError

from councils.failures import WENT_WRONG
from councils.mail import stages
from councils.mail.kinds import Mailing, Row, Sending
from councils.mail.lock import alone
from councils.mail.server import AnyBackend, server
from councils.mail.smtp import Smtp
from councils.mail.uncertainty import (
    AddressRefused,
    Dropped,
    NotNow,
    NotSent,
    PerhapsSent,
    ServerBusy,
    ServerUnusable,
)
from councils.progress import Progress, silent
from councils.refusals import Refused

LOST_IN_A_ROW = 3  # connections, after which the server is taken to be ill
logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]


def send(mailing: Mailing[Row], *, clock: Clock, watch: Progress = silent) -> Sending:
    """Sends every e-mail of a kind that waits, also those that come to wait meanwhile.

    Each is tried once; what fails is noted with its reason, and a server that takes nothing stops
    the run. Refused (``AlreadySending``) while somebody else sends. It may be killed at any moment
    and started again: nobody gets an e-mail twice.
    """
    done = Sending(mailing.noun)
    with alone(mailing.lock):
        stages.recover(mailing.model)
        mailing.take_up(clock())
        with closing(server()) as post:
            for row in _each(mailing, clock, watch):
                try:
                    _try(mailing, row, post, done, clock)
                except ServerUnusable as error:
                    done.stopped, done.is_for_now = str(error), isinstance(error, ServerBusy)
                if done.stopped:
                    break
        if done.is_for_now:
            rest = mailing.to_try(clock())
            done.rest_at = stages.put_off_untried(rest, done.stopped, clock())
    return done


def _each(mailing: Mailing[Row], clock: Clock, watch: Progress) -> Iterator[Row]:
    """Those to try; when all were tried, those that somebody had sent meanwhile."""
    seen: set[int] = set()
    label = f"{mailing.noun}s".capitalize()
    while fresh := [each for each in mailing.to_try(clock()) if each.pk not in seen]:
        for row in watch(fresh, label):
            seen.add(row.pk)
            yield row


def _try(
    mailing: Mailing[Row], waiting: Row, post: Smtp | AnyBackend, done: Sending, clock: Clock
) -> None:
    row = mailing.claim(waiting, clock())
    if row is None:
        return
    name = mailing.named(row)
    try:
        ready = mailing.ready(row, clock())
        refused = post.hand_over(ready.email, lambda: ready.begin(clock()))
    except ServerUnusable:
        stages.put_back(row)
        raise
    except PerhapsSent as error:
        stages.note_unsure(row, f"The {mailing.noun} was handed over, but {error}")
        done.unsure[name] = str(error)
        _count_lost(done, error)
    except (NotSent, Refused) as error:
        if isinstance(error, NotNow):
            again, why = stages.put_off(row, str(error), clock())
        else:
            again, why = None, str(error)
            stages.note_failed(row, why)
            if isinstance(error, AddressRefused):
                mailing.address_refused(row, why, clock())
        (done.put_off if again else done.failed)[name] = why
        if isinstance(error, Dropped):
            _count_lost(done, error)
    except DatabaseError:
        raise
    except Exception as error:
        logger.exception("The %s of %s could not be sent", mailing.noun, row.pk)
        why = WENT_WRONG.format(type(error).__name__)
        stages.note_failed(row, why)
        done.failed[name] = why
    else:
        stages.note_sent(row, refused, clock())
        done.sent.append(row)
        done.lost_in_a_row = 0
        if refused:
            done.copies_refused[name] = "\n".join(refused)
        mailing.was_sent(row, refused, clock())


def _count_lost(done: Sending, error: Exception) -> None:
    done.lost_in_a_row += 1
    if done.lost_in_a_row == LOST_IN_A_ROW:
        done.stopped = f"The connection to the mail server was lost {LOST_IN_A_ROW} times in a row."
        done.is_for_now = isinstance(error, NotNow)
