"""Evidence that staff attach to a record: a letter, a photograph, a sheet. Never public."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from councils.dates import instant_in_words

LONGEST_NAME = 150
LONGEST_ABOUT = 200
LONGEST_WHY = 500


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def of(self, *records: models.Model) -> AttachmentQuerySet:
        """Of records of one kind."""
        kind = ContentType.objects.get_for_model(records[0])
        return self.filter(kind=kind, row__in=[each.pk for each in records])

    def of_model(self, model: type[models.Model]) -> AttachmentQuerySet:
        return self.filter(kind=ContentType.objects.get_for_model(model))

    def there(self) -> AttachmentQuerySet:
        """Those that nobody has removed."""
        return self.filter(removed_at=None)


class Attachment(models.Model):
    """That somebody attached a file to a record, and perhaps that somebody removed it.

    The row stays when the file is removed: who did it, when and why. What may name a person, the
    file's name and what it is, goes with its bytes.
    """

    class Type(models.TextChoices):
        PDF = "pdf", "PDF"
        PNG = "png", "PNG image"
        JPEG = "jpg", "JPEG image"
        DOCX = "docx", "Word document"
        XLSX = "xlsx", "Excel workbook"
        PPTX = "pptx", "PowerPoint presentation"
        ODT = "odt", "OpenDocument text"
        ODS = "ods", "OpenDocument spreadsheet"

    kind = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    row = models.PositiveBigIntegerField()
    record = GenericForeignKey("kind", "row")
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    type = models.CharField(max_length=4, choices=Type.choices)
    size = models.PositiveIntegerField()
    about = models.CharField(max_length=LONGEST_ABOUT, blank=True, help_text="Never public.")
    is_scanned = models.BooleanField(help_text="Whether a virus scanner found nothing in it.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_because = models.CharField(
        max_length=LONGEST_WHY, blank=True, help_text="Never public."
    )
    objects = AttachmentQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ("added_at", "pk")
        indexes = (models.Index(fields=("kind", "row"), name="attachment_of"),)
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(removed_at=None, removed_by=None, removed_because="") & ~Q(name="")
                    | Q(removed_at__isnull=False, removed_by__isnull=False, name="", about="")
                    & ~Q(removed_because="")
                ),
                name="what_was_removed_has_its_reason_and_no_name",
                violation_error_message="Say why it is removed.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_type_display()} attached on {instant_in_words(self.added_at)}"


class AttachmentFile(models.Model):
    """The bytes of an attachment; kept here, so that only the portal serves them."""

    attachment = models.OneToOneField(
        Attachment, models.CASCADE, primary_key=True, related_name="file"
    )
    content = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Bytes of {self.attachment}"


class AttachmentLook(models.Model):
    """That somebody took an attachment away to read it, and when."""

    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.attachment}, {instant_in_words(self.at)}"


class Attachable(models.Model):
    """A record that may have attachments, which go with it if it is deleted."""

    attachments: Any = GenericRelation(Attachment, content_type_field="kind", object_id_field="row")

    class Meta:
        abstract = True
