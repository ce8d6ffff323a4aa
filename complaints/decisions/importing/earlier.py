"""How decisions stood before a load changed them, and putting that back: by the rules of an edit.

The history knows what a load changed of each. It is put back as if somebody had typed it: with
its own history, a further revision, and whoever undoes it as who changed the text last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from complaints.decisions.rules.edits import IMPROVEMENTS, public_face
from complaints.decisions.steps.records import (
    User,
    keep,
    keep_edit,
    refuse_contradictions,
    taken,
)
from complaints.models import Decision, Extension, Recommendation
from councils.bulk_history import remove_with_history
from councils.models import Owned
from councils.refusals import Refused
from councils.years import london_date

# What the system keeps for itself, and follows from the rest.
OWN = frozenset({"id", "revision", "text_changed_by", "text_approved_by", "text_approved_at"})
NOT_KNOWN = "how it stood before was not kept"


@dataclass
class Earlier:
    """What a load changed of one decision: records of the history, with those before them."""

    own: list[tuple[Any, Any]] = field(default_factory=list)
    agreed: list[tuple[Any, Any]] = field(default_factory=list)
    added: list[int] = field(default_factory=list)  # recommendations

    @property
    def is_known(self) -> bool:
        return all(before is not None for before, _ in (*self.own, *self.agreed))


def earlier(keys: Collection[int], marks: dict[str, Any]) -> dict[int, Earlier]:
    """By decision; ``marks`` tell the load's records of the history from others."""
    found = {key: Earlier() for key in keys}
    for record in Decision.history.filter(id__in=keys, **marks).order_by("history_id"):
        found[record.id].own.append((record.prev_record, record))
    rows = Recommendation.history.filter(decision_id__in=keys, **marks)
    for record in rows.order_by("history_id"):
        if record.history_type == "+":
            found[record.decision_id].added.append(record.id)
        else:
            found[record.decision_id].agreed.append((record.prev_record, record))
    return found


def put_back(key: int, was: Earlier, reason: str, by: User, at: datetime) -> None:
    """One decision stands as before, all of it. Refused where that cannot be, and why."""
    if not was.is_known:
        raise Refused(NOT_KNOWN)
    try:
        with transaction.atomic():
            _put_back(key, was, reason, by, at)
    except ValidationError as wrong:
        raise Refused(" ".join(wrong.messages)) from None


def _put_back(key: int, was: Earlier, reason: str, by: User, at: datetime) -> None:
    decision = taken(Decision(pk=key))
    changed = {name for before, after in was.own for name in _altered(decision, before, after)}
    agreed = [_agreed_before(each, reason, by, at) for each in was.agreed]
    agreed.append(_taken_away(was.added, reason, by, at))
    if any(agreed):
        changed.add(IMPROVEMENTS)
    refuse_contradictions(decision, london_date(at))
    # What the public reads of nothing is bookkeeping, which is kept all the same.
    keep_edit(decision, changed or {"recommendations"}, reason, by, at)


def _agreed_before(pair: tuple[Any, Any], reason: str, by: User, at: datetime) -> bool:
    """Whether the public reads other words of it."""
    before, after = pair
    row = Recommendation.objects.select_for_update().get(pk=after.id)
    _altered(row, before, after)
    row.full_clean()
    Extension.objects.filter(recommendation=row, granted_at=after.history_date).delete()
    keep(row, reason, by, at)
    return public_face(before) != public_face(after)


def _taken_away(keys: Collection[int], reason: str, by: User, at: datetime) -> bool:
    rows = list(Recommendation.objects.filter(pk__in=keys))
    if rows:
        Extension.objects.filter(recommendation__in=rows).delete()
        Owned.objects.of(*rows).delete()
        remove_with_history(rows, reason=reason, by=by, at=at)
    return any(public_face(each) is not None for each in rows)


def _altered(row: Any, before: Any, after: Any) -> Iterable[str]:
    """The fields that the load changed; they are set on the row as they were before."""
    changed = set()
    for each in row._meta.concrete_fields:
        was = getattr(before, each.attname, None)
        if each.generated or each.name in OWN or was == getattr(after, each.attname):
            continue
        setattr(row, each.attname, was)
        changed.add(each.name)
    return changed
