"""Decisions: what the ombudsman found about one body."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from complaints.decisions.public import decision_is_upheld
from complaints.decisions.references import shown
from complaints.figures.outcomes import OUTCOMES, VOID, VOID_LABEL
from complaints.figures.sums import UPHELD_IN_ALL
from complaints.models.decision_indexes import INDEXES
from complaints.models.decision_querysets import DecisionQuerySet
from complaints.models.subjects import Subject
from councils.models import Attachable, Council, Ownable
from councils.models.concerned import RowOfCouncil
from councils.printable import validate_printable
from councils.years import Year


class Decision(Ownable, Attachable, RowOfCouncil):
    """One decision about one body: a complaint about two bodies has two."""

    class Kind(models.TextChoices):
        STATEMENT = "statement", "Decision statement"
        REPORT = "report", "Public interest report"

    # An enumeration by its function, of which the stubs know nothing.
    Outcome: Any = models.TextChoices(  # type: ignore[call-overload]
        "Outcome", [(each.name.upper(), (each.name, each.label)) for each in OUTCOMES]
    )

    class Withheld(models.TextChoices):
        IDENTIFIABLE = "identifiable", "A person could be identified"
        CONSENT = "consent", "Consent"
        UNDER_REVIEW = "under_review", "Review under way"
        PREMATURE = "premature", "Premature"
        EMPLOYMENT = "employment", "Employment"
        OTHER = "other", "Other"

    reference = models.CharField(max_length=9, unique=True)
    council = models.ForeignKey(Council, models.PROTECT, related_name="decisions")
    received_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.STATEMENT)
    outcome = models.CharField(max_length=30, choices=[*Outcome.choices, (VOID, VOID_LABEL)])
    subject = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    title = models.CharField(max_length=200, blank=True, validators=[validate_printable])
    summary = models.TextField(blank=True, validators=[validate_printable])
    statement = models.TextField(
        blank=True,
        help_text="A line that begins with ## is a heading; an empty line ends a paragraph.",
        validators=[validate_printable],
    )
    acted_for = models.CharField(
        "who acted for the council",
        max_length=200,
        blank=True,
        help_text="A contractor, or a company of the council's: what it does counts as its own.",
        validators=[validate_printable],
    )
    satisfactory_remedy = models.BooleanField(default=False)
    announced_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Reports only: the announced moment of publication, London time.",
    )
    withheld_reason = models.CharField(max_length=20, choices=Withheld.choices, blank=True)
    withheld_note = models.TextField(blank=True, help_text="Staff's own words. Never public.")
    withheld_at = models.DateTimeField(null=True, blank=True)
    withheld_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Nobody: it was withheld in a file loaded from the shell.",
    )
    hidden_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Until when the public last saw it, whatever hid it: whoever follows it is told"
        " that it is gone, until it is shown again.",
    )
    withholding_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,  # SQLite would choose it, although it tells nearly nothing apart
    )
    restored_at = models.DateTimeField(
        null=True, blank=True, help_text="When its last withholding ended."
    )
    text_changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who last changed what the public reads; somebody else approves it.",
    )
    text_approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text_approved_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(
        default=0, editable=False, help_text="Counts edits, so that two people cannot overwrite."
    )
    history = HistoricalRecords()
    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("-decided_on", "-reference")
        permissions = (
            ("withhold_decision", "Can withhold a decision from the public"),
            ("confirm_withholding", "Can confirm or restore what somebody else withheld"),
            ("approve_text", "Can approve what somebody else wrote for the public"),
        )
        indexes = INDEXES
        constraints = (
            models.CheckConstraint(
                condition=Q(satisfactory_remedy=False) | decision_is_upheld(),
                name="remedy_only_if_upheld",
                violation_error_message="Only an upheld decision has a satisfactory remedy.",
                violation_error_code="satisfactory_remedy",
            ),
            models.CheckConstraint(
                condition=~Q(kind="report") | ~Q(title=""),
                name="report_has_title",
                violation_error_message="A report has a title.",
                violation_error_code="title",
            ),
            models.CheckConstraint(
                condition=Q(kind="report") | Q(announced_at=None),
                name="only_a_report_is_announced",
                violation_error_message="Only a report has a moment announced for it.",
                violation_error_code="announced_at",
            ),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(decided_on__gte=F("received_on")),
                name="decided_after_it_was_received",
                violation_error_message="A decision is made on the day the complaint was received,"
                " or later.",
                violation_error_code="decided_on",
            ),
            models.CheckConstraint(
                condition=Q(withholding_confirmed_by=None)
                | ~Q(withholding_confirmed_by=F("withheld_by")),
                name="withholding_is_confirmed_by_another",
                violation_error_message="A withholding is confirmed by somebody else than who"
                " withheld it.",
                violation_error_code="withholding_confirmed_by",
            ),
            models.CheckConstraint(
                condition=Q(text_approved_by=None) | Q(text_approved_at__isnull=False),
                name="text_approval_has_its_instant",
                violation_error_message="An approval of the text has its instant.",
                violation_error_code="text_approved_at",
            ),
            models.CheckConstraint(
                condition=Q(text_approved_by=None) | ~Q(text_approved_by=F("text_changed_by")),
                name="text_is_approved_by_another",
                violation_error_message="A text is approved by somebody else than who changed it.",
                violation_error_code="text_approved_by",
            ),
            models.CheckConstraint(
                condition=~Q(withheld_reason="")
                | Q(
                    withheld_by=None,
                    withholding_confirmed_by=None,
                    withheld_at=None,
                    withheld_note="",
                ),
                name="withholding_has_its_reason",
                violation_error_message="What is withheld has a reason.",
                violation_error_code="withheld_reason",
            ),
        )

    def __str__(self) -> str:
        return shown(self.reference)

    def get_absolute_url(self) -> str:
        return reverse("decision", args=[self.reference])

    def also_concerned(self) -> list[int]:
        """Who is to do what was agreed, and in whose figures it was counted before it moved."""
        rows = (self.recommendations, self.releases) if self.pk else ()
        return [each for its in rows for each in its.values_list("council", flat=True)]

    @property
    def is_upheld(self) -> bool:
        return self.outcome in UPHELD_IN_ALL.names

    @property
    def is_void(self) -> bool:
        """Whether it was entered in error: it counts nowhere, and is shown nowhere."""
        return self.outcome == VOID

    @property
    def year(self) -> Year:
        return Year.of(self.decided_on)

    def about_other_bodies(self, at: datetime) -> DecisionQuerySet:
        """Decisions about other bodies that the same complaint led to: 16 010 636a, b, c."""
        digits = self.reference[:8]
        return (
            Decision.objects.public_by_itself(at)
            .filter(reference__gte=digits, reference__lt=f"{digits}~")
            .exclude(pk=self.pk)
            .select_related("council")
            .order_by("reference")
        )
