"""A page of a list of decisions: which over an index alone, and only then what is shown of them.

Otherwise the thousandth page reads every decision before it, with its council and its subject.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from complaints.decisions.search.matches import by_keys
from complaints.models import Decision


@dataclass(frozen=True)
class InTurn:
    """Decisions by what the index of their facts has of each: its reference; in SQLite its key."""

    rows: QuerySet[Decision]

    def __getitem__(self, cut: slice) -> list[Decision]:
        if not cut.start:
            return list(self.rows[cut])
        if connection.vendor == "sqlite":
            keys = list(self.rows.values_list("pk", flat=True)[cut])
            by_key = {each.pk: each for each in by_keys(self.rows.order_by(), keys)}
            return [by_key[key] for key in keys if key in by_key]
        references = list(self.rows.values_list("reference", flat=True)[cut])
        shown = self.rows.order_by().filter(reference__in=references)
        found = {each.reference: each for each in shown}
        return [found[each] for each in references if each in found]

    def __len__(self) -> int:
        return self.rows.order_by().count()
