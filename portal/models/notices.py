"""What somebody who works here is told by e-mail, and how far each e-mail has come. Never public.

No row has a word of what it is about: that is asked when the e-mail is made.
"""

from django.conf import settings
from django.db import models

from councils.dates import day_in_words
from councils.models import Sendable, SendableQuerySet, sendable_constraints


class NoticeChoice(models.Model):
    """How somebody wants to be told of one kind of thing; without a row, once a day."""

    class How(models.TextChoices):
        AT_ONCE = "at_once", "At once"
        DAILY = "daily", "Once a day"
        NEVER = "never", "Not by e-mail"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, help_text="Its slug: portal/notices/kinds.py.")
    how = models.CharField(max_length=10, choices=How.choices)

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("user", "kind"), name="one_choice_of_a_kind_for_each_user"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}, {self.kind}: {self.get_how_display().lower()}"


class NoticeRound(models.Model):
    """A day whose digests were made: there is one round a day."""

    day = models.DateField(primary_key=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return day_in_words(self.day)


class NoticeMailQuerySet(SendableQuerySet["NoticeMail"]):
    """E-mails to colleagues."""


class NoticeMail(Sendable):
    """One e-mail to one colleague: a day's digest, or what could not wait for it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    day = models.DateField(null=True, help_text="Of a digest; none of what is told at once.")
    made_at = models.DateTimeField()
    note = models.TextField(blank=True, help_text="What a person decided about it.")
    objects = NoticeMailQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ("made_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "day"), name="one_digest_of_a_day_for_each_user"
            ),
            *sendable_constraints("notice"),
        )

    def __str__(self) -> str:
        return f"{self.user}, made on {day_in_words(self.made_at)}"


class Notice(models.Model):
    """That somebody is told of one thing, or was; it goes when the thing is over.

    ``thing`` names it: "text:12", a text that waits. It is told once while it lasts.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, help_text="Its slug: portal/notices/kinds.py.")
    thing = models.CharField(max_length=100)
    found_at = models.DateTimeField()
    mail = models.ForeignKey(
        NoticeMail,
        models.CASCADE,
        null=True,
        related_name="notices",
        help_text="Which tells of it; none yet.",
    )

    class Meta:
        default_permissions = ()
        ordering = ("found_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "thing"), name="somebody_is_told_once_of_a_thing"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.thing}"
