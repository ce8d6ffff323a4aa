"""One year's frozen figures: what is published, from when, and which cases were counted."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from complaints.models.decisions import Decision
from complaints.models.subjects import Category
from complaints.publishing import release_is_announced, release_is_public
from councils.models import Council
from councils.years import Year, YearField


class ReleaseQuerySet(models.QuerySet):
    """Releases, asked in the words of the field."""

    def public(self, at: datetime) -> "ReleaseQuerySet":
        """Every edition that is public at an instant: the only way out."""
        return self.filter(release_is_public(at))

    def announced(self, at: datetime) -> "ReleaseQuerySet":
        """Those still to come: for the calendar alone, which shows their year and instant."""
        return self.filter(release_is_announced(at)).only("year", "edition", "public_at")

    def in_preparation(self) -> "ReleaseQuerySet":
        """Drafts, and those that wait for a second person."""
        return self.filter(approved_at=None, withdrawn_at=None, made_by_command=False)

    def current(self, at: datetime) -> dict[Year, "Release"]:
        """The newest public edition of each public year, newest year first.

        Each knows whether it ``revises`` an earlier edition that is public too.
        """
        newest: dict[Year, Release] = {}
        for release in self.public(at).order_by("-year", "-edition"):
            if newest.setdefault(release.year, release) is not release:
                newest[release.year].revises = True
        return newest


class Release(models.Model):
    """One edition of one year's figures, frozen, public from its instant."""

    class Source(models.TextChoices):
        COUNTED = "counted", "Counted from decisions"
        IMPORTED = "imported", "Imported from published statistics"

    year = YearField()
    edition = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(max_length=10, choices=Source.choices)
    reason = models.TextField(blank=True, help_text="Why published figures were revised.")
    public_at = models.DateTimeField(help_text="From this instant everything is public, at once.")
    made_at = models.DateTimeField(help_text="When the figures were frozen.")
    made_by_command = models.BooleanField(
        default=False, help_text="Made from the shell, which stands in for the second person."
    )
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    given_back_reason = models.TextField(
        blank=True, help_text="Why a second person did not approve it. Never public."
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.TextField(blank=True, help_text="Public in the calendar.")
    history = HistoricalRecords()
    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "-edition")
        permissions = (
            ("prepare_release", "Can prepare, submit and postpone releases"),
            ("approve_release", "Can approve, give back and withdraw what somebody else prepared"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("year", "edition"),
                name="edition_once_per_year",
                violation_error_message="This year has an edition of this number already.",
                violation_error_code="edition",
            ),
            models.CheckConstraint(
                condition=Q(edition=1) | ~Q(reason=""),
                name="revision_has_reason",
                violation_error_message="A further edition has its reason.",
                violation_error_code="reason",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | (
                    (Q(prepared_by=None) | ~Q(approved_by=F("prepared_by")))
                    & (Q(submitted_by=None) | ~Q(approved_by=F("submitted_by")))
                ),
                name="release_approver_is_another",
                violation_error_message="A release is approved by somebody else than who prepared"
                " or submitted it.",
                violation_error_code="approved_by",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="release_approval_has_its_instant",
                violation_error_message="An approval has its person and its instant.",
                violation_error_code="approved_at",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(approved_at__lt=F("public_at")),
                name="release_is_approved_before_it_is_public",
                violation_error_message="A release is approved before it is public.",
                violation_error_code="public_at",
            ),
            models.CheckConstraint(
                condition=Q(submitted_by=None, submitted_at=None)
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="release_is_submitted_by_somebody",
                violation_error_message="A submission has its person and its instant.",
                violation_error_code="submitted_at",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__lt=F("public_at")),
                name="release_is_withdrawn_before_it_is_public",
                violation_error_message="A release is withdrawn only before it is public.",
                violation_error_code="withdrawn_at",
            ),
        )

    # Whether an earlier edition was public before it; the first may have been taken back. Known of
    # what ``current`` gives.
    revises = False

    def __str__(self) -> str:
        return f"{self.year}, edition {self.edition}"

    @property
    def is_revision(self) -> bool:
        return self.edition > 1

    def state(self, at: datetime) -> str:
        """Where it stands at an instant: withdrawn, public, announced, submitted or a draft."""
        if self.withdrawn_at:
            return "withdrawn"
        if self.approved_at or self.made_by_command:
            return "public" if self.public_at <= at else "announced"
        return "submitted" if self.submitted_at else "draft"


