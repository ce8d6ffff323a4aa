"""What is announced of the register: who opens, closes, takes a place or has another name, when."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from councils.models.councils import Council
from councils.printable import validate_printable


class AnnouncedChangeQuerySet(models.QuerySet["AnnouncedChange"]):
    def standing(self) -> "AnnouncedChangeQuerySet":
        """Those that nobody cancelled."""
        return self.filter(cancelled_at=None)

    def due(self, day: date) -> "AnnouncedChangeQuerySet":
        """Those that are to be written into the register, now that their day has come."""
        to_write = self.standing().filter(action__in=AnnouncedChange.WRITTEN_ON_THE_DAY)
        return to_write.filter(takes_effect_on__lte=day, written_at=None)


class AnnouncedChange(models.Model):
    """One change of one council, from midnight in London of its day, and who says so.

    That a council opens, closes and is succeeded is in the register from when it is announced: its
    days say when. A name and a code have no days, so these are written when theirs has come; and
    what a council that closes still has to do is then its successor's.
    """

    class Action(models.TextChoices):
        OPEN = "open", "opens"
        CLOSE = "close", "closes"
        SUCCEED = "succeed", "is succeeded"
        RENAME = "rename", "is renamed"
        RECODE = "recode", "has another code"

    CALLED = (Action.RENAME, Action.RECODE)  # as often as one likes, one after the other
    WRITTEN_ON_THE_DAY = (*CALLED, Action.CLOSE)

    takes_effect_on = models.DateField()
    action = models.CharField(max_length=10, choices=Action.choices)
    council = models.ForeignKey(Council, models.CASCADE, related_name="announced_changes")
    successor = models.ForeignKey(
        Council, models.CASCADE, null=True, blank=True, related_name="announced_inheritances"
    )
    name = models.CharField(max_length=200, blank=True, validators=[validate_printable])
    short_name = models.CharField(max_length=100, blank=True, validators=[validate_printable])
    was_called = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        validators=[validate_printable],
        help_text="The name that the council had until then; written with the new one.",
    )
    gss_code = models.CharField("GSS code", max_length=9, blank=True)
    county = models.ForeignKey(Council, models.PROTECT, null=True, blank=True, related_name="+")
    region = models.CharField(max_length=50, blank=True, validators=[validate_printable])
    website = models.URLField(blank=True)
    source_url = models.URLField("source", blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()
    _change_reason: str  # what django-simple-history is told of the next change
    _history_date: datetime
    _history_user: Any
    objects = AnnouncedChangeQuerySet.as_manager()

    class Meta:
        ordering = ("takes_effect_on", "council", "action", "successor")
        constraints = (
            models.CheckConstraint(
                condition=Q(action="succeed", successor__isnull=False)
                | (~Q(action="succeed") & Q(successor=None)),
                name="a_succession_names_the_successor",
                violation_error_message="Who is succeeded has a successor, and nobody else has.",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=F("council")),
                name="nobody_succeeds_itself",
                violation_error_message="A council does not succeed itself.",
            ),
            models.UniqueConstraint(
                fields=("council", "action"),
                condition=Q(cancelled_at=None, action__in=("open", "close")),
                name="opens_and_closes_once",
                violation_error_message="This council opens or closes already.",
            ),
            models.UniqueConstraint(
                fields=("council", "successor"),
                condition=Q(cancelled_at=None, action="succeed"),
                name="is_succeeded_once_by_each",
                violation_error_message="One succeeds the other already.",
            ),
            models.UniqueConstraint(
                fields=("council", "action", "takes_effect_on"),
                condition=Q(cancelled_at=None, action__in=("rename", "recode")),
                name="one_name_and_one_code_on_a_day",
                violation_error_message="It has another new name or code on that day already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.council} {self.what}"

    @property
    def what(self) -> str:
        """What happens to the council, in a few words: "is succeeded by West Surrey Council"."""
        words = self.get_action_display()
        match self.action:
            case self.Action.SUCCEED:
                return f"{words} by {self.successor}"
            case self.Action.RENAME:
                return f"{words} {self.name}"
            case self.Action.RECODE:
                return f"{words}, {self.gss_code}"
        return words
