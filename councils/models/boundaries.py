"""The areas that the map draws."""

from django.db import models

from councils.models.councils import Council


class BoundarySet(models.Model):
    """One loaded file of boundaries, as the topology the map is drawn from."""

    name = models.CharField(max_length=200)
    attribution = models.TextField()
    topology = models.TextField()
    content_hash = models.CharField(max_length=64, unique=True)
    loaded_at = models.DateTimeField()
    borders = models.JSONField(
        default=dict, help_text="The neighbours of each council by slug, the longest border first."
    )

    def __str__(self) -> str:
        return self.name


class Boundary(models.Model):
    """That a council's area is drawn in a boundary set; a council is drawn in one at most."""

    council = models.OneToOneField(Council, models.CASCADE, related_name="boundary")
    boundary_set = models.ForeignKey(BoundarySet, models.CASCADE, related_name="boundaries")

    class Meta:
        verbose_name_plural = "boundaries"

    def __str__(self) -> str:
        return f"{self.council_id} in {self.boundary_set_id}"
