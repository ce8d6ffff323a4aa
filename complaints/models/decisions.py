"""Decisions and what was recommended in them."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from complaints.models.subjects import Subject
from complaints.publishing import decision_is_public, improvement_is_public
from complaints.references import shown
from councils.models import Council
from councils.years import Year


class DecisionQuerySet(models.QuerySet):
    """Decisions, asked in the words of the field."""

    def public(self, at: datetime) -> "DecisionQuerySet":
        """Those shown to the public at an instant: the only way out."""
        return self.filter(decision_is_public(at))

    def in_year(self, year: Year) -> "DecisionQuerySet":
        return self.filter(decided_on__gte=year.start, decided_on__lt=year.end)

    def newest_first(self) -> "DecisionQuerySet":
        return self.order_by("-decided_on", "-reference")

    def for_list(self) -> "DecisionQuerySet":
        """What a list of decisions shows of them: not their texts."""
        return self.select_related("subject").only(
            "reference",
            "kind",
            "title",
            "outcome",
            "decided_on",
            "announced_at",
            "council",
            "subject__heading",
            "subject__name",
        )


class Decision(models.Model):
    """One decision about one body: a complaint about two bodies has two."""

    class Kind(models.TextChoices):
        STATEMENT = "statement", "Decision statement"
        REPORT = "report", "Public interest report"

    class Outcome(models.TextChoices):
        INVALID_OR_INCOMPLETE = "invalid_or_incomplete", "Invalid or incomplete"
        ADVICE_GIVEN = "advice_given", "Advice given"
        REFERRED_BACK = "referred_back", "Referred back for local resolution"
        CLOSED = "closed_after_initial_enquiries", "Closed after initial enquiries"
        NOT_UPHELD = "not_upheld", "Not upheld"
        UPHELD = "upheld", "Upheld"

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
    outcome = models.CharField(max_length=30, choices=Outcome.choices)
    subject = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    title = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)
    statement = models.TextField(
        blank=True,
        help_text="A line that begins with ## is a heading; an empty line ends a paragraph.",
    )
    acted_for = models.CharField(
        "who acted for the council",
        max_length=200,
        blank=True,
        help_text="A contractor, or a company of the council's: what it does counts as its own.",
    )
    satisfactory_remedy = models.BooleanField(default=False)
    announced_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Reports only: the announced moment of publication, London time.",
    )
    withheld_reason = models.CharField(max_length=20, choices=Withheld.choices, blank=True)
    withheld_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withholding_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
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
        indexes = (
            models.Index(fields=("-decided_on", "-reference"), name="decision_newest"),
            models.Index(fields=("council", "-decided_on"), name="decision_of_council"),
            models.Index(
                fields=("announced_at",),
                condition=Q(announced_at__isnull=False),
                name="decision_announced",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(satisfactory_remedy=False) | Q(outcome="upheld"),
                name="remedy_only_if_upheld",
            ),
            models.CheckConstraint(
                condition=~Q(kind="report") | ~Q(title=""), name="report_has_title"
            ),
            models.CheckConstraint(
                condition=Q(kind="report") | Q(announced_at=None),
                name="only_a_report_is_announced",
            ),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(decided_on__gte=F("received_on")),
                name="decided_after_it_was_received",
            ),
            models.CheckConstraint(
                condition=Q(withholding_confirmed_by=None)
                | ~Q(withholding_confirmed_by=F("withheld_by")),
                name="withholding_is_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(text_approved_by=None) | Q(text_approved_at__isnull=False),
                name="text_approval_has_its_instant",
            ),
        )

    def __str__(self) -> str:
        return shown(self.reference)

    def get_absolute_url(self) -> str:
        return reverse("decision", args=[self.reference])

    @property
    def year(self) -> Year:
        return Year.of(self.decided_on)

    def improvements_shown(self, at: datetime) -> "RecommendationQuerySet":
        """Its service improvements that are public at an instant."""
        return (
            Recommendation.objects.public(at)
            .filter(decision=self)
            .select_related("council")
            .order_by("number")
        )

    def about_other_bodies(self, at: datetime) -> DecisionQuerySet:
        """Decisions about other bodies that the same complaint led to: 16 010 636a, b, c."""
        return (
            Decision.objects.public(at)
            .filter(reference__startswith=self.reference[:8])
            .exclude(pk=self.pk)
            .select_related("council")
            .order_by("reference")
        )


class RecommendationQuerySet(models.QuerySet):
    """Recommendations, asked in the words of the field."""

    def public(self, at: datetime) -> "RecommendationQuerySet":
        """Service improvements whose decision is shown at an instant: the only way out."""
        return self.filter(improvement_is_public(at))

    def for_list(self) -> "RecommendationQuerySet":
        """What a list of improvements shows of them: never what is private."""
        return self.select_related("decision__subject").only(
            "council",
            "public_summary",
            "due_on",
            "done_on",
            "outcome",
            "recorded_on",
            "decision__reference",
            "decision__decided_on",
            "decision__subject__heading",
            "decision__subject__name",
        )

    def newest_first(self) -> "RecommendationQuerySet":
        return self.order_by("-decision__decided_on", "-decision__reference", "number")

    def still_required(self) -> "RecommendationQuerySet":
        return self.filter(no_longer_required_reason="")


class Recommendation(models.Model):
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
        blank=True, help_text="Service improvements only. Shown with the decision; no timescale."
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
        blank=True, help_text="Why it is no longer required; it is then left out of the statistics."
    )
    history = HistoricalRecords()
    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ("decision", "number")
        indexes = (
            models.Index(fields=("council", "recorded_on"), name="recommendation_of_council"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("decision", "number"), name="recommendation_numbered_once_per_decision"
            ),
            models.CheckConstraint(
                condition=~Q(kind="personal_remedy") | Q(public_summary=""),
                name="personal_remedy_has_no_public_text",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", recorded_on=None)
                | (~Q(outcome="") & Q(recorded_on__isnull=False)),
                name="outcome_and_day_together",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="complied") | Q(done_on__isnull=False),
                name="complied_has_the_day_it_was_done",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not_complied") | Q(first_not_complied_on__isnull=False),
                name="not_complied_keeps_its_first_day",
            ),
        )

    def __str__(self) -> str:
        return f"Recommendation {self.number}"

    @property
    def was_late(self) -> bool:
        """Done after it was due."""
        return self.done_on is not None and self.done_on > self.due_on

    def keep_first_failure(self) -> None:
        """To be called when an outcome is recorded: a case counts by its first failure."""
        if self.outcome == self.Outcome.NOT_COMPLIED and self.first_not_complied_on is None:
            self.first_not_complied_on = self.recorded_on

    def recorded_in(self) -> Year | None:
        day: date | None = self.recorded_on
        return Year.of(day) if day else None
