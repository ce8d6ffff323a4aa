"""Complaints received: as they were loaded, and as a release keeps them."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from complaints.models.figures import CouncilFigures
from complaints.models.subjects import Category
from councils.models import Council
from councils.years import YearField


class ComplaintsReceived(models.Model):
    """How many complaints about one council came in during a year, in a category or in all.

    Never public: a release copies them, and is public from its instant.
    """

    year = YearField()
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: all."
    )
    number = models.PositiveIntegerField()
    history = HistoricalRecords()
    _history_user: Any  # what django-simple-history is told of the next change
    _history_date: datetime

    class Meta:
        verbose_name_plural = "complaints received"
        constraints = (
            models.UniqueConstraint(
                fields=("year", "council", "category"), name="received_once_in_a_category"
            ),
            models.UniqueConstraint(
                fields=("year", "council"),
                condition=Q(category=None),
                name="received_once_in_all",
            ),
        )

    def __str__(self) -> str:
        return f"{self.council_id}, {self.year}: {self.number}"


class ReceivedFigures(models.Model):
    """How many complaints a release says were received; no category is *not broken down*.

    They add up to what ``CouncilFigures.received`` says in all, or there are none.
    """

    figures = models.ForeignKey(CouncilFigures, models.CASCADE, related_name="received_in")
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")
    received = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "received figures"
        constraints = (
            models.UniqueConstraint(
                fields=("figures", "category"), name="received_once_per_council_and_release"
            ),
            models.UniqueConstraint(
                fields=("figures",),
                condition=Q(category=None),
                name="received_not_broken_down_once_per_council_and_release",
            ),
        )

    def __str__(self) -> str:
        return f"{self.category_id} of {self.figures_id}: {self.received}"
