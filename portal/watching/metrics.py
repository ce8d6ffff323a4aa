"""Figures for monitoring (Prometheus), on a port of their own that the public does not reach.

Workers write theirs into files (PROMETHEUS_MULTIPROC_DIR, which ``script/serve`` makes); whichever
of them has the port adds them all up, and where it dies another takes the port.
"""

import os
from collections.abc import Iterator
from threading import Thread
from time import sleep

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from councils.jobs.queue import queue
from letters.models import Message
from portal.models import NoticeMail
from portal.watching import copies
from portal.watching.readiness import what_is_missing

TRIED_AGAIN = 5  # seconds
STEPS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)  # seconds

answers = Counter("portal_answers", "Answers by area of the site and status", ("area", "status"))
duration = Histogram(
    "portal_answer_seconds", "Seconds until an answer begins", ("area",), buckets=STEPS
)


def count(area: str, status: int, seconds: float) -> None:
    answers.labels(area, status).inc()
    duration.labels(area).observe(seconds)


class State(Collector):
    """What is so at the moment, asked when it is asked for."""

    def collect(self) -> Iterator[Metric]:
        ready = GaugeMetricFamily("portal_ready", "1 where /readyz would say ok")
        letters = GaugeMetricFamily("portal_letters", "Letters by how they stand", labels=["state"])
        notices = GaugeMetricFamily(
            "portal_notices", "E-mails to colleagues by how they stand", labels=["state"]
        )
        jobs = GaugeMetricFamily("portal_jobs", "Jobs of staff by how they stand", labels=["state"])
        oldest = GaugeMetricFamily(
            "portal_jobs_oldest_seconds", "Since when the oldest job is not done"
        )
        worker = GaugeMetricFamily("portal_worker", "1 where somebody does the jobs")
        connected = GaugeMetricFamily(
            "portal_copy_connected", "1 where this copy of the database hears from its primary"
        )
        behind = GaugeMetricFamily("portal_copy_seconds_behind", "How far this copy is behind")
        try:
            ready.add_metric([], float(not what_is_missing(timezone.now())))
            for family, mails in ((letters, Message.objects), (notices, NoticeMail.objects)):
                family.add_metric(["put_off"], mails.put_off().count())
                family.add_metric(["to_look_at"], mails.to_look_at().count())
            of_staff = queue(timezone.now())
            for state in ("waiting", "working", "failed"):
                jobs.add_metric([state], getattr(of_staff, state))
            oldest.add_metric([], of_staff.oldest.total_seconds())
            worker.add_metric([], float(of_staff.is_worked))
            if copy := copies.copy():
                connected.add_metric([], float(copy.is_connected))
                behind.add_metric([], copy.seconds_behind)
        except (DatabaseError, InterfaceError):
            ready.add_metric([], 0)
        finally:
            connection.close()
        yield from (ready, letters, notices, jobs, oldest, worker, connected, behind)


def begin() -> None:
    """Answers for metrics beside the portal's own work; for each worker once."""
    Thread(target=_serve, name="metrics", daemon=True).start()


def registry() -> CollectorRegistry:
    made = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(made)  # type: ignore[no-untyped-call]
    else:
        for each in (answers, duration):
            made.register(each)
    made.register(State())
    return made


def _serve() -> None:
    told = registry()
    while True:
        try:
            start_http_server(settings.METRICS_PORT, settings.METRICS_HOST, told)
        except OSError:  # another worker has it
            sleep(TRIED_AGAIN)
        else:
            return
