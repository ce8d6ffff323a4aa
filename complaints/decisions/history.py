"""What was changed about a decision and its recommendations: who, when, from what to what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Max

from complaints.decisions import references
from complaints.models import Decision, Recommendation
from councils.history import Change, FieldChange, value_in_words
from councils.people import name_of

# What the system keeps for itself, or says in another field beside it.
LEFT_OUT = frozenset({"id", "revision", "decision", "hidden_at", "restored_at", "text_changed_by"})
PRIVATE = frozenset(
    {"private_text", "no_longer_required_reason", "required_again_reason", "withheld_note"}
)
AROUND = 60  # characters of a long text that stand before and after what was changed in it
LONGEST = 2_000


@dataclass(frozen=True)
class Seen:
    """How far the history went when somebody opened a decision: its newest records' keys."""

    decision: int = 0
    recommendation: int = 0

    @classmethod
    def now(cls, decision: Decision) -> Seen:
        kept = Recommendation.history.filter(decision_id=decision.pk)
        newest = decision.history.aggregate(Max("history_id"))["history_id__max"]
        return cls(newest or 0, kept.aggregate(Max("history_id"))["history_id__max"] or 0)

    @classmethod
    def parse(cls, text: str) -> Seen:
        """Reads ``12.34``; ValueError where it is something else."""
        decision, recommendation = text.split(".")
        return cls(int(decision), int(recommendation))

    def __str__(self) -> str:
        return f"{self.decision}.{self.recommendation}"


def changes(
    decision: Decision, since: Seen | None = None, *, with_private: bool = True
) -> list[Change]:
    """The newest first; with ``since`` only those made after it. Five queries, however many.

    Without private words, what was agreed for one person is left out, and why something ended.
    """
    since = since or Seen()
    own = decision.history.order_by("history_id")
    related = Recommendation.history.filter(decision_id=decision.pk).order_by("history_id")
    pairs = [
        *_pairs(own, since.decision),
        *_pairs(related, since.recommendation),
    ]
    pairs.sort(key=lambda pair: (pair[1].history_date, pair[1].history_id), reverse=True)
    names = Names(pairs)
    found = [_change(before, record, names, with_private) for before, record in pairs]
    return [each for each in found if each.fields or each.why or each.done != "Changed"]


Pair = tuple[Any, Any]  # a record of the history, after the one before it of the same row


def _pairs(records: Any, since: int) -> list[Pair]:
    last: dict[int, Any] = {}
    pairs = []
    for record in records:
        if record.history_id > since:
            pairs.append((last.get(record.id), record))
        last[record.id] = record
    return pairs


class Names:
    """What keys of other tables are called, looked up together."""

    def __init__(self, pairs: list[Pair]) -> None:
        keys: dict[Any, set[int]] = defaultdict(set)
        for record in (each for pair in pairs for each in pair if each is not None):
            for field in kept_fields(record):
                if field.is_relation and field.name not in LEFT_OUT:
                    keys[field.related_model].add(getattr(record, field.attname))
            keys[get_user_model()].add(record.history_user_id)
        self._known = {
            model: {each.pk: each for each in model._default_manager.filter(pk__in=found - {None})}
            for model, found in keys.items()
        }

    def user(self, key: int | None) -> str:
        found = self._known[get_user_model()].get(key)
        return name_of(found) if found else "Not known (a file, or a command)"

    def row(self, model: Any, key: int) -> str:
        found = self._known[model].get(key)
        if found is None:
            return f"number {key}, which is no longer there"
        return name_of(found) if model is get_user_model() else str(found)


def _change(before: Any, record: Any, names: Names, with_private: bool) -> Change:
    left_out = LEFT_OUT if with_private else LEFT_OUT | PRIVATE
    why = record.history_change_reason or ""
    is_decision = record.instance_type is Decision
    done = {"+": "Entered", "-": "Removed"}.get(record.history_type, "Changed")
    fields = [] if record.history_type == "-" else _fields(before, record, names, left_out)
    return Change(
        record.history_date,
        names.user(record.history_user_id),
        "Decision" if is_decision else f"Recommendation {record.number}",
        done,
        why if with_private else why.partition(":")[0],
        fields,
    )


def _fields(before: Any, record: Any, names: Names, left_out: frozenset[str]) -> list[FieldChange]:
    """What differs; of the first record what is not empty, unless it says what it was before."""
    if before is None and record.history_type != "+":
        return []
    found = []
    for field in kept_fields(record):
        old = getattr(before, field.attname) if before is not None else None
        new = getattr(record, field.attname)
        is_same = old == new or (before is None and new in ("", False))
        if field.name in left_out or is_same:
            continue
        name = str(field.verbose_name)
        both = (field_in_words(field, each, names) for each in (old, new))
        found.append(FieldChange(name[:1].upper() + name[1:], *shortened(*both)))
    return found


def kept_fields(record: Any) -> list[Any]:
    """The fields of the row that its history keeps: not what the database works out of them."""
    kept = {each.name for each in record._meta.concrete_fields}
    return [each for each in record.instance_type._meta.concrete_fields if each.name in kept]


def field_in_words(field: Any, value: Any, names: Names) -> str:
    if value is None or value == "":
        return value_in_words(value)
    if field.name == "reference":
        return references.shown(value)
    if field.is_relation:
        return names.row(field.related_model, value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return value_in_words(value)


def shortened(old: str, new: str) -> tuple[str, str]:
    """Both texts without most of what they begin and end with alike, cut where they are long."""
    start = _alike(old, new)
    end = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    return _cut(old, start, end), _cut(new, start, end)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _cut(text: str, start: int, end: int) -> str:
    first = text.rfind(" ", 0, start - AROUND) + 1 if start > AROUND else 0
    space = text.find(" ", len(text) - end + AROUND) if end > AROUND else -1
    last = space if space > 0 else len(text)
    if last - first > LONGEST:
        last = first + LONGEST
    return ("… " if first else "") + text[first:last] + (" …" if last < len(text) else "")
