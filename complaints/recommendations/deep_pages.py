"""A list of service improvements, the newest decision first, from a place in it that is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from django.db.models import Q, QuerySet

from complaints.models import Recommendation

Place: TypeAlias = tuple[date, str, int]  # its decision's day and reference, and its number there


@dataclass(frozen=True)
class ImprovementsInTurn:
    """Service improvements in the order of their decisions."""

    rows: QuerySet[Recommendation]

    def known(self, cut: slice) -> list[int]:
        """By what they are known, in their order."""
        return list(self.rows.values_list("pk", flat=True)[cut])

    def place(self, number: int) -> Place | None:
        """Of the one after so many; None where there are no more."""
        of = ("decision__decided_on", "decision__reference", "number")
        return self.rows.values_list(*of)[number : number + 1].first()

    def from_place(self, place: Place | None) -> ImprovementsInTurn:
        """That one and all after it; all, where there is none."""
        if place is None:
            return self
        day, reference, number = place
        follows = (
            Q(decision__decided_on__lt=day)
            | Q(decision__reference__lt=reference)
            | Q(decision__reference=reference, number__gte=number)
        )
        return replace(self, rows=self.rows.filter(follows, decision__decided_on__lte=day))
