"""A page of a list of decisions: which over an index alone, and only then what is shown of them.

Otherwise the thousandth page reads every decision before it, with its council and its subject.
Whoever knows with which decision a page far back begins passes over none before that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import Q, QuerySet

from complaints.decisions.search.matches import by_keys
from complaints.models import Decision

Place: TypeAlias = tuple[date, str]  # in a list, the newest first: the day and the reference there


@dataclass(frozen=True)
class InTurn:
    """Decisions by what the index of their facts has of each: its reference; in SQLite its key."""

    rows: QuerySet[Decision]
    is_oldest_first: bool = False

    def __getitem__(self, cut: slice) -> list[Decision]:
        return list(self.rows[cut]) if not cut.start else self.those(self.known(cut))

    def known(self, cut: slice) -> list[Any]:
        """By what they are known, in their order."""
        return list(self.rows.values_list(self._name, flat=True)[cut])

    def those(self, known: Iterable[Any]) -> list[Decision]:
        """Themselves, as far as they are still among the rows, in the same order."""
        known = list(known)
        rows = self.rows.order_by()
        is_key = connection.vendor == "sqlite"
        own = by_keys(rows, known) if is_key else rows.filter(reference__in=known)
        found: dict[Any, Decision] = {each.pk if is_key else each.reference: each for each in own}
        return [found[each] for each in known if each in found]

    def __len__(self) -> int:
        return self.rows.order_by().count()

    def place(self, number: int) -> Place | None:
        """Of the one after so many; None where there are no more."""
        return self.rows.values_list("decided_on", "reference")[number : number + 1].first()

    def from_place(self, place: Place | None) -> InTurn:
        """That one and all after it; all, where there is none."""
        if place is None:
            return self
        day, reference = place
        earlier = Q(decided_on__lt=day) | Q(reference__lte=reference)
        return replace(self, rows=self.rows.filter(earlier, decided_on__lte=day))

    def after(self, place: Place) -> InTurn:
        """All after a place, be there one or not: older ones, or newer where these come last."""
        day, reference = place
        if self.is_oldest_first:
            later = Q(decided_on__gt=day) | Q(reference__gt=reference)
            return replace(self, rows=self.rows.filter(later, decided_on__gte=day))
        earlier = Q(decided_on__lt=day) | Q(reference__lt=reference)
        return replace(self, rows=self.rows.filter(earlier, decided_on__lte=day))

    @property
    def _name(self) -> str:
        return "pk" if connection.vendor == "sqlite" else "reference"
