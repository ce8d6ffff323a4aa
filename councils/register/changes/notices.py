"""What the public was told of reorganisations, one after the other: announced, changed, cancelled.

Read off the history of what was announced, which stays when a change is cancelled and the council
that was to open is taken out of the register. So what was told once stays as it was told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import TextChoices

from councils.models import AnnouncedChange, Council
from councils.register.reorganisations import Reorganised, grouped
from councils.register.succession import by_name

TOLD = (AnnouncedChange.Action.CLOSE, AnnouncedChange.Action.SUCCEED)


class Kind(TextChoices):
    ANNOUNCED = "announced"
    CHANGED = "changed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Notice:
    """That a reorganisation was announced, or again in another way, or cancelled, at an instant.

    ``key`` stays the same for what was announced first, whatever is changed. ``reorganised`` is as
    announced then, and of what was cancelled as before; ``was_on`` its day before a change.
    """

    kind: Kind
    at: datetime
    key: str
    reorganised: Reorganised
    was_on: date


def notices(at: datetime) -> list[Notice]:
    """All until an instant, the first first; two queries, three where councils are gone."""
    history = AnnouncedChange.history.filter(action__in=TOLD, history_date__lte=at)
    every = list(history.order_by("history_date", "history_id"))
    councils = _councils(every) if every else {}
    return list(_told(every, councils))


def _councils(rows: Iterable[Any]) -> dict[int, Council]:
    """By their keys, those that are gone as they were."""
    wanted = {key for row in rows for key in (row.council_id, row.successor_id) if key}
    found = Council.objects.in_bulk(wanted)
    if gone := wanted - found.keys():
        past = Council.history.filter(id__in=gone)
        for each in past.order_by("history_date", "history_id"):
            found[each.id] = each.instance
    return found


def _told(rows: Iterable[Any], councils: Mapping[int, Council]) -> Iterator[Notice]:
    standing: dict[int, Any] = {}
    known: dict[str, Reorganised] = {}
    for at, written in groupby(rows, attrgetter("history_date")):
        for row in written:
            standing[row.id] = row
            if row.history_type == "-" or row.cancelled_at:
                del standing[row.id]
        before, known = known, {}
        for now in _reorganised(standing.values(), councils):
            was = _was(now, before, known)
            key = was or now.key
            known[key] = now
            if not was:
                yield Notice(Kind.ANNOUNCED, at, key, now, now.on)
            elif now != before[key]:
                yield Notice(Kind.CHANGED, at, key, now, before[key].on)
        announced = {old for each in known.values() for old in each.old}
        for key, each in before.items():
            if key not in known and not announced.intersection(each.old):
                yield Notice(Kind.CANCELLED, at, key, each, each.on)


def _was(now: Reorganised, before: Mapping[str, Reorganised], taken: Collection[str]) -> str:
    """What it was known by before a change; empty where it is new, or others have that."""
    found = (key for key, was in before.items() if key not in taken and {*was.old} & {*now.old})
    return next(found, "")


def _reorganised(rows: Collection[Any], councils: Mapping[int, Council]) -> list[Reorganised]:
    """What is announced as it stands, in order of what it is known by."""
    after: dict[Council, list[Council]] = defaultdict(list)
    for each in rows:
        if each.council_id in councils and each.successor_id in councils:
            after[councils[each.council_id]].append(councils[each.successor_id])
    closed: dict[date, list[Council]] = defaultdict(list)
    for each in rows:
        council = councils.get(each.council_id)
        if council in after and each.action == AnnouncedChange.Action.CLOSE:
            closed[each.takes_effect_on].append(council)
    found = grouped(closed, {old: by_name(new) for old, new in after.items()})
    return sorted(found, key=attrgetter("key"))


def by_key(told: Iterable[Notice]) -> dict[str, list[Notice]]:
    """What was told of each reorganisation, the first first."""
    found: dict[str, list[Notice]] = defaultdict(list)
    for each in told:
        found[each.key].append(each)
    return found


def key_of(each: Reorganised, told: Mapping[str, Collection[Notice]]) -> str:
    """What one of the register is known by: as it was announced first, if it was."""
    for key, about in told.items():
        if any({*notice.reorganised.old} & {*each.old} for notice in about):
            return key
    return each.key
