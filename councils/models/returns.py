"""What a reviewer gave back to whoever submitted it, with what is to be done. Never public."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

LONGEST_COMMENT = 2_000


class GivenBackQuerySet(models.QuerySet["GivenBack"]):
    def open(self) -> GivenBackQuerySet:
        """Those that were not submitted again yet."""
        return self.filter(submitted_at=None)

    def of(self, *records: models.Model) -> GivenBackQuerySet:
        """Of records of one kind."""
        kind = ContentType.objects.get_for_model(records[0])
        return self.filter(kind=kind, row__in=[each.pk for each in records])

    def of_model(self, model: type[models.Model]) -> GivenBackQuerySet:
        return self.filter(kind=ContentType.objects.get_for_model(model))

    def rows_of(self, label: str) -> Any:
        """The keys of the records of one kind, ``complaints.decision``, for a condition."""
        app_label, _, model = label.partition(".")
        return self.filter(kind__app_label=app_label, kind__model=model).values("row")


class GivenBack(models.Model):
    """That a text which waited for approval went back to its author.

    It is kept beside the record, as who looks after it is, and stays when it is submitted again.
    """

    kind = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    row = models.PositiveBigIntegerField()
    record = GenericForeignKey("kind", "row")
    comment = models.TextField(
        max_length=LONGEST_COMMENT, help_text="What is to be done. Never public."
    )
    given_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_back_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    objects = GivenBackQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "row"),
                condition=Q(submitted_at=None),
                name="a_record_is_given_back_once",
                violation_error_message="This was given back already.",
            ),
            models.CheckConstraint(
                condition=~Q(comment=""),
                name="what_is_given_back_has_a_comment",
                violation_error_message="Say why it is given back.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_by=None) | Q(submitted_at__isnull=False),
                name="what_is_submitted_again_has_its_instant",
                violation_error_message="What is submitted again has its instant.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.record}, given back by {self.given_back_by}"
