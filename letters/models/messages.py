"""One e-mail that carries a letter to one council."""

from django.db import models
from django.db.models import Q

from councils.models import Council
from letters.models.letters import Letter


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages, asked in the words of whoever sends them."""

    def waiting(self) -> "MessageQuerySet":
        """To be sent: nobody has tried, or somebody said that it shall be tried again."""
        return self.filter(state=Message.State.WAITING)

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
        )

    def __str__(self) -> str:
        return f"{self.letter} to {self.council}"

    @property
    def label(self) -> str:
        """Whom its letter is about and, where that has closed, to whom it goes."""
        about = self.letter.council
        return about.name if about == self.council else f"{about.name}, to {self.council.name}"
