"""The words of one year's letters that are the same for every council."""

from django.db import models
from simple_history.models import HistoricalRecords

from councils.printable import validate_printable
from councils.years import YearField


class LetterTemplate(models.Model):
    """One year's words; what is typed is text, and an empty line ends a paragraph."""

    year = YearField(unique=True)
    dated_on = models.DateField("date", help_text="The date that stands on the letters.")
    purpose = models.TextField(
        help_text="The first paragraphs: what the letter is for.", validators=[validate_printable]
    )
    notes = models.TextField(
        "notes on the year",
        blank=True,
        help_text="What every council should know of the year; may be empty.",
        validators=[validate_printable],
    )
    resources = models.TextField(
        blank=True,
        help_text="What else councils can use; a line that begins with - is a point.",
        validators=[validate_printable],
    )
    closing = models.TextField(
        help_text="The last words before the signature.", validators=[validate_printable]
    )
    signed_by = models.CharField(
        max_length=100,
        help_text="The name under the letter.",
        validators=[validate_printable],
    )
    signed_as = models.CharField(
        max_length=200,
        help_text="The office under the name.",
        validators=[validate_printable],
    )
    signature = models.BinaryField(
        null=True, blank=True, editable=True, help_text="An image, PNG or JPEG."
    )
    history = HistoricalRecords(excluded_fields=["signature"])

    class Meta:
        verbose_name = "words of a year’s letters"
        verbose_name_plural = "words of each year’s letters"

    def __str__(self) -> str:
        return f"The words of {self.year}"
