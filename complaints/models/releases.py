"""One year's release: what is published, from when, and in which edition."""

from datetime import datetime
from itertools import pairwise

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from complaints.releases.public import (
    release_is_announced,
    release_is_public,
    release_is_published,
    release_is_suspended,
)
from councils.printable import validate_printable
from councils.years import Year, YearField


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Releases, asked in the words of the field."""

    def public(self, at: datetime) -> "ReleaseQuerySet":
        """Every edition that is public at an instant: the only way out."""
        return self.filter(release_is_public(at))

    def published(self, at: datetime) -> "ReleaseQuerySet":
        """Those whose instant has come, suspended or not: for who lists editions, never figures."""
        return self.filter(release_is_published(at))

    def suspended(self, at: datetime) -> "ReleaseQuerySet":
        """Published editions whose figures nobody sees at an instant."""
        return self.published(at).filter(release_is_suspended(at))

    def announced(self, at: datetime) -> "ReleaseQuerySet":
        """Those still to come: for the calendar alone, which shows their year and instant."""
        return self.filter(release_is_announced(at)).only("year", "edition", "public_at")

    def in_preparation(self) -> "ReleaseQuerySet":
        """Drafts, and those that wait for a second person."""
        return self.filter(approved_at=None, withdrawn_at=None, made_by_command=False)

    def current(self, at: datetime) -> dict[Year, "Release"]:
        """The newest public edition of each public year, newest year first.

        Each knows the editions ``before`` it that are public too: they stay citable.
        """
        editions: dict[Year, list[Release]] = {}
        for release in self.public(at).order_by("-year", "-edition"):
            editions.setdefault(release.year, []).append(release)
        for of_year in editions.values():
            for later, earlier in pairwise(of_year):
                later.before, earlier.replaced_by = earlier, later
        return {year: of_year[0] for year, of_year in editions.items()}


class Release(models.Model):
    """One edition of one year's figures, frozen, public from its instant."""

    class Source(models.TextChoices):
        COUNTED = "counted", "Counted from decisions"
        IMPORTED = "imported", "Imported from published statistics"

    year = YearField()
    edition = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(max_length=10, choices=Source.choices)
    reason = models.TextField(
        blank=True,
        help_text="Why published figures were revised.",
        validators=[validate_printable],
    )
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
    withdrawn_reason = models.TextField(
        blank=True, help_text="Public in the calendar.", validators=[validate_printable]
    )
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

    # The public editions before and after it; the first of a year may have been taken back. Known
    # of what ``current`` gives.
    before: "Release | None" = None
    replaced_by: "Release | None" = None

    def __str__(self) -> str:
        return f"{self.year}, edition {self.edition}"

    @property
    def is_revision(self) -> bool:
        return self.edition > 1

    @property
    def revises(self) -> bool:
        """Whether an earlier edition was public before it."""
        return self.before is not None

    def in_edition(self, number: str | int) -> "Release | None":
        """This edition or a public one before it, by its number as an address has it."""
        if str(self.edition) == str(number):
            return self
        return self.before.in_edition(number) if self.before else None

    def state(self, at: datetime) -> str:
        """Where it stands at an instant: withdrawn, public, announced, submitted or a draft."""
        if self.withdrawn_at:
            return "withdrawn"
        if self.approved_at or self.made_by_command:
            return "public" if self.public_at <= at else "announced"
        return "submitted" if self.submitted_at else "draft"
