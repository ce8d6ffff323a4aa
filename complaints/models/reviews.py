"""What happens to a decision after it was made: reviews, checks of its words, reports of errors."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from complaints.decisions.references import shown
from complaints.models.decisions import Decision
from councils.models import Council, Ownable


class ReviewQuerySet(models.QuerySet["Review"]):
    def open(self) -> "ReviewQuerySet":
        """Those under way, the oldest first."""
        return self.filter(ended_at=None).order_by("opened_at")


class Review(models.Model):
    """That somebody asked for a decision to be looked at again, and what came of it."""

    class Result(models.TextChoices):
        CONFIRMED = "confirmed", "Confirmed: the decision and its date stand"
        REPLACED = "replaced", "Replaced: a new statement, outcome and date"
        RECORDING_ERROR = "recording_error", "Recording error: put right, the date stands"

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="reviews")
    requested_on = models.DateField()
    grounds = models.TextField(blank=True, help_text="Who asked, and why. Never public.")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    result = models.CharField(max_length=20, choices=Result.choices, blank=True)
    note = models.TextField(blank=True, help_text="Never public.")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()
    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("decision",),
                condition=Q(ended_at=None),
                name="one_review_at_a_time",
                violation_error_message="A review of this decision is under way already.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, result="") | (Q(ended_at__isnull=False) & ~Q(result="")),
                name="review_ends_with_its_result",
                violation_error_message="A review ends with its result.",
                violation_error_code="result",
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None) | ~Q(ended_by=F("opened_by")),
                name="review_is_ended_by_another",
                violation_error_message="A review is ended by somebody else than who opened it.",
                violation_error_code="ended_by",
            ),
        )

    def __str__(self) -> str:
        return f"Review of {self.decision}"


class ConfirmedWords(models.Model):
    """That somebody looked at words in a public text and says that they identify nobody."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="confirmed_words")
    kind = models.CharField(
        max_length=30, help_text="As complaints.decisions.rules.identifying_details names it."
    )
    words = models.CharField(max_length=300)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "confirmed words"
        constraints = (
            models.UniqueConstraint(
                fields=("decision", "kind", "words"), name="words_confirmed_once_per_decision"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.words}"


class FormerReference(models.Model):
    """A reference that a decision had before it was corrected; its old address leads on."""

    reference = models.CharField(max_length=9, db_index=True)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="former_references")
    corrected_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{shown(self.reference)}, now {self.decision}"


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    def open(self) -> "ErrorReportQuerySet":
        """Those nobody has dealt with; what may identify a person first, then the oldest."""
        return self.filter(closed_at=None).order_by("-kind", "reported_at")


class ErrorReport(Ownable, models.Model):
    """What a reader says is wrong on a decision's or a council's page. Never public.

    Nothing is kept about who wrote it.
    """

    class Kind(models.TextChoices):
        ERROR = "error", "Something is wrong"
        IDENTIFYING = "identifying", "Something may identify a person"

    kind = models.CharField(max_length=15, choices=Kind.choices)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="error_reports"
    )
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="error_reports"
    )
    text = models.TextField(max_length=2_000)
    reported_at = models.DateTimeField()
    answer = models.TextField(blank=True, help_text="What was done about it. Never public.")
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        ordering = ("-reported_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(decision__isnull=False, council=None)
                | Q(decision=None, council__isnull=False),
                name="error_report_is_about_a_decision_or_a_council",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(answer=""),
                name="error_report_is_closed_with_an_answer",
                violation_error_message="Say what was done about it.",
                violation_error_code="answer",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.decision or self.council}"
