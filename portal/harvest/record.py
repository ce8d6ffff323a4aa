"""What was written is compared with what the public was told last; only what differs gets a place.

So nothing can be told of what is not public: an edit of a decision that nobody sees makes no
difference to anybody. Places are given under the lock of one row, which is held until they are
committed: whoever has read up to one has read all before it.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from hashlib import sha256
from secrets import token_hex

from django.conf import settings
from django.db import DatabaseError, transaction

from complaints.models import Recommendation, Release
from councils.public_record import public_record
from letters.models import Letter
from portal.harvest.datasets import HARVESTED, Harvested, Years
from portal.harvest.touched import MADE_OF, crossed, touch_crossed, touch_what_is_made_of
from portal.models import ToldRecord, ToldRow, TouchedRow
from portal.open_data.cases import DECISIONS, SERVICE_IMPROVEMENTS
from portal.open_data.publications import LETTERS

LOG = logging.getLogger(__name__)
MOST = 500  # that are compared at once
ROUNDS = 4  # for somebody who waits for the answer


def keep_up(at: datetime) -> None:
    """Compares what there is to compare, as far as whoever asks can wait for it."""
    if settings.READ_ONLY:
        return
    try:
        for _ in range(ROUNDS):
            if not is_due(at) or not note_changes(at):
                return
    except DatabaseError:
        LOG.exception("What changed could not be compared.")


def is_due(at: datetime) -> bool:
    """Whether anything was written or crossed since it was compared last."""
    if TouchedRow.objects.exists():
        return True
    told = ToldRecord.objects.filter(pk=1).first()
    if told is None or told.until is None:
        return True
    return any(rows.exists() for rows in crossed(told.until, at).values())


def note_changes(at: datetime) -> bool:
    """Compares the next rows with what was told of them; whether there may be more.

    None where the last change is yet to come by this clock: what it made public would not be seen.
    """
    with transaction.atomic():
        ToldRecord.objects.get_or_create(pk=1, defaults={"identity": token_hex(8)})
        told = ToldRecord.objects.select_for_update().get(pk=1)
        touched = list(TouchedRow.objects.order_by("pk")[:MOST])
        changed_at = public_record().changed_at
        if (told.until and at < told.until) or (changed_at and changed_at > at):
            return False
        if told.until:
            touch_crossed(told.until, at)
        told.until = at
        _compare(touched, told)
        TouchedRow.objects.filter(pk__in=[each.pk for each in touched]).delete()
        told.save()
        return TouchedRow.objects.exists()


def _compare(touched: Iterable[TouchedRow], told: ToldRecord) -> None:
    numbers: dict[str, set[int]] = defaultdict(set)
    for each in touched:
        numbers[each.kind].add(each.number)
    for kind in MADE_OF:
        touch_what_is_made_of(kind, numbers[kind])
    of_decisions = Recommendation.objects.order_by().filter(decision__in=numbers["decision"])
    of_letters: set[int] = set()
    for council, year in (
        Letter.objects.order_by().filter(pk__in=numbers["letter"]).values_list("council", "year")
    ):
        issues = Letter.objects.order_by().filter(council=council, year=year)
        of_letters.update(issues.values_list("pk", flat=True))
    changed = {
        DECISIONS.slug: numbers["decision"],
        SERVICE_IMPROVEMENTS.slug: numbers["recommendation"].union(
            of_decisions.values_list("pk", flat=True)
        ),
        LETTERS.slug: numbers["letter"] | of_letters,
    }
    assert told.until
    years = Release.objects.current(told.until)
    for slug, found in changed.items():
        if found:
            _note(HARVESTED[slug], found, years, told)


def _note(harvested: Harvested, numbers: Collection[int], years: Years, told: ToldRecord) -> None:
    """By names: two rows may have changed theirs with each other."""
    assert told.until
    slug = harvested.dataset.slug
    now: dict[str, tuple[int, str]] = {}
    for number, row in harvested.rows(numbers, told.until, years):
        content = harvested.dataset.nested(row)
        now[harvested.key_of(content)] = (number, _digest(content))
    were = ToldRow.objects.filter(dataset=slug)
    known = {each.key: each for each in were.filter(number__in=numbers)}
    known |= {each.key: each for each in were.filter(key__in=now)}
    new: list[ToldRow] = []
    again: list[ToldRow] = []
    for key in sorted(known.keys() | now.keys()):
        before = known.get(key)
        number, digest = now.get(key) or (before.number if before else 0, "")
        if before and (before.number, before.digest) == (number, digest):
            continue
        told.last += 1
        made = before or ToldRow(dataset=slug, key=key)
        made.number, made.digest, made.is_gone = number, digest, not digest
        made.place, made.told_at = told.last, told.until
        (again if before else new).append(made)
    ToldRow.objects.bulk_create(new, batch_size=MOST)
    fields = ("number", "digest", "is_gone", "place", "told_at")
    ToldRow.objects.bulk_update(again, fields, batch_size=MOST)


def _digest(content: object) -> str:
    told = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return sha256(told.encode()).hexdigest()[:32]
