"""Longer for a council to do what it agreed to."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from complaints.models.recommendations import Recommendation
from councils.dates import day_in_words


class Extension(models.Model):
    """That a council was given longer: until when before, until when now, and why."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="extensions")
    was_due_on = models.DateField()
    due_on = models.DateField()
    reason = models.TextField(help_text="Never public.")
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    granted_at = models.DateTimeField()

    class Meta:
        ordering = ("recommendation", "granted_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(due_on__gt=F("was_due_on")),
                name="extension_gives_longer",
                violation_error_message="An extension gives longer than there was.",
                violation_error_code="due_on",
            ),
        )

    def __str__(self) -> str:
        return f"{day_in_words(self.was_due_on)} → {day_in_words(self.due_on)}"
