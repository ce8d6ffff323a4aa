"""Who looks after a record, and when it is looked at next; who works together. Never public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from simple_history.models import HistoricalRecords

from councils.models.returns import GivenBack
from councils.printable import validate_printable

LONGEST_NOTE = 200


class Team(models.Model):
    """Colleagues who see each other's work; somebody may be in several teams."""

    name = models.CharField(max_length=100, unique=True, validators=[validate_printable])
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="teams")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class OwnedQuerySet(models.QuerySet["Owned"]):
    def of(self, *records: models.Model) -> OwnedQuerySet:
        """Of records of one kind."""
        kind = ContentType.objects.get_for_model(records[0])
        return self.filter(kind=kind, row__in=[each.pk for each in records])

    def of_model(self, model: type[models.Model]) -> OwnedQuerySet:
        return self.filter(kind=ContentType.objects.get_for_model(model))


class Owned(models.Model):
    """That somebody looks after one record: a decision, a recommendation, a letter …

    It is kept beside the record and not in it: what the public reads does not change by it, and
    nothing public asks this table.
    """

    kind = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    row = models.PositiveBigIntegerField()
    record = GenericForeignKey("kind", "row")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="owns")
    next_on = models.DateField(
        null=True, blank=True, help_text="When the owner looks at it again, whatever happens."
    )
    note = models.CharField(
        max_length=LONGEST_NOTE, blank=True, help_text="What is to be done next. Never public."
    )
    since = models.DateTimeField(help_text="Since when this owner has it.")
    history = HistoricalRecords()
    _change_reason: str  # what django-simple-history is told of the next change
    _history_date: Any
    _history_user: Any
    objects = OwnedQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "row"),
                name="a_record_has_one_owner",
                violation_error_message="This has an owner already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.record}, looked after by {self.owner}"


class Ownable(models.Model):
    """A record that somebody may look after, or give back: that goes with it if it is deleted."""

    ownership = GenericRelation(Owned, content_type_field="kind", object_id_field="row")
    returns = GenericRelation(GivenBack, content_type_field="kind", object_id_field="row")

    class Meta:
        abstract = True


def colleagues_of(user: Any) -> Iterable[int]:
    """The ids of those who share a team with somebody, and who are not herself."""
    members = Team.members.through.objects.filter(team__members=user)
    found: Iterable[int] = members.exclude(user=user).values_list("user", flat=True)
    return found
