"""Who changed a recommendation, when, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from complaints.models import Recommendation
from councils.dates import in_words
from councils.models import Council
from councils.people import name_of

NEWEST = 100
PRIVATE = ("private_text", "no_longer_required_reason", "required_again_reason")
FIELDS = {
    "council_id": "Council",
    "kind": "Kind",
    "private_text": "Agreed action",
    "public_summary": "Public summary",
    "due_on": "Due on",
    "done_on": "Done on",
    "outcome": "Outcome",
    "recorded_on": "Recorded on",
    "first_not_complied_on": "First not complied with on",
    "no_longer_required_reason": "Reason why it is no longer required",
    "required_again_reason": "Reason why it is required again",
    "no_longer_required_at": "No longer required since",
}


@dataclass(frozen=True)
class Change:
    """One field, from what to what; both empty where the reader may not read it."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One change that somebody made."""

    at: datetime
    by: str
    what: str
    changes: list[Change]


def history_of(recommendation: Recommendation, *, with_private: bool) -> list[Entry]:
    """The newest changes first; what is private is only said to have changed, unless told."""
    kept = Recommendation.history.filter(id=recommendation.pk).select_related("history_user")
    records = list(kept.order_by("-history_id")[: NEWEST + 1])
    councils = Council.objects.in_bulk({record.council_id for record in records})
    entries = []
    for record, before in zip(records, [*records[1:], None], strict=False):
        if before is None and len(records) > NEWEST:
            break
        reason = record.history_change_reason or ""
        what = reason or ("Entered" if record.history_type == "+" else "Changed")
        if not with_private:
            what = what.partition(":")[0]
        changes = list(_changes(before, record, councils, with_private)) if before else []
        entries.append(Entry(record.history_date, name_of(record.history_user), what, changes))
    return entries


def _changes(
    before: Any, after: Any, councils: Mapping[int, Council], with_private: bool
) -> Iterator[Change]:
    for name, label in FIELDS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if name in PRIVATE and not with_private:
            yield Change(label, "", "")
        else:
            yield Change(label, _text(before, name, councils), _text(after, name, councils))


def _text(record: Any, name: str, councils: Mapping[int, Council]) -> str:
    value = getattr(record, name)
    if value in (None, ""):
        return "nothing"
    if name == "council_id":
        return str(councils.get(value, value))
    if name in ("kind", "outcome"):
        return str(getattr(record, f"get_{name}_display")())
    return in_words(value) if isinstance(value, date) else f"“{value}”"
