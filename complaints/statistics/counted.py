"""How many of the cases a release counted can be read, and how many cannot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from complaints.models import Release, ReleasedCase
from complaints.publishing import SHOWN_OUTCOMES, decision_is_public
from councils.models import Council


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


def counted_cases(release: Release, council: Council, at: datetime) -> list[CountedCases]:
    """For each outcome whose decisions are shown, in the order upheld, not upheld, closed.

    Empty for an imported year, which has no cases.
    """
    rows = (
        ReleasedCase.objects.filter(release=release, council=council, outcome__in=SHOWN_OUTCOMES)
        .values("outcome")
        .annotate(
            counted=Count("id"), shown=Count("id", filter=Q(decision_is_public(at, "decision__")))
        )
        .order_by("-outcome")
    )
    labels = dict(ReleasedCase._meta.get_field("outcome").choices)
    return [
        CountedCases(row["outcome"], labels[row["outcome"]], row["counted"], row["shown"])
        for row in rows
    ]
