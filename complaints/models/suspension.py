"""That the published figures of a year are not to be seen for a time, because they are wrong."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from simple_history.models import HistoricalRecords

from complaints.models.releases import Release
from councils.printable import validate_printable
from councils.years import YearField


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    """Suspensions, asked in the words of the field."""

    def begun(self, at: datetime) -> "SuspensionQuerySet":
        """Those that took effect, lifted or not: the public log."""
        return self.filter(suspended_at__lte=at).order_by("-suspended_at", "-pk")

    def in_force(self, at: datetime) -> "SuspensionQuerySet":
        return self.begun(at).filter(Q(lifted_at=None) | Q(lifted_at__gt=at))

    def with_whether_replaced(self, at: datetime) -> "SuspensionQuerySet":
        """Each knows whether an edition counted after it is public: then the year has figures."""
        later = Release.objects.public(at).filter(year=OuterRef("year"))
        known: SuspensionQuerySet = self.annotate(is_replaced=Exists(later))  # type: ignore[no-redef]
        return known

    def waiting(self) -> "SuspensionQuerySet":
        """What one person asked for and no second one has confirmed: to suspend, or to lift."""
        to_lift = Q(lifting_asked_at__isnull=False, lifted_at=None)
        return self.filter(Q(suspended_at=None) | to_lift)


class Suspension(models.Model):
    """From one instant to another the editions of a year that were counted before are not public.

    One person asks, with a reason that the public reads; another confirms, and it is in force at
    that instant. It is lifted in the same way.
    """

    year = YearField()
    reason = models.TextField(
        help_text="Why the figures are not shown. Public.", validators=[validate_printable]
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    suspended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The second person, who confirmed it.",
    )
    suspended_at = models.DateTimeField(null=True, blank=True)
    lifting_reason = models.TextField(
        blank=True, help_text="Why they are shown again. Public.", validators=[validate_printable]
    )
    lifting_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifting_asked_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()
    objects = SuspensionQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at",)
        permissions = (
            ("ask_suspension", "Can ask that published figures are suspended, or shown again"),
            ("confirm_suspension", "Can confirm what somebody else asked of a suspension"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("year",),
                condition=Q(suspended_at=None),
                name="suspension_asked_once_at_a_time",
                violation_error_message="Somebody has asked that already, and it waits to be"
                " confirmed.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="suspension_has_its_reason",
                violation_error_message="A suspension has its reason, which is public.",
                violation_error_code="reason",
            ),
            models.CheckConstraint(
                condition=Q(suspended_by=None, suspended_at=None)
                | Q(suspended_by__isnull=False, suspended_at__isnull=False),
                name="suspension_in_force_has_person_and_instant",
            ),
            models.CheckConstraint(
                condition=Q(suspended_by=None) | ~Q(suspended_by=F("asked_by")),
                name="suspension_is_confirmed_by_another",
                violation_error_message="A suspension is confirmed by somebody else than who asked"
                " for it.",
                violation_error_code="suspended_by",
            ),
            models.CheckConstraint(
                condition=Q(lifting_asked_by=None, lifting_asked_at=None, lifting_reason="")
                | Q(lifting_asked_by__isnull=False, lifting_asked_at__isnull=False)
                & ~Q(lifting_reason=""),
                name="lifting_asked_for_has_person_instant_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(lifted_by=None, lifted_at=None)
                | Q(lifted_by__isnull=False, lifting_asked_by__isnull=False)
                & Q(lifted_at__gt=F("suspended_at"), suspended_at__isnull=False)
                & ~Q(lifted_by=F("lifting_asked_by")),
                name="lifting_is_later_and_confirmed_by_another",
                violation_error_message="A suspension is lifted after it began, by somebody else"
                " than who asked for that.",
                violation_error_code="lifted_by",
            ),
        )

    # Whether an edition counted after it is public; known of ``with_whether_replaced``.
    is_replaced: bool = False

    def __str__(self) -> str:
        return f"Suspension of {self.year}"

    @property
    def since(self) -> datetime:
        """The instant of one that has begun."""
        if self.suspended_at is None:
            raise ValueError(f"{self} has not begun")
        return self.suspended_at

    @property
    def editions(self) -> list[int]:
        """The published editions of the year that it hides or hid: those counted before it."""
        if self.suspended_at is None:
            return []
        published = Release.objects.published(self.suspended_at).filter(
            year=self.year, made_at__lte=self.suspended_at
        )
        return list(published.order_by("edition").values_list("edition", flat=True))
