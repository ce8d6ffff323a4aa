"""How many decisions on each sub-category are published: no statistic of a year, and no rate.

A release keeps figures of categories alone. What is published lacks what is withheld or not shown
yet, and a decision may get another sub-category; so these are counts of what can be read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q

from complaints.figures.sums import SHOWN, UPHELD_IN_ALL
from complaints.models import Category, Decision, Subject
from complaints.models.decision_querysets import DecisionQuerySet
from councils.models import Council
from councils.years import Year


@dataclass(frozen=True)
class SubCategory:
    """A sub-category with how many of its decisions can be read, by outcome."""

    subject: Subject
    outcomes: Mapping[str, int] = field(default_factory=dict)

    @property
    def published(self) -> int:
        return sum(self.outcomes.values())

    @property
    def upheld(self) -> int:
        return sum(self.outcomes.get(name, 0) for name in UPHELD_IN_ALL.names)

    @property
    def each(self) -> list[tuple[str, str, int]]:
        """Name, label and number of each outcome there is, what is upheld first."""
        return [
            (each.name, each.label, self.outcomes[each.name])
            for each in reversed(SHOWN.outcomes)
            if each.name in self.outcomes
        ]


def published_of(years: Collection[Year], at: datetime) -> DecisionQuerySet:
    """Decisions of released years that are shown: of another, how many would be its figure."""
    in_years = Q(pk__in=())
    for year in years:
        in_years |= Q(decided_on__gte=year.start, decided_on__lt=year.end)
    found: DecisionQuerySet = Decision.objects.public(at).filter(in_years).order_by()
    return found


def sub_categories(
    at: datetime, years: Collection[Year], category: Category | None = None
) -> dict[int, list[SubCategory]]:
    """By the key of their category, by name; two queries."""
    subjects = Subject.objects.order_by("heading", "name")
    if category is not None:
        subjects = subjects.filter(category=category)
    counts = published_of(years, at).values_list("subject_id", "outcome")
    if category is not None:
        counts = counts.filter(subject__category=category)
    by_subject: dict[int | None, dict[str, int]] = {}
    for subject, outcome, number in counts.annotate(number=Count("pk")):
        by_subject.setdefault(subject, {})[outcome] = number
    found: dict[int, list[SubCategory]] = {}
    for each in subjects:
        made = SubCategory(each, by_subject.get(each.pk, {}))
        found.setdefault(each.category_id, []).append(made)
    return found


@dataclass(frozen=True)
class CouncilPublished:
    """A council's published decisions on something: how many, and how many of them upheld."""

    council: Council
    published: int
    upheld: int


def by_council(
    decisions: DecisionQuerySet,
) -> list[tuple[Council.Type, list[CouncilPublished]]]:
    """The councils that decisions are about, type by type and by name; two queries."""
    upheld = Q(outcome__in=UPHELD_IN_ALL.names)
    rows = decisions.order_by().values_list("council_id")
    counts = {
        pk: numbers
        for pk, *numbers in rows.annotate(published=Count("pk"), upheld=Count("pk", filter=upheld))
    }
    councils = Council.objects.filter(pk__in=counts)
    found: dict[str, list[CouncilPublished]] = {}
    for each in councils:
        found.setdefault(each.type, []).append(CouncilPublished(each, *counts[each.pk]))
    return [(kind, found[kind]) for kind in Council.Type if kind in found]
