"""Who does the jobs: one process at a time, one job after the other.

It holds a lock that dies with it, on PostgreSQL of the very connection that does the work. So what
is *being done* while it begins was left by a worker that is gone, and is done again.
"""

from __future__ import annotations

import fcntl
import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from councils.jobs.kinds import KINDS, Kind
from councils.jobs.lines import Lines
from councils.mail.lock import Lock
from councils.models import Job

LOCK = Lock(key=5_461_019, suffix="worker", taken="Another worker is doing the jobs.")
MOST_TRIES = 3
FAILED = (
    "Something went wrong, and {}. It was noted for whoever runs the portal: tell them when it"
    " happened."
)
GIVEN_UP = (
    "It stopped whoever did it {} times, and is not tried again: tell whoever runs the portal."
    " {}, unless it says otherwise where this leads."
)
NO_LONGER = "Who asked for it may not do this any longer, so nothing was done."
logger = logging.getLogger(__name__)


class _Stopped(Exception):
    """The worker was stopped in it, every time."""


class _NoLonger(Exception):
    """Who asked for it may not have it done any more."""


def work_on_next(clock: Callable[[], datetime]) -> Job | None:
    """Does the next job there is, and gives it; asked by who holds the lock alone."""
    job = _next(clock())
    if job is not None:
        _work(job, KINDS[job.kind], clock)
    return job


def somebody_works() -> bool:
    """Whether a worker is there: without, a job only waits."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted"
                " AND classid = 0 AND objid = %s AND objsubid = 1 AND database ="
                " (SELECT oid FROM pg_database WHERE datname = current_database()))",
                [LOCK.key],
            )
            return bool(cursor.fetchone()[0])
    beside: Any = connection  # SQLite's, of which Django's types know nothing
    if beside.is_in_memory_db():
        return bool(LOCK.in_memory.locked())
    try:
        with Path(f"{connection.settings_dict['NAME']}.{LOCK.suffix}").open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _next(at: datetime) -> Job | None:
    """What a dead worker left, then what waits longest; of the kinds that this version knows."""
    jobs = Job.objects.open().filter(kind__in=KINDS)
    if not jobs.exists():  # who only looks should not lock
        return None
    with transaction.atomic():
        rows = jobs.select_for_update()
        left = rows.filter(state=Job.State.WORKING)
        job = left.order_by("pk").first() or rows.order_by("pk").first()
        if job is not None:
            job.state, job.started_at, job.tries = Job.State.WORKING, at, job.tries + 1
            job.save(update_fields=["state", "started_at", "tries"])
    return job


def _work(job: Job, kind: Kind, clock: Callable[[], datetime]) -> None:
    lines = Lines(job, kind)
    if job.tries > 1:
        lines.say("A restart had stopped it: it is done again.")
    state, outcome = Job.State.DONE, list[str]()
    refusals: tuple[type[Exception], ...] = (_NoLonger, *kind.refusals)
    try:
        outcome = list(_done(job, kind, lines, clock()))
    except refusals as error:
        state, outcome = Job.State.REFUSED, [str(error)]
    except _Stopped:
        broken = kind.broken[0].upper() + kind.broken[1:]
        state, outcome = Job.State.FAILED, [GIVEN_UP.format(MOST_TRIES, broken)]
    except Exception:
        if not connection.is_usable():  # nor is the lock: whoever comes next does it
            raise
        logger.exception("The job %s, %s, failed", job.pk, job.kind)
        state, outcome = Job.State.FAILED, [FAILED.format(kind.broken)]
    rows = Job.objects.filter(pk=job.pk)
    rows.update(state=state, outcome=outcome, lines=lines.written, ended_at=clock())
    lines.end()
    job.refresh_from_db()


def _done(job: Job, kind: Kind, lines: Lines, at: datetime) -> Iterable[str]:
    if job.tries > 1 and kind.is_done(job):
        return ()
    if job.tries > MOST_TRIES:
        raise _Stopped
    if not (job.asked_by.is_active and job.asked_by.is_staff and kind.may(job.asked_by)):
        raise _NoLonger(NO_LONGER)
    return kind.do(job, at, lines.watch) or ()
