"""A council's early sight of its letter, who looked, and what it thinks is wrong."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from councils.dates import day_in_words, instant_in_words
from councils.models import Attachable, Ownable
from councils.working_days import working_days_after
from councils.years import london_date
from letters.models.messages import Message

CHALLENGED_WITHIN = 10  # working days, and until the day before the instant at most


def last_day_to_say(made_at: datetime, instant: datetime) -> date:
    """The last day to say what is wrong; neither weekends nor bank holidays count."""
    day = working_days_after(london_date(made_at), CHALLENGED_WITHIN)
    return min(day, london_date(instant) - timedelta(days=1))


class EarlySight(models.Model):
    """One council's link to its letter and figures before they are public.

    Quality assurance, which the Code of Practice for Statistics keeps apart from pre-release
    access. The link is signed and names this row alone; opening it asks for a code that is sent
    to the address the letter went to.
    """

    message = models.OneToOneField(Message, models.PROTECT, related_name="early_sight")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(help_text="The instant of its release as the link was made.")
    challenge_by = models.DateField(
        help_text="The last day on which it may say what is wrong, for that instant."
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    code_hash = models.CharField(max_length=128, blank=True)
    code_sent_at = models.DateTimeField(null=True, blank=True)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    wrong_codes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "early sights"

    def __str__(self) -> str:
        return f"Early sight of {self.message}"

    @property
    def ends_at(self) -> datetime:
        """The instant of its letter’s release as it is now: that may have been moved later."""
        release = self.message.letter.published_with
        if release is None or release.withdrawn_at:
            return self.expires_at
        return max(self.expires_at, release.public_at)

    @property
    def last_day(self) -> date:
        """The last day on which it may say what is wrong, as things are now."""
        if self.ends_at == self.expires_at:
            return self.challenge_by
        return max(self.challenge_by, last_day_to_say(self.made_at, self.ends_at))


class Look(models.Model):
    """That somebody with a council's link and code looked at something, and when."""

    class What(models.TextChoices):
        LETTER = "letter", "The letter"
        PDF = "pdf", "The letter as PDF"
        CASES = "cases", "The cases counted"

    early_sight = models.ForeignKey(EarlySight, models.PROTECT, related_name="looks")
    what = models.CharField(max_length=10, choices=What.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {instant_in_words(self.at)}"


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    def open(self) -> "ChallengeQuerySet":
        """Those that nobody has answered."""
        return self.filter(answered_at=None)


class Challenge(Ownable, Attachable, models.Model):
    """What a council thinks is wrong in its letter or figures, and what it was answered."""

    class Result(models.TextChoices):
        ACCEPTED = "accepted", "Accepted: the figures are counted again"
        EXPLAINED = "explained", "Explained: the figures stand"

    early_sight = models.ForeignKey(EarlySight, models.PROTECT, related_name="challenges")
    text = models.TextField()
    made_at = models.DateTimeField()
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    answer = models.TextField(blank=True, help_text="The council reads it on its page.")
    accepted_because = models.TextField(
        blank=True,
        help_text="Why the figures are counted again. Public, in the calendar, where an announced"
        " edition is withdrawn for it; the next edition has a reason of its own.",
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()
    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ("made_at",)
        permissions = (("answer_challenge", "Can answer what councils think is wrong"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, result="", answer="")
                | (
                    Q(answered_at__isnull=False, answered_by__isnull=False)
                    & ~Q(result="")
                    & ~Q(answer="")
                ),
                name="challenge_is_answered_by_somebody_in_words",
                violation_error_message="An answer has its person, its instant, its result and its"
                " words.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.early_sight.message.council}, {day_in_words(self.made_at)}"
