"""The cases of a year as rows that the database makes: read, frozen and compared there.

Decisions and recommendations are counted apart: joined before counting, 5 of 10 would be 15 of 20.
"""

from __future__ import annotations

from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    Count,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models import Case as Choice
from django.db.models.functions import Coalesce

from complaints.decisions.public import decision_is_upheld
from complaints.models import Decision, Recommendation, ReleasedCase
from councils.years import Year

CASE = (  # the columns of a case, as a release keeps it
    "decision_id",
    "council_id",
    "category_id",
    "outcome",
    "satisfactory_remedy",
    "compliance",
)
Compliance = ReleasedCase.Compliance


def decided_in(year: Year) -> Any:
    """Each decision of the year, with the compliance of its council where that is of the year too.

    Of a decision that is not upheld any more, what was agreed is void.
    """
    its = complied_in(year).filter(decision=OuterRef("pk"), council=OuterRef("council"))
    upheld = When(decision_is_upheld(), then=Subquery(its.values("became")))
    return (
        Decision.objects.in_year(year)
        .without_void()
        .order_by("id")
        .annotate(
            decision_id=F("id"),
            category_id=_category("withheld_reason", "subject__category_id"),
            compliance=Coalesce(Choice(upheld, output_field=CharField()), Value("")),
        )
        .values_list(*CASE)
    )


def complied_elsewhere(year: Year) -> Any:
    """Compliance of the year that stands alone.

    Of a decision of another year, or of another council than it was about.
    """
    told = Recommendation.objects.filter(
        _within(year, "recorded_on") | _within(year, "first_not_complied_on")
    )
    beside = Q(decision__council=F("council")) & _within(year, "decision__decided_on")
    return (
        complied_in(year)
        .filter(decision_is_upheld("decision__"), ~beside)
        .filter(decision__in=told.order_by().values("decision"))  # only these can be of the year
        .annotate(
            category_id=_category("decision__withheld_reason", "decision__subject__category_id"),
            no_outcome=Value(""),
            satisfactory_remedy=Value(False, output_field=BooleanField()),
        )
        .order_by("decision_id", "council_id")
        .values_list(*CASE[:3], "no_outcome", "satisfactory_remedy", "became")
    )


def complied_in(year: Year) -> Any:
    """What became of what was agreed, by decision and council, where it counts in the year.

    One case is a decision's recommendations to one council, counted once: in the year its first
    "not complied" was recorded, else, once every outcome is recorded, in the year of the last one.
    It is not complied, late or on time, in that order (unverified: inferred, not published).
    """
    became = Choice(
        When(first_not_complied__isnull=False, then=Value(Compliance.NOT_COMPLIED.value)),
        When(late__gt=0, then=Value(Compliance.LATE.value)),
        default=Value(Compliance.ON_TIME.value),
    )
    return (
        Recommendation.objects.still_required()
        .order_by()
        .values("decision_id", "council_id")
        .annotate(
            first_not_complied=Min("first_not_complied_on"),
            last=Max("recorded_on"),
            outstanding=Count("id", filter=Q(outcome="")),
            late=Count("id", filter=Q(done_on__gt=F("due_on"))),
            became=became,
        )
        .filter(
            _within(year, "first_not_complied")
            | Q(first_not_complied=None, outstanding=0) & _within(year, "last")
        )
    )


def _within(year: Year, day: str) -> Q:
    return Q(**{f"{day}__gte": year.start, f"{day}__lt": year.end})


def _category(withheld: str, category: str) -> Choice:
    """What is withheld is not broken down."""
    return Choice(When(**{withheld: ""}, then=F(category)))
