"""What somebody looks after and still has to be done, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from textwrap import shorten
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from councils.models import GivenBack, Owned
from councils.models.ownership import LONGEST_NOTE
from councils.ownership.kinds import KINDS, Kind
from councils.people import name_of
from councils.years import london_date

SOON = timedelta(days=14)
NEVER = date.max


@dataclass(frozen=True)
class Item:
    """One record that somebody looks after, as a list shows it on a day."""

    kind: Kind
    record: Any
    owned: Owned
    today: date
    given_back: GivenBack | None = None

    @property
    def key(self) -> str:
        return f"{self.kind.label}:{self.record.pk}"

    @property
    def named(self) -> str:
        return self.kind.named(self.record)

    @property
    def about(self) -> str:
        return self.kind.about(self.record)

    @property
    def url(self) -> str:
        return self.kind.url(self.record)

    @property
    def is_next(self) -> str:
        """What is to be done next: why it was given back, or else what its owner noted."""
        if self.given_back is None:
            return self.owned.note
        comment = shorten(self.given_back.comment, LONGEST_NOTE, placeholder=" …")
        return f"given back by {name_of(self.given_back.given_back_by)}: {comment}"

    @property
    def owner(self) -> str:
        return name_of(self.owned.owner)

    @property
    def due_on(self) -> date | None:
        return self.kind.due(self.record)

    @property
    def day(self) -> date:
        """The day by which it is looked at: its own, or the owner's, whichever comes first."""
        return min(self.owned.next_on or NEVER, self.due_on or NEVER)

    @property
    def has_day(self) -> bool:
        return self.day != NEVER

    @property
    def is_late(self) -> bool:
        return self.day < self.today

    @property
    def is_soon(self) -> bool:
        return self.today <= self.day <= self.today + SOON

    @property
    def age(self) -> str:
        """Since when its owner has it: "12 days"."""
        days = (self.today - london_date(self.owned.since)).days
        return "less than a day" if days < 1 else f"{days:,} day{'s' * (days != 1)}"


def work_of(people: Iterable[Any], at: datetime) -> list[Item]:
    """What these people look after and waits, or comes back on a day that they chose."""
    return list(_items(Owned.objects.filter(owner__in=people), at))


def without_hands(user: Any, at: datetime) -> list[Item]:
    """What waits, that ``user`` may work on, of owners who left or may not do it any more."""
    asked = Q()
    for kind in KINDS.values():
        if kind.may_work(user):
            of_kind = Q(kind=ContentType.objects.get_for_model(kind.model))
            asked |= of_kind & ~Q(owner__in=kind.people().values("pk"))
    return list(_items(Owned.objects.filter(asked), at)) if asked else []


def _items(found: Any, at: datetime) -> Iterator[Item]:
    """A fixed number of queries, however many there are."""
    today = london_date(at)
    owned = list(found.select_related("owner"))
    by_kind: dict[int, dict[int, Owned]] = {}
    for each in owned:
        by_kind.setdefault(each.kind_id, {})[each.row] = each
    backs = _given_back(owned)
    items = []
    for kind in KINDS.values():
        key = ContentType.objects.get_for_model(kind.model).pk
        of_kind = by_kind.get(key, {})
        if not of_kind:
            continue
        rows = kind.rows().filter(pk__in=of_kind)
        waiting = set(kind.waits(rows, at).order_by().values_list("pk", flat=True))
        items += [
            Item(kind, row, of_kind[row.pk], today, backs.get((key, row.pk)))
            for row in rows
            if row.pk in waiting or of_kind[row.pk].next_on or (key, row.pk) in backs
        ]
    yield from sorted(items, key=lambda each: (each.day, each.owned.since, each.owned.pk))


def _given_back(owned: Iterable[Owned]) -> dict[tuple[int, int], GivenBack]:
    """Why each was given back, by its kind and key, of those that were."""
    keys = {(each.kind_id, each.row) for each in owned}
    if not keys:
        return {}
    open_ones = GivenBack.objects.open().filter(row__in={row for _, row in keys})
    found = {(each.kind_id, each.row): each for each in open_ones.select_related("given_back_by")}
    return {key: found[key] for key in keys & found.keys()}
