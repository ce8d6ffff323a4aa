"""What belongs to a release: moves, councils' own checks, early access; notes on a year."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from complaints.models.releases import Release
from councils.dates import instant_in_words
from councils.models import Council
from councils.printable import validate_printable
from councils.years import Year, YearField


class Postponement(models.Model):
    """That an announced release was moved to a later instant, and why. Public, but for who."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="postponements")
    was_public_at = models.DateTimeField()
    public_at = models.DateTimeField()
    reason = models.TextField(validators=[validate_printable])
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ("moved_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(public_at__gt=F("was_public_at")),
                name="release_is_never_moved_earlier",
                violation_error_message="An announced release is never moved earlier.",
                violation_error_code="public_at",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="postponement_has_its_reason",
                violation_error_message="Moving an announced release says why.",
                violation_error_code="reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.release}: to {instant_in_words(self.public_at)}"


class CountCheck(models.Model):
    """That a council was asked to check its own counts in a release, and what it answered."""

    class Answer(models.TextChoices):
        AGREED = "agreed", "It agrees"
        QUESTIONED = "questioned", "It questions them"

    release = models.ForeignKey(Release, models.CASCADE, related_name="count_checks")
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answer_by = models.DateField(help_text="The last day on which it may answer.")
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    note = models.TextField(blank=True, help_text="What the council said, and what was done.")
    counts_changed_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Since then its counts are others than it was asked about: it is asked again.",
    )
    settled = models.BooleanField(
        default=False, help_text="What it questioned has been answered or put right."
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("council",)
        constraints = (
            models.UniqueConstraint(
                fields=("release", "council"), name="council_asked_once_per_release"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="count_check_answer_has_its_instant",
            ),
        )

    def __str__(self) -> str:
        return f"{self.council}: {self.get_answer_display() or 'asked'}"


class EarlyAccess(models.Model):
    """That somebody outside saw figures or letters before they were public. Listed publicly.

    Offices, not persons: the Code of Practice for Statistics asks for who, what and why.
    """

    class What(models.TextChoices):
        FIGURES = "figures", "Figures"
        LETTERS = "letters", "Letters"
        BOTH = "both", "Figures and letters"

    release = models.ForeignKey(Release, models.CASCADE, related_name="early_access")
    office = models.CharField(
        max_length=200,
        help_text="The office and its organisation, not a person's name.",
        validators=[validate_printable],
    )
    what = models.CharField(max_length=10, choices=What.choices, default=What.FIGURES)
    purpose = models.CharField(max_length=300, validators=[validate_printable])
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("given_at",)
        verbose_name_plural = "early access"

    def __str__(self) -> str:
        return f"{self.office}: {self.get_what_display()}"


class YearNoteQuerySet(models.QuerySet["YearNote"]):
    def public(self, at: datetime) -> "YearNoteQuerySet":
        """Those on years of which figures are public: a note may say what they will show."""
        return self.filter(year__in=Release.objects.public(at).values("year"))

    def of(self, year: Year) -> "YearNoteQuerySet":
        return self.filter(year=year)


class YearNote(models.Model):
    """What a reader must know of a year, shown with it and wherever it is compared with others.

    It waits for the year's figures, and is public from their instant.
    """

    year = YearField()
    text = models.TextField(validators=[validate_printable])
    breaks_comparison = models.BooleanField(
        default=False, help_text="Rates before this year do not compare with it and later ones."
    )
    source = models.CharField(max_length=200, blank=True, validators=[validate_printable])
    history = HistoricalRecords()
    objects = YearNoteQuerySet.as_manager()

    class Meta:
        ordering = ("year",)

    def __str__(self) -> str:
        return f"{self.year}: {self.text}"
