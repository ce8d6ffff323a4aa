"""Giving a record to somebody, and letting it go. It changes nothing that the public sees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Model

from councils.dates import day_in_words
from councils.models import Owned
from councils.ownership.kinds import KINDS, kind_of
from councils.people import name_of
from councils.refusals import Refused
from councils.years import london_date

NOBODY = 0
MEANWHILE = "Somebody gave it to {} meanwhile. Nothing was done: look again first."


def give(
    record: Model,
    owner: Any,
    *,
    by: Any,
    at: datetime,
    next_on: date | None = None,
    note: str = "",
    seen: int | None = None,
) -> Owned:
    """Makes somebody look after a record, and keeps who decided that.

    Refused where that person may not do what is to be done, where nothing is to be done for ever,
    where the next day has passed, and where another owner than was ``seen`` (an id, or NOBODY)
    has it by now.
    """
    kind = kind_of(record)
    if not kind.people().filter(pk=owner.pk).exists():
        raise Refused(f"{name_of(owner)} may not work on a {kind.noun}.")
    if why := kind.over(kind.rows().get(pk=record.pk)):
        raise Refused(why)
    if next_on and next_on < london_date(at):
        raise Refused(f"{day_in_words(next_on)} has passed: choose today or a later day.")
    with transaction.atomic():
        now = Owned.objects.of(record).select_for_update().select_related("owner").first()
        _refuse_if_changed(now, seen)
        row = now or Owned(kind=ContentType.objects.get_for_model(record), row=record.pk)
        if not now or now.owner_id != owner.pk:
            row.since = at
        row.owner, row.next_on, row.note = owner, next_on, note
        _sign(row, "Given" if not now else "Handed over or put off", by, at)
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            raise Refused(MEANWHILE.format("somebody")) from None
    return row


def let_go(record: Model, *, by: Any, at: datetime, seen: int | None = None) -> None:
    """Nobody looks after it any more; it waits for everybody who may work on it."""
    with transaction.atomic():
        now = Owned.objects.of(record).select_for_update().select_related("owner").first()
        _refuse_if_changed(now, seen)
        if now is None:
            raise Refused("Nobody looks after it.")
        _sign(now, "Let go", by, at)
        now.delete()


def let_go_of_all(records: Sequence[Model], why: str, *, by: Any, at: datetime) -> None:
    """Nobody looks after these records of one kind any more, whoever did."""
    for row in Owned.objects.of(*records) if records else ():
        _sign(row, why, by, at)
        row.delete()


def hand_over_all(owner: Any, to: Any | None, *, by: Any, at: datetime) -> tuple[int, int]:
    """What somebody who leaves looked after: how many were given on, and how many let go.

    What the other person may not work on is let go, and so is everything where there is nobody.
    """
    given = left = 0
    with transaction.atomic():
        able = {label: to and kind.may_work(to) for label, kind in KINDS.items()}
        rows = Owned.objects.filter(owner=owner).select_for_update(of=("self",))
        for row in rows.select_related("kind"):
            model = row.kind.model_class()
            _sign(row, "Handed over by who left", by, at)
            if model and to and able.get(model._meta.label_lower):
                row.owner, row.since = to, at
                row.save()
                given += 1
            else:
                row.delete()
                left += 1
    return given, left


def _refuse_if_changed(now: Owned | None, seen: int | None) -> None:
    if seen is not None and (now.owner_id if now else NOBODY) != seen:
        raise Refused(MEANWHILE.format(name_of(now.owner) if now else "nobody"))


def _sign(row: Owned, reason: str, by: Any, at: datetime) -> None:
    row._history_user, row._history_date, row._change_reason = by, at, reason
