"""What the public was told of decisions, improvements and letters, in the order of its changes."""

from django.db import models


class TouchedRow(models.Model):
    """A row that was written since it was compared last: put here by the database itself."""

    kind = models.CharField(max_length=20)
    number = models.BigIntegerField(help_text="Its primary key.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class ToldRow(models.Model):
    """What the public was told last of one row of a data set: how it read, or that it is gone.

    ``place`` counts what changed for the public, and nothing else: an edit of what is not public
    has no place.
    """

    dataset = models.CharField(max_length=30)
    key = models.CharField(max_length=300, help_text="What names it in the data set, as JSON.")
    number = models.BigIntegerField(help_text="The primary key of its row.")
    digest = models.CharField(max_length=32, help_text="Of all that is told of it.")
    place = models.BigIntegerField()
    told_at = models.DateTimeField()
    is_gone = models.BooleanField(default=False, db_default=False)

    class Meta:
        default_permissions = ()
        indexes = (
            models.Index(fields=("dataset", "place"), name="told_row_in_order"),
            models.Index(fields=("dataset", "number"), name="told_row_of_row"),
            models.Index(fields=("dataset", "told_at", "place"), name="told_row_since"),
        )
        constraints = (
            models.UniqueConstraint(fields=("dataset", "key"), name="one_told_row_of_a_name"),
        )

    def __str__(self) -> str:
        return f"{self.dataset} {self.key}"


class ToldRecord(models.Model):
    """How far it was compared. Whoever compares holds the lock of its only row.

    ``identity`` is another after a restore: places that were given meanwhile are given anew.
    """

    identity = models.CharField(max_length=32)
    last = models.BigIntegerField(default=0, help_text="The last place that was given.")
    until = models.DateTimeField(null=True, help_text="Up to which instant nothing is left out.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"up to {self.last}"
