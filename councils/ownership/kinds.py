"""Which records somebody may look after, and when nothing is left to do for them.

Each thing of the field says so of its own, where its screens are: ``owned_kind(Kind(…))``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.urls import reverse

from councils.staff_screens import may


@dataclass(frozen=True)
class Kind:
    """One kind of record that can be owned.

    ``waits`` keeps, of some rows, those for which something is still to be done at an instant;
    ``due`` is the day by which, where there is one. ``permissions`` are of those who can do it, of
    which one is enough.
    """

    model: type[Model]
    noun: str  # "decision", as in "Who looks after these decisions"
    permissions: tuple[str, ...]
    waits: Callable[[QuerySet[Any], datetime], QuerySet[Any]]
    named: Callable[[Any], str] = str
    about: Callable[[Any], str] = lambda row: str(row.council)
    due: Callable[[Any], date | None] = lambda row: None
    related: tuple[str, ...] = ("council",)
    unread: tuple[str, ...] = ()  # columns too long for a list
    over: Callable[[Any], str] = lambda row: ""  # why nobody is to look after it

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def rows(self) -> QuerySet[Any]:
        """Every row, as a list needs it."""
        found: QuerySet[Any] = self.model._default_manager.select_related(*self.related)
        return found.defer(*self.unread)

    def url(self, row: Any) -> str:
        return reverse(f"admin:{self.label.replace('.', '_')}_change", args=[row.pk])

    def may_work(self, user: Any) -> bool:
        return may(user, *self.permissions)

    def people(self) -> QuerySet[User]:
        """Who works here and may do what such a record needs."""
        found = User.objects.none()
        for permission in self.permissions:
            found |= User.objects.with_perm(permission, backend=BACKEND)
        return found.filter(is_staff=True, is_active=True)


BACKEND = "django.contrib.auth.backends.ModelBackend"  # which alone knows who has a permission
MOST_AT_ONCE = 200  # records that are given to somebody
KINDS: dict[str, Kind] = {}


def owned_kind(kind: Kind) -> Kind:
    """Adds a kind; called once for each when the admin is put together."""
    KINDS[kind.label] = kind
    return kind


def kind_of(record: Model) -> Kind:
    return KINDS[record._meta.label_lower]


def address_of(keys: Sequence[str], back: str = "") -> str:
    """The page that gives these records, each "app.model:id", to somebody."""
    asked = [("row", each) for each in keys]
    return f"{reverse('admin:owners')}?{urlencode(asked + ([('back', back)] if back else []))}"


def key_of(record: Model) -> str:
    return f"{record._meta.label_lower}:{record.pk}"
