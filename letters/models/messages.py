"""One e-mail that carries a letter to one council."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from councils.models import Council
from letters.models.letters import Letter

NOT_PUT_OFF = {"put_off_since": None, "next_try_at": None}


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages, asked in the words of whoever sends them."""

    def waiting(self) -> "MessageQuerySet":
        """To be sent: nobody has tried, or somebody said that it shall be tried again."""
        return self.filter(state=Message.State.WAITING)

    def put_off(self) -> "MessageQuerySet":
        """Of those that wait: what a server refused for now, and is tried again by itself."""
        return self.waiting().filter(next_try_at__isnull=False)

    def due(self, at: datetime) -> "MessageQuerySet":
        """Of those that were put off: what is tried again at an instant."""
        return self.put_off().filter(next_try_at__lte=at)

    def to_try(self, at: datetime) -> "MessageQuerySet":
        """All that wait, without what was put off until later."""
        return self.waiting().exclude(next_try_at__gt=at)

    def gone_out(self) -> "MessageQuerySet":
        """Those that a council has, or may have, or is just getting."""
        return self.exclude(state__in=(Message.State.WAITING, Message.State.FAILED))

    def to_look_at(self) -> "MessageQuerySet":
        """Those of which a person must say what happens next."""
        return self.filter(state__in=(Message.State.FAILED, Message.State.UNSURE))


class Message(models.Model):
    """A letter's e-mail to one council, and how far it has come: each is sent once.

    Before a server is given the words ``state`` is kept as *handing over*; a process that dies
    then leaves behind what nobody can know, and a person decides. Never public.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be sent"
        SENDING = "sending", "Being sent"
        HANDING_OVER = "handing_over", "Being handed over"
        SENT = "sent", "Sent"
        FAILED = "failed", "Not sent"
        UNSURE = "unsure", "Perhaps sent"
        OTHERWISE = "otherwise", "Sent another way"

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="messages")
    council = models.ForeignKey(
        Council, models.PROTECT, related_name="+", help_text="Whom it goes to."
    )
    state = models.CharField(max_length=15, choices=State.choices, default=State.WAITING)
    to = models.CharField(max_length=254, blank=True, help_text="The address it was sent to.")
    copies = models.TextField(blank=True, help_text="Addresses of copies, one on each line.")
    message_id = models.CharField(max_length=200, unique=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    put_off_since = models.DateTimeField(
        null=True, blank=True, help_text="When a server first refused it for now."
    )
    next_try_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True, help_text="Why it was not sent, or which copy was not.")
    note = models.TextField(blank=True, help_text="What a person found out or did.")
    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("letter__council", "council")
        constraints = (
            models.UniqueConstraint(
                fields=("letter", "council"), name="letter_is_sent_once_to_a_council"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("sent", "otherwise"), sent_at__isnull=False)
                | (~Q(state__in=("sent", "otherwise")) & Q(sent_at=None)),
                name="sent_message_has_its_instant",
            ),
            models.CheckConstraint(
                condition=Q(put_off_since=None, next_try_at=None)
                | Q(put_off_since__isnull=False, next_try_at__isnull=False),
                name="put_off_message_has_its_next_try",
            ),
        )

    def __str__(self) -> str:
        return f"{self.letter} to {self.council}"

    @property
    def is_put_off(self) -> bool:
        """Whether a server refused it for now, so that it is tried again by itself."""
        return self.state == self.State.WAITING and self.next_try_at is not None

    @property
    def stands_as(self) -> str:
        """Its state in words."""
        return "put off" if self.is_put_off else self.get_state_display().lower()

    @property
    def label(self) -> str:
        """Whom its letter is about and, where that has closed, to whom it goes."""
        about = self.letter.council
        return about.name if about == self.council else f"{about.name}, to {self.council.name}"