class Counts(models.Model):
    """The counts that totals and categories share, as ``Performance`` names them.

    Remedies, and the three counts of compliance, are empty where they were not published.
    """

    invalid_or_incomplete = models.PositiveIntegerField(default=0)
    advice_given = models.PositiveIntegerField(default=0)
    referred_back = models.PositiveIntegerField(default=0)
    closed_after_initial_enquiries = models.PositiveIntegerField(default=0)
    not_upheld = models.PositiveIntegerField(default=0)
    upheld = models.PositiveIntegerField(default=0)
    satisfactory_remedies = models.PositiveIntegerField(null=True, blank=True)
    on_time = models.PositiveIntegerField(null=True, blank=True)
    late = models.PositiveIntegerField(null=True, blank=True)
    not_complied = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(satisfactory_remedies=None) | Q(satisfactory_remedies__lte=F("upheld")),
                name="%(class)s_remedies_are_among_the_upheld",
            ),
            models.CheckConstraint(
                condition=Q(on_time=None, late=None, not_complied=None)
                | Q(on_time__isnull=False, late__isnull=False, not_complied__isnull=False),
                name="%(class)s_compliance_is_whole_or_absent",
            ),
        )


class CouncilFigures(Counts):
    """One council's totals in one release, with the residents used."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="figures")
    council = models.ForeignKey(Council, models.PROTECT, related_name="figures")
    existed = models.BooleanField(
        default=True, help_text="Whether it existed in the year, and so is in its type's average."
    )
    was_revised = models.BooleanField(
        default=False, help_text="Whether they differ from those of the edition before."
    )
    # Nobody asks for a county's rows: it is read with a release.
    county = models.ForeignKey(
        Council,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        help_text="In which it lay: England's residents are counted once.",
    )
    residents = models.PositiveIntegerField(null=True, blank=True)
    residents_year = models.PositiveSmallIntegerField(null=True, blank=True)
    published_average = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Imported years: the uphold rate of similar councils."
    )

    class Meta(Counts.Meta):
        verbose_name_plural = "council figures"
        constraints = (
            *Counts.Meta.constraints,
            models.UniqueConstraint(fields=("release", "council"), name="council_once_per_release"),
            models.CheckConstraint(
                condition=Q(residents=None, residents_year=None)
                | Q(residents__isnull=False, residents_year__isnull=False),
                name="residents_and_their_year_together",
            ),
            models.CheckConstraint(
                condition=Q(published_average=None) | Q(published_average__lte=100),
                name="published_average_is_a_percent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.council} in {self.release}"


class CategoryFigures(Counts):
    """One council's counts in one category; no category is *not broken down*."""

    figures = models.ForeignKey(CouncilFigures, models.CASCADE, related_name="categories")
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Counts.Meta):
        verbose_name_plural = "category figures"
        constraints = (
            *Counts.Meta.constraints,
            models.UniqueConstraint(
                fields=("figures", "category"), name="category_once_per_council_and_release"
            ),
            models.UniqueConstraint(
                fields=("figures",),
                condition=Q(category=None),
                name="not_broken_down_once_per_council_and_release",
            ),
        )

    def __str__(self) -> str:
        return f"{self.category_id} of {self.figures_id}"


class ReleasedCase(models.Model):
    """That a release counted a decision for a council: its outcome, its compliance or both."""

    class Compliance(models.TextChoices):
        ON_TIME = "on_time", "Complied on time"
        LATE = "late", "Complied late"
        NOT_COMPLIED = "not_complied", "Not complied"

    release = models.ForeignKey(Release, models.CASCADE, related_name="cases")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="releases")
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=30, choices=Decision.Outcome.choices, blank=True)
    satisfactory_remedy = models.BooleanField(default=False)
    compliance = models.CharField(max_length=15, choices=Compliance.choices, blank=True)

    class Meta:
        indexes = (models.Index(fields=("release", "council"), name="released_case_of_council"),)
        constraints = (
            models.UniqueConstraint(
                fields=("release", "decision", "council"), name="case_counted_once_per_release"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="") | ~Q(compliance=""), name="released_case_counts_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.decision_id} in {self.release_id}"
