"""A row that is one e-mail, and how far it has come: what is sent is sent once."""

from __future__ import annotations

from datetime import datetime
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

Row = TypeVar("Row", bound=models.Model)
NOT_PUT_OFF = {"put_off_since": None, "next_try_at": None}


class SendableQuerySet(models.QuerySet[Row]):
    """E-mails, asked in the words of whoever sends them."""

    def waiting(self) -> Self:
        """To be sent: nobody has tried, or somebody said that it shall be tried again."""
        return self.filter(state=Sendable.State.WAITING)

    def put_off(self) -> Self:
        """Of those that wait: what a server refused for now, and is tried again by itself."""
        return self.waiting().filter(next_try_at__isnull=False)

    def due(self, at: datetime) -> Self:
        """Of those that were put off: what is tried again at an instant."""
        return self.put_off().filter(next_try_at__lte=at)

    def to_try(self, at: datetime) -> Self:
        """All that wait, without what was put off until later."""
        return self.waiting().exclude(next_try_at__gt=at)

    def gone_out(self) -> Self:
        """Those that somebody has, or may have, or is just getting."""
        return self.exclude(state__in=(Sendable.State.WAITING, Sendable.State.FAILED))

    def to_look_at(self) -> Self:
        """Those of which a person must say what happens next."""
        return self.filter(state__in=(Sendable.State.FAILED, Sendable.State.UNSURE))


class Sendable(models.Model):
    """Before a server is given the words ``state`` is kept as *handing over*; a process that dies
    then leaves behind what nobody can know, and a person decides (``councils/mail/``).
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be sent"
        SENDING = "sending", "Being sent"
        HANDING_OVER = "handing_over", "Being handed over"
        SENT = "sent", "Sent"
        FAILED = "failed", "Not sent"
        UNSURE = "unsure", "Perhaps sent"
        OTHERWISE = "otherwise", "Sent another way"

    state = models.CharField(max_length=15, choices=State.choices, default=State.WAITING)
    to = models.CharField(max_length=254, blank=True, help_text="The address it was sent to.")
    message_id = models.CharField(max_length=200, unique=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    put_off_since = models.DateTimeField(
        null=True, blank=True, help_text="When a server first refused it for now."
    )
    next_try_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True, help_text="Why it was not sent, or which copy was not.")

    class Meta:
        abstract = True

    @property
    def is_put_off(self) -> bool:
        """Whether a server refused it for now, so that it is tried again by itself."""
        return self.state == self.State.WAITING and self.next_try_at is not None

    @property
    def stands_as(self) -> str:
        """Its state in words."""
        return "put off" if self.is_put_off else self.get_state_display().lower()


def sendable_constraints(noun: str) -> tuple[models.CheckConstraint, ...]:
    """What holds of every such row, under names of its own."""
    went = ("sent", "otherwise")
    return (
        models.CheckConstraint(
            condition=Q(state__in=went, sent_at__isnull=False)
            | (~Q(state__in=went) & Q(sent_at=None)),
            name=f"sent_{noun}_has_its_instant",
        ),
        models.CheckConstraint(
            condition=Q(put_off_since=None, next_try_at=None)
            | Q(put_off_since__isnull=False, next_try_at__isnull=False),
            name=f"put_off_{noun}_has_its_next_try",
        ),
    )
