"""Long work that somebody asked for, and what came of it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q


class JobQuerySet(models.QuerySet["Job"]):
    def open(self) -> Self:
        """Those that wait or are being done."""
        return self.filter(state__in=OPEN)

    def about(self, kinds: tuple[str, ...], concerns: str) -> Self:
        return self.filter(kind__in=kinds, concerns=concerns)


class Job(models.Model):
    """``concerns`` names what it works on, ``arguments`` how; ``lines`` are how far it came, and
    ``outcome`` what came of it, as sentences."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        WORKING = "working", "Being done"
        DONE = "done", "Done"
        REFUSED = "refused", "Refused"
        FAILED = "failed", "Failed"
        CALLED_OFF = "called_off", "Called off"

    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=500)
    concerns = models.CharField(max_length=100)
    arguments = models.JSONField(default=dict)
    leads_to = models.CharField(max_length=300, help_text="Where to go on once it is done.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(
        default=0, help_text="How often it was begun: more than once where a restart stopped it."
    )
    lines = models.JSONField(default=list)
    outcome = models.JSONField(default=list)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "working"), ended_at=None)
                | (~Q(state__in=("waiting", "working")) & Q(ended_at__isnull=False)),
                name="job_ends_with_its_instant",
            ),
            models.UniqueConstraint(
                fields=("kind", "concerns"),
                condition=Q(state="waiting"),
                name="one_job_waits_for_a_thing",
            ),
        )
        indexes = (models.Index(fields=("state",), name="jobs_by_state"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def was_stopped(self) -> bool:
        """Whether it is being done again because a restart stopped it."""
        return self.state == self.State.WORKING and self.tries > 1


OPEN = (Job.State.WAITING, Job.State.WORKING)
