"""How many of the cases a release counted can be read, how many cannot, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from complaints.decisions.public import decision_is_public
from complaints.decisions.unindexed import its
from complaints.figures.outcomes import VOID
from complaints.figures.sums import SHOWN
from complaints.models import Decision, Recommendation, Release, ReleasedCase
from councils.models import Council
from councils.years import london_date

NOT_YET_SHOWN = "Not withheld, but not shown yet"
NOT_A_CASE = "Entered in error"


@dataclass(frozen=True)
class CountedCases:
    """Cases counted under one outcome: "63 upheld: 58 shown, 5 not"."""

    outcome: str
    label: str
    counted: int
    shown: int

    @property
    def not_shown(self) -> int:
        return self.counted - self.shown

    @property
    def shown_in_words(self) -> str:
        return f"{self.shown} shown"

    @property
    def remainder(self) -> str:
        """What is said after how many are shown, where that is not all."""
        return f", {self.not_shown} not" if self.not_shown else ""


def counted_cases(release: Release, council: Council, at: datetime) -> list[CountedCases]:
    """For each outcome whose decisions are shown, what is upheld first.

    Empty for an imported year, which has no cases.
    """
    rows = (
        ReleasedCase.objects.filter(release=release, council=council, outcome__in=SHOWN.names)
        .values("outcome")
        .annotate(
            counted=Count("id"), shown=Count("id", filter=Q(decision_is_public(at, "decision__")))
        )
        .order_by()
    )
    found = {row["outcome"]: row for row in rows}
    return [
        CountedCases(each.name, each.label, found[each.name]["counted"], found[each.name]["shown"])
        for each in reversed(SHOWN.outcomes)
        if each.name in found
    ]


@dataclass(frozen=True)
class NotShown:
    """Of all councils' cases that a release counted, how many cannot be read, and why."""

    counted: int
    reasons: list[tuple[str, int]]

    @property
    def not_shown(self) -> int:
        return sum(number for _, number in self.reasons)


def not_shown(release: Release, at: datetime) -> NotShown | None:
    """By reason, nationally alone: of one council it could say what is the matter with a case.

    None for an imported year, which has no cases.
    """
    withheld = F("decision__withheld_reason")
    rows = (
        ReleasedCase.objects.filter(release=release, outcome__in=SHOWN.names)
        .annotate(reason=Case(When(decision__outcome=VOID, then=Value(VOID)), default=withheld))
        .values("reason")
        .annotate(
            counted=Count("id"), shown=Count("id", filter=Q(decision_is_public(at, "decision__")))
        )
        .order_by()
    )
    by_reason = {row["reason"]: (row["counted"], row["counted"] - row["shown"]) for row in rows}
    if not by_reason:
        return None
    labels = [*Decision.Withheld.choices, (VOID, NOT_A_CASE), ("", NOT_YET_SHOWN)]
    found = [(str(label), by_reason[reason][1]) for reason, label in labels if reason in by_reason]
    return NotShown(
        sum(counted for counted, _ in by_reason.values()),
        [(label, number) for label, number in found if number],
    )


def decisions_to_read(releases: Iterable[Release], at: datetime) -> QuerySet[ReleasedCase]:
    """Of those cases, the ones counted by their outcome in their year."""
    return cases_to_read(releases, at).filter(outcome__in=SHOWN.names)


def compliance_to_read(releases: Iterable[Release], at: datetime) -> QuerySet[ReleasedCase]:
    """Of those cases, the ones counted by their compliance in the year that recorded it.

    What was agreed in them stands: where all of it is void, nothing is told of it.
    """
    return cases_to_read(releases, at).filter(agreement_stands(at)).exclude(compliance="")


def has_compliance(*names: str) -> Q:
    """A condition on cases: counted by one of these, or by any; one in ten is.

    It always says that there is one: by that SQLite knows that an index of those will do.
    """
    of_names = (
        Q(compliance__in=names) if len(names) > 1 else Q(compliance=names[0]) if names else Q()
    )
    return ~Q(compliance="") & of_names


def agreement_stands(at: datetime) -> Q:
    """A condition on cases: something that the council agreed to is not void at an instant.

    Of a case that has moved since, something that any council agreed to.
    """
    agreed = Recommendation.objects.filter(decision=OuterRef("decision")).order_by()
    own, standing = agreed.filter(council=OuterRef("council")), agreed.standing(at)
    return Exists(own.standing(at)) | (~Exists(own) & Exists(standing))


def cases_to_read(releases: Iterable[Release], at: datetime) -> QuerySet[ReleasedCase]:
    """The cases that editions counted and that are shown at an instant, edition by edition.

    What has been withheld since leaves every edition.
    """
    return (
        ReleasedCase.objects.alias(**its("decision__"))
        .filter(decision_is_public(at, "its_"), release__in=releases)
        .select_related("release", "council", "category", "decision__subject__category")
        .defer("decision__statement", "decision__withheld_note")
        .order_by("-release__year", "-release__edition", "decision__reference", "council__slug")
    )


def overdue_at(at: datetime) -> QuerySet[Recommendation]:
    """What is overdue at an instant, private or not, in decisions that are shown then."""
    overdue = Recommendation.objects.overdue(london_date(at)).standing(at)
    return overdue.filter(decision_is_public(at, "its_")).order_by()


def overdue_of(council: Council, at: datetime) -> CountedCases:
    """A council's cases with something overdue, and those in which the public may read of it.

    What a council has to do for one person is between the two: a case in which nothing else is
    overdue is counted and not listed.
    """
    agreed = Recommendation.objects.public(at).overdue(london_date(at)).order_by()
    counted, shown = (
        each.filter(council=council).values("decision").distinct().count()
        for each in (overdue_at(at), agreed)
    )
    return CountedCases("overdue", "Overdue", counted, shown)
