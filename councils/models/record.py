"""The one row that says which version of everything the public sees."""

from datetime import datetime

from django.db import models
from django.db.models import Q


class PublicRecord(models.Model):
    """The one row that every write which the public could see locks first and counts up.

    ``version`` gives validators in the order of commits; ``demonstration`` says whether the
    figures are made up: the whole instance is, or none of it. ``tables`` has for each table that
    was written a token of its last change, drawn by lot: a count would come again where a backup is
    restored. Before ``changed_at`` by its own clock nobody can say what the last change shows.
    """

    version = models.PositiveBigIntegerField(default=0)
    demonstration = models.BooleanField(default=False)
    # With a default of the database's own: the version before inserts no such column.
    tables = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    changed_at = models.DateTimeField(null=True)

    # What is known of an instant, of a record that was read for one.
    next_instant: datetime | None
    register_due: datetime | None  # from when a name or a code that was announced is to be written
    has_suspensions: bool

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(pk=1), name="there_is_one_public_record"),
        )

    def __str__(self) -> str:
        return f"version {self.version}"
