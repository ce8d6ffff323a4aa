"""What complaints are about."""

from django.db import models

from councils.printable import validate_printable


class Category(models.Model):
    """One of the reporting categories that statistics are broken down by."""

    name = models.CharField(max_length=100, unique=True, validators=[validate_printable])
    slug = models.SlugField(max_length=100, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "name")
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name


class Subject(models.Model):
    """A subject as decisions name it, and the reporting category it belongs to.

    The heading is the decision site's own wording (Planning › Enforcement), which differs from the
    reporting category (Planning and development).
    """

    category = models.ForeignKey(Category, models.PROTECT, related_name="subjects")
    heading = models.CharField(max_length=100, validators=[validate_printable])
    name = models.CharField(max_length=100, validators=[validate_printable])
    slug = models.SlugField(max_length=200, unique=True)

    class Meta:
        ordering = ("heading", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("heading", "name"), name="subject_once_under_its_heading"
            ),
        )

    def __str__(self) -> str:
        return f"{self.heading} › {self.name}"
