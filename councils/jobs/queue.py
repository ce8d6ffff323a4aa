"""How the jobs stand at an instant, for whoever watches the portal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from councils.jobs.worker import somebody_works
from councils.models import Job

RECENT = timedelta(days=1)


@dataclass(frozen=True)
class Queue:
    """How many wait and are being done, since when the oldest of both, how many failed lately."""

    waiting: int
    working: int
    failed: int
    oldest: timedelta
    is_worked: bool


def queue(at: datetime) -> Queue:
    State = Job.State
    failed = Q(state=State.FAILED, ended_at__gt=at - RECENT)
    is_open = Q(state__in=(State.WAITING, State.WORKING))
    found = Job.objects.order_by().aggregate(
        waiting=Count("pk", filter=Q(state=State.WAITING)),
        working=Count("pk", filter=Q(state=State.WORKING)),
        failed=Count("pk", filter=failed),
        since=Min("asked_at", filter=is_open),
    )
    since = found.pop("since") or at
    return Queue(**found, oldest=max(at - since, timedelta()), is_worked=somebody_works())
