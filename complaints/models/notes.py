"""What staff note about a case for each other. Never public, and never changed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from complaints.models.decisions import Decision

LONGEST_NOTE = 5_000


class Note(models.Model):
    """What somebody noted about a decision, and through it about what was agreed.

    It stays as it was written: whoever has more to say writes another.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="notes")
    text = models.TextField(max_length=LONGEST_NOTE, help_text="Never public.")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ("written_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(text=""),
                name="a_note_has_words",
                violation_error_message="A note has words.",
                violation_error_code="text",
            ),
        )

    def __str__(self) -> str:
        return f"Note on {self.decision}"


class MentionQuerySet(models.QuerySet["Mention"]):
    def unread_by(self, colleague: Any) -> MentionQuerySet:
        """Those that somebody has not marked as read, the oldest first."""
        found = self.filter(colleague=colleague, read_at=None)
        return found.order_by("note__written_at", "pk")


class Mention(models.Model):
    """That a note is meant for a colleague, until that colleague has read it."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="mentions")
    colleague = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    objects = MentionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("note", "colleague"),
                name="a_note_mentions_each_once",
                violation_error_message="This colleague is mentioned already.",
            ),
        )
        indexes = (
            models.Index(fields=("colleague",), condition=Q(read_at=None), name="mention_unread"),
        )

    def __str__(self) -> str:
        return f"{self.colleague} in {self.note}"
