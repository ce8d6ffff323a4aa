"""Files that were loaded, and those that wait until somebody has looked at what they would do."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class LoadedFile(models.Model):
    """One file that was loaded: which, when, by whom, what it changed. The file is not kept."""

    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    counts = models.CharField(max_length=300)
    rest = models.JSONField(
        "left out",
        default=list,
        blank=True,
        help_text="Why rows of it were not loaded: file, row, column, cell, message.",
    )
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Nobody: it was loaded from the shell.",
    )

    class Meta:
        permissions = (("import_files", "Can load files"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


class Upload(models.Model):
    """Files that somebody uploaded and has not decided about yet, and what they would change.

    The files themselves lie in a folder that only the portal reads, and are deleted when they are
    loaded, refused, cancelled or forgotten: they hold personal remedies.
    """

    class Kind(models.TextChoices):
        DECISIONS = "decisions", "Decisions"
        ANNUAL_STATISTICS = "annual_statistics", "Annual statistics"
        RECEIVED = "received", "Complaints received"
        RESIDENTS = "residents", "Residents"
        CHANGES = "changes", "Changes of the register"
        CONTACTS = "contacts", "Contacts"

    class State(models.TextChoices):
        CHECKING = "checking", "Being checked"
        NAMING = "naming", "Waiting for what its columns are"
        SHEETS = "sheets", "Waiting for which of its sheets is meant"
        CHOOSING = "choosing", "Waiting for what becomes of some rows"
        READY = "ready", "Ready to be loaded"
        REFUSED = "refused", "Refused"
        LOADED = "loaded", "Loaded"
        CANCELLED = "cancelled", "Cancelled"

    token = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=30, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKING)
    names = models.JSONField(help_text="The names of the files, as they were uploaded.")
    sha256 = models.JSONField(help_text="The hash of each file.")
    options = models.JSONField(default=dict)
    report = models.JSONField(default=dict, help_text="What would change, or why it is refused.")
    counts = models.CharField(max_length=300, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-uploaded_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    state__in=("checking", "naming", "sheets", "choosing", "ready"), ended_at=None
                )
                | Q(state__in=("refused", "loaded", "cancelled"), ended_at__isnull=False),
                name="upload_ends_with_its_instant",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {', '.join(self.names)}"


class ColumnMapping(models.Model):
    """What a heading of one kind of files is, as somebody said; it holds for the next file too.

    Without a heading the whole sheet is left out; without a column the heading is. ``sheet_key``
    and ``heading_key`` are what is compared: without case, punctuation and the year of a sheet.
    """

    kind = models.CharField(max_length=30, choices=Upload.Kind.choices)
    sheet = models.CharField(max_length=100, blank=True)
    sheet_key = models.CharField(max_length=100, blank=True)
    heading = models.CharField(max_length=300, blank=True)
    heading_key = models.CharField(max_length=300, blank=True)
    column = models.CharField(max_length=50, blank=True, help_text="Empty: it is left out.")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    history = HistoricalRecords()
    _history_user: Any  # what django-simple-history is told of the next change
    _history_date: datetime

    class Meta:
        ordering = ("kind", "sheet_key", "heading_key")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "sheet_key", "heading_key"), name="a_heading_is_said_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.sheet}: {self.heading or 'all of it'}"
