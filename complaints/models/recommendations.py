"""Recommendations: what a council agreed to do, by when, and whether it did."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from complaints.models.decisions import Decision
from complaints.models.recommendation_querysets import RecommendationQuerySet
from complaints.recommendations.kinds_of_change import kind_of_change
from councils.models import Attachable, Council, Ownable
from councils.models.concerned import RowOfCouncil
from councils.printable import validate_printable
from councils.years import Year


class Recommendation(Ownable, Attachable, RowOfCouncil):
    """One thing that a council agreed to do, and whether it did."""

    class Kind(models.TextChoices):
        PERSONAL_REMEDY = "personal_remedy", "Personal remedy"
        SERVICE_IMPROVEMENT = "service_improvement", "Service improvement"

    class Outcome(models.TextChoices):
        COMPLIED = "complied", "Complied"
        NOT_COMPLIED = "not_complied", "Not complied"

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="recommendations")
    council = models.ForeignKey(
        Council,
        models.PROTECT,
        related_name="recommendations",
        help_text="The council that must comply: the successor once the old one has closed.",
    )
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    private_text = models.TextField(blank=True, help_text="Never public.")
    public_summary = models.TextField(
        blank=True,
        help_text="Service improvements only. Shown with the decision; no timescale.",
        validators=[validate_printable],
    )
    change = models.GeneratedField(
        expression=kind_of_change(),
        output_field=models.CharField(max_length=20),
        db_persist=True,
        help_text="Which kind of change it is, by the words of its public summary.",
    )
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=15, choices=Outcome.choices, blank=True)
    recorded_on = models.DateField(null=True, blank=True)
    first_not_complied_on = models.DateField(
        null=True,
        blank=True,
        editable=False,
        help_text="When it was first recorded as not complied with; that stays, whatever follows.",
    )
    no_longer_required_reason = models.TextField(
        blank=True, help_text="Why it is no longer required. Never public."
    )
    no_longer_required_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    no_longer_required_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    no_longer_required_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Since a second person agreed; it is left out of the statistics from then on.",
    )
    required_again_reason = models.TextField(
        blank=True,
        help_text="Why what had ended is required after all, until a second person confirms that."
        " Never public.",
    )
    required_again_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    history = HistoricalRecords(excluded_fields=["change"])  # it follows the summary
    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ("decision", "number")
        indexes = (
            models.Index(fields=("council", "recorded_on"), name="recommendation_of_council"),
            models.Index(
                fields=("due_on",), condition=Q(outcome=""), name="recommendation_outstanding"
            ),
            models.Index(fields=("due_on",), name="recommendation_due"),
            # What waits for a second person, and what ended: few of very many.
            models.Index(
                fields=("due_on",),
                condition=Q(no_longer_required_at=None) & ~Q(no_longer_required_reason=""),
                name="recommendation_ending",
            ),
            models.Index(
                fields=("due_on",),
                condition=~Q(required_again_reason=""),
                name="recommendation_required_again",
            ),
            models.Index(
                fields=("no_longer_required_at",),
                condition=Q(no_longer_required_at__isnull=False),
                name="recommendation_ended",
            ),
            models.Index(
                fields=("-recorded_on", "-id", "no_longer_required_at"),
                condition=~Q(outcome=""),
                name="recommendation_recorded",
            ),
            models.Index(
                fields=("-due_on", "-id", "council", "no_longer_required_at"),
                condition=Q(outcome="complied", done_on__gt=F("due_on")),
                name="recommendation_late",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("decision", "number"),
                name="recommendation_numbered_once_per_decision",
                violation_error_message="This decision has a recommendation of this number"
                " already.",
                violation_error_code="number",
            ),
            models.CheckConstraint(
                condition=~Q(kind="personal_remedy") | Q(public_summary=""),
                name="personal_remedy_has_no_public_text",
                violation_error_message="A personal remedy is private for ever: it has no public"
                " summary.",
                violation_error_code="public_summary",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", recorded_on=None)
                | (~Q(outcome="") & Q(recorded_on__isnull=False)),
                name="outcome_and_day_together",
                violation_error_message="An outcome and the day on which it was recorded go"
                " together.",
                violation_error_code="outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="complied") | Q(done_on__isnull=False),
                name="complied_has_the_day_it_was_done",
                violation_error_message="What was complied with has the day on which it was done.",
                violation_error_code="done_on",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(outcome="complied"),
                name="only_complied_has_a_day_it_was_done",
                violation_error_message="Only what was complied with has a day on which it was"
                " done.",
                violation_error_code="done_on",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not_complied") | Q(first_not_complied_on__isnull=False),
                name="not_complied_keeps_its_first_day",
                violation_error_message="What was not complied with keeps the day on which that"
                " was first recorded.",
                violation_error_code="outcome",
            ),
            models.CheckConstraint(
                condition=Q(no_longer_required_at=None) | ~Q(no_longer_required_reason=""),
                name="no_longer_required_has_its_reason",
                violation_error_message="What is no longer required has a reason.",
                violation_error_code="no_longer_required_reason",
            ),
            models.CheckConstraint(
                condition=Q(required_again_reason="", required_again_by=None)
                | (~Q(required_again_reason="") & Q(no_longer_required_at__isnull=False)),
                name="only_what_ended_is_required_again",
                violation_error_message="Only what is no longer required is required again.",
                violation_error_code="required_again_reason",
            ),
            models.CheckConstraint(
                condition=Q(no_longer_required_confirmed_by=None)
                | ~Q(no_longer_required_confirmed_by=F("no_longer_required_by")),
                name="no_longer_required_is_confirmed_by_another",
                violation_error_message="That it is no longer required is confirmed by somebody"
                " else than who said so.",
                violation_error_code="no_longer_required_confirmed_by",
            ),
        )

    def __str__(self) -> str:
        return f"Recommendation {self.number}"

    @property
    def decided_about(self) -> Council | None:
        """The council that its decision is about, where another has to comply."""
        return self.decision.council if self.decision.council_id != self.council_id else None

    @property
    def was_late(self) -> bool:
        """Done after it was due."""
        return self.done_on is not None and self.done_on > self.due_on

    def also_concerned(self) -> list[int]:
        """Whom the decision is about, or was: it is mostly the same."""
        return [self.decision.council_id, *self.decision.also_concerned()]

    def keep_first_failure(self) -> None:
        """To be called when an outcome is recorded: a case counts by its first failure."""
        if self.outcome == self.Outcome.NOT_COMPLIED and self.first_not_complied_on is None:
            self.first_not_complied_on = self.recorded_on

    def recorded_in(self) -> Year | None:
        day: date | None = self.recorded_on
        return Year.of(day) if day else None
