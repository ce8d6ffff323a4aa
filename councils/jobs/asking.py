"""Having long work done: asked for, looked at, called off."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from councils.jobs.kinds import KINDS, Kind
from councils.models import Job
from councils.models.jobs import JobQuerySet
from councils.refusals import Refused

SEES_ALL = "councils.view_job"
KEPT_FOR = timedelta(days=90)
ASKED_AGAIN = 3  # times, while jobs of the same come and go


def ask(
    kind: Kind,
    title: str,
    *,
    leads_to: str,
    by: Any,
    at: datetime,
    concerns: str = "",
    **arguments: Any,
) -> Job:
    """Has it done. What was asked for already and waits is not asked for twice: the same of what it
    ``concerns``, or else the very same for the same person."""
    concerns = concerns or sha256(json.dumps([by.pk, title, arguments]).encode()).hexdigest()
    there = Job.objects.filter(state=Job.State.WAITING, kind=kind.name, concerns=concerns)
    for _ in range(ASKED_AGAIN):
        try:
            with transaction.atomic():
                return Job.objects.create(
                    kind=kind.name,
                    title=title,
                    concerns=concerns,
                    arguments=arguments,
                    leads_to=leads_to,
                    asked_by=by,
                    asked_at=at,
                )
        except IntegrityError:
            if found := there.first():  # else it was begun meanwhile, and this one is another
                return found
    raise Refused("It cannot be asked for just now: try again in a moment.")


def jobs_of(user: Any) -> JobQuerySet:
    """Those that somebody may see, newest first: own ones, with the permission others' too; of
    either only what she may do herself."""
    kinds = [name for name, kind in KINDS.items() if kind.may(user)]
    found = Job.objects.filter(kind__in=kinds).select_related("asked_by")
    return found if user.has_perm(SEES_ALL) else found.filter(asked_by=user)


def call_off(job: Job, *, at: datetime) -> bool:
    """Whether it had not been begun, and is not done."""
    waiting = Job.objects.filter(pk=job.pk, state=Job.State.WAITING)
    return bool(waiting.update(state=Job.State.CALLED_OFF, ended_at=at))


def forget_old(at: datetime) -> None:
    """Deletes what is known of jobs that ended long ago; what they did has its own history."""
    old = Job.objects.filter(ended_at__lt=at - KEPT_FOR)
    if old.exists():
        old.delete()
