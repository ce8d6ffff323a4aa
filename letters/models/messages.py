"""One e-mail that carries a letter to one council."""

from django.db import models

from councils.models import Council, Sendable, SendableQuerySet, sendable_constraints
from letters.models.letters import Letter


class MessageQuerySet(SendableQuerySet["Message"]):
    """E-mails that carry letters."""


class Message(Sendable):
    """A letter's e-mail to one council, and how far it has come. Never public."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="messages")
    council = models.ForeignKey(
        Council, models.PROTECT, related_name="+", help_text="Whom it goes to."
    )
    copies = models.TextField(blank=True, help_text="Addresses of copies, one on each line.")
    note = models.TextField(blank=True, help_text="What a person found out or did.")
    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("letter__council", "council")
        constraints = (
            models.UniqueConstraint(
                fields=("letter", "council"), name="letter_is_sent_once_to_a_council"
            ),
            *sendable_constraints("message"),
        )

    def __str__(self) -> str:
        return f"{self.letter} to {self.council}"

    @property
    def label(self) -> str:
        """Whom its letter is about and, where that has closed, to whom it goes."""
        about = self.letter.council
        return about.name if about == self.council else f"{about.name}, to {self.council.name}"
