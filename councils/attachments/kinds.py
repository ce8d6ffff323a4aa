"""Which records have attachments, and who works with those of each.

Each thing of the field says so of its own, where its screens are: ``attached_kind(Kind(…))``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from councils.staff_screens import may


@dataclass(frozen=True)
class Kind:
    """One kind of record: who reads, adds and removes what is attached to it."""

    model: type[Model]
    noun: str  # "decision", as in its address
    permissions: tuple[str, ...]  # of which one is enough
    named: Callable[[Any], str] = str
    related: tuple[str, ...] = ()

    def may(self, user: Any) -> bool:
        return may(user, *self.permissions)

    def found(self, pk: int) -> Any:
        """A record with what its name needs, or none."""
        return self.model._default_manager.select_related(*self.related).filter(pk=pk).first()


KINDS: dict[str, Kind] = {}


def attached_kind(kind: Kind) -> Kind:
    """Adds a kind; called once for each when the admin is put together."""
    KINDS[kind.model._meta.label_lower] = kind
    return kind


def kind_of(record: Model) -> Kind:
    return KINDS[record._meta.label_lower]


def kind_called(noun: str) -> Kind | None:
    return next((each for each in KINDS.values() if each.noun == noun), None)
