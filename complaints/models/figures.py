"""What a release keeps frozen: figures of councils and categories, and which cases were counted."""

from decimal import Decimal
from functools import reduce
from itertools import pairwise
from operator import add
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from complaints.figures.sums import DEALT_WITH, UPHELD_IN_ALL
from complaints.figures.time_taken import COLUMNS, DAYS, KNOWN
from complaints.models.decisions import Decision
from complaints.models.releases import Release
from complaints.models.subjects import Category
from councils.models import Council


class Counts(models.Model):
    """The counts that totals and categories share, as ``Performance`` names them.

    There is one of each outcome. Remedies, and the three counts of compliance, are empty where they
    were not published.
    """

    satisfactory_remedies = models.PositiveIntegerField(null=True, blank=True)
    on_time = models.PositiveIntegerField(null=True, blank=True)
    late = models.PositiveIntegerField(null=True, blank=True)
    not_complied = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(satisfactory_remedies=None)
                | Q(satisfactory_remedies__lte=reduce(add, map(F, UPHELD_IN_ALL.names))),
                name="%(class)s_remedies_are_among_the_upheld",
            ),
            models.CheckConstraint(
                condition=Q(on_time=None, late=None, not_complied=None)
                | Q(on_time__isnull=False, late__isnull=False, not_complied__isnull=False),
                name="%(class)s_compliance_is_whole_or_absent",
            ),
        )


for _outcome in DEALT_WITH.names:
    Counts.add_to_class(_outcome, models.PositiveIntegerField(default=0))


def _average(of: str) -> "models.DecimalField[Decimal | None, Decimal | None]":
    """An average as it was published, which may have decimals."""
    return models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True, help_text=of)


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
    residents_summed = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Whether they are those of the councils that it replaced, added up.",
    )
    received = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="How many complaints came in during the year. Empty: not published.",
    )
    time_known = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="Of how many decisions it is known how long they took. Empty: not published.",
    )
    within_13_weeks = models.PositiveIntegerField(null=True, blank=True)
    within_26_weeks = models.PositiveIntegerField(null=True, blank=True)
    within_52_weeks = models.PositiveIntegerField(null=True, blank=True)
    # Imported years: what was published of similar councils, in percent but for the last.
    published_average = _average("The uphold rate of similar councils.")
    published_average_compliance = _average("The compliance rate of similar councils.")
    published_average_satisfactory_remedy = _average(
        "The satisfactory remedy rate of similar councils."
    )
    published_average_per_100000 = _average("Upheld per 100,000 residents of similar councils.")
    days = models.JSONField(
        default=dict,
        blank=True,
        help_text="How many cases took how many days, by what measures in days are made of.",
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
                condition=Q(**dict.fromkeys(COLUMNS))
                | Q(
                    **{f"{name}__isnull": False for name in COLUMNS},
                    **{f"{name}__lte": F(longer) for name, longer in pairwise((*DAYS, KNOWN))},
                ),
                name="time_taken_is_whole_and_in_order",
            ),
            models.CheckConstraint(
                condition=Q(published_average=None) | Q(published_average__lte=100),
                name="published_average_is_a_percent",
            ),
            models.CheckConstraint(
                condition=Q(published_average_compliance=None)
                | Q(published_average_compliance__lte=100),
                name="published_average_of_compliance_is_a_percent",
            ),
            models.CheckConstraint(
                condition=Q(published_average_satisfactory_remedy=None)
                | Q(published_average_satisfactory_remedy__lte=100),
                name="published_average_of_remedies_is_a_percent",
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

    # The release's own figures hold these three in the database: checked again for each case,
    # PostgreSQL would take longer over that than over all else.
    release = models.ForeignKey(Release, models.CASCADE, related_name="cases", db_constraint=False)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="releases")
    council = models.ForeignKey(Council, models.PROTECT, related_name="+", db_constraint=False)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    outcome = models.CharField(max_length=30, choices=Decision.Outcome.choices, blank=True)
    satisfactory_remedy = models.BooleanField(default=False)
    compliance = models.CharField(max_length=15, choices=Compliance.choices, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("release", "council"), name="released_case_of_council"),
            models.Index(  # one in ten
                fields=("release", "compliance", "council", "decision"),
                condition=~Q(compliance=""),
                name="released_case_compliance",
            ),
            models.Index(  # one case in a hundred
                fields=("release", "compliance", "council"),
                condition=Q(compliance="not_complied"),
                name="released_case_failed",
            ),
        )
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
