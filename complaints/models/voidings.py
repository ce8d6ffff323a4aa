"""That a decision should never have been entered."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from complaints.models.decisions import Decision


class VoidingQuerySet(models.QuerySet["Voiding"]):
    def waiting(self) -> "VoidingQuerySet":
        """Those that a second person has still to agree to."""
        return self.filter(voided_at=None)

    def done(self) -> "VoidingQuerySet":
        return self.filter(voided_at__isnull=False)


class Voiding(models.Model):
    """Who says that a decision was entered in error, why, and since when it is void. Never public.

    Until a second person agrees, where one is needed, nothing has changed of the decision.
    """

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="voiding")
    reason = models.TextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    voided_at = models.DateTimeField(null=True, blank=True)
    objects = VoidingQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="voiding_has_its_reason",
                violation_error_message="What is void has a reason.",
                violation_error_code="reason",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("asked_by")),
                name="voiding_is_agreed_by_another",
                violation_error_message="That a decision is void is agreed by somebody else than"
                " who asked for it.",
                violation_error_code="agreed_by",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | Q(voided_at__isnull=False),
                name="agreed_voiding_has_its_instant",
                violation_error_message="What two people agreed to is void since an instant.",
                violation_error_code="voided_at",
            ),
        )

    def __str__(self) -> str:
        return f"Voiding of {self.decision}"
