"""The areas that the map draws."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from councils.models.councils import Council
from councils.models.overlaps import NoOverlap


class BoundarySet(models.Model):
    """One loaded file of boundaries, as the topology the map is drawn from."""

    name = models.CharField(max_length=200)
    attribution = models.TextField()
    topology = models.TextField()
    content_hash = models.CharField(max_length=64, unique=True)
    loaded_hash = models.CharField(
        max_length=64,
        db_default="",
        default="",
        help_text="Of what was loaded, where areas were put together of it since.",
    )
    loaded_at = models.DateTimeField()
    borders = models.JSONField(
        default=dict, help_text="The neighbours of each council by slug, the longest border first."
    )

    def __str__(self) -> str:
        return self.name


class BoundaryQuerySet(models.QuerySet["Boundary"]):
    def on(self, day: date) -> "BoundaryQuerySet":
        """Those that are so on a day."""
        return self.filter(
            Q(start=None) | Q(start__lte=day),
            Q(end=None) | Q(end__gt=day),
        )


class Boundary(models.Model):
    """That a council's area is as a boundary set draws it, from when until when.

    On a day a council is drawn in one set at most. What is derived follows from the register and
    from what was loaded (``councils.boundaries.derived``).
    """

    # Without an index: they are some hundreds, and one could not be made while others read.
    council = models.ForeignKey(Council, models.CASCADE, related_name="boundaries", db_index=False)
    boundary_set = models.ForeignKey(BoundarySet, models.CASCADE, related_name="boundaries")
    start = models.DateField("first day", null=True, help_text="Empty where it is not known.")
    end = models.DateField("first day after", null=True, help_text="Empty where it is so still.")
    is_derived = models.BooleanField(
        db_default=False, default=False, help_text="No file has it: it is put together of others."
    )
    end_is_derived = models.BooleanField(
        db_default=False, default=False, help_text="A file has it for good: its council closes."
    )

    objects = BoundaryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "boundaries"
        constraints = (
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(start__lt=F("end")),
                name="boundary_ends_after_it_starts",
                violation_error_message="A boundary ends after the day on which it starts.",
            ),
            NoOverlap(
                owner="council",
                start="start",
                end="end",
                name="council_is_drawn_once_on_a_day",
                violation_error_message="This council is drawn already on some of these days.",
            ),
        )

    @property
    def loaded_end(self) -> date | None:
        """As a file has it."""
        return None if self.end_is_derived else self.end

    def __str__(self) -> str:
        return f"{self.council_id} in {self.boundary_set_id}"
