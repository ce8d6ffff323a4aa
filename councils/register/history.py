"""What was changed of what belongs to a council: its codes, other names, residents, contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from councils.models import Alias, Contact, Council, FormerCode, Residents

NEWEST = 100
PUBLIC = (FormerCode, Alias, Residents)


@dataclass(frozen=True)
class Change:
    """One change: when, of what, from what to what, by whom, and what was said of it."""

    at: datetime
    what: str
    before: str
    after: str
    by: str
    reason: str


def changes_beside(council: Council, *, with_contacts: bool) -> list[Change]:
    """The newest first; contacts only for who may see them."""
    models: tuple[type[Model], ...] = (*PUBLIC, Contact) if with_contacts else PUBLIC
    changes = [change for model in models for change in _changes(model, council)]
    return sorted(changes, key=lambda change: change.at, reverse=True)[:NEWEST]


def _changes(model: Any, council: Council) -> Iterator[Change]:
    before: dict[int, str] = {}
    kept = model.history.filter(council_id=council.pk).select_related("history_user")
    for record in kept.order_by("history_id"):
        words = "" if record.history_type == "-" else _words(record.instance)
        yield Change(
            record.history_date,
            model._meta.verbose_name,
            before.get(record.id, ""),
            words,
            str(record.history_user or "the shell"),
            record.history_change_reason or "",
        )
        before[record.id] = words


def _words(row: Model) -> str:
    return f"{row} {row.name}".strip() if isinstance(row, Contact) else str(row)
