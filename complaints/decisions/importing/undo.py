"""Undoing a load: the decisions that a file brought go again, as long as nobody has touched them.

Which they are the history knows. Nothing is put back from it: a file that changed what was there,
and what somebody has touched, approved or counted since, is named, and has steps of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model

from complaints.decisions.references import shown
from complaints.decisions.rules.guard import guarded_among
from complaints.decisions.steps.records import LONGEST_REASON, User
from complaints.models import ConfirmedWords, Decision, Extension, Recommendation, ReleasedCase
from councils.bulk_history import BATCH, remove_with_history
from councils.models import LoadedFile, Owned
from councils.refusals import Refused

SHOWN = 50  # of each kind
UNDONE = "; undone"  # what is added to what a load says that it changed


@dataclass
class Going:
    """What would go, and what stands in the way: references, the first of each kind by name."""

    new: list[int] = field(default_factory=list)
    agreed: int = 0
    named: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)  # that were there before
    touched: list[str] = field(default_factory=list)
    guarded: list[str] = field(default_factory=list)


def may_undo(loaded: LoadedFile, by: User) -> None:
    """Refused but to who loaded it and to administrators, and where it is no such load."""
    if loaded.kind != "decisions":
        raise Refused("Only a load of decisions is undone here.")
    if loaded.counts.endswith(UNDONE):
        raise Refused("This load was undone already.")
    if loaded.loaded_by_id != by.pk and not by.has_perm("councils.change_council"):
        raise Refused("Whoever loaded it undoes it, or an administrator.")


def going(loaded: LoadedFile) -> Going:
    """Looked up in a number of queries that grows with thousands of decisions."""
    found = Going()
    records = _records(Decision.history, loaded)
    new = list(records.filter(history_type="+").order_by("reference").values_list("id", flat=True))
    changed = records.exclude(history_type="+").values_list("reference", flat=True)
    again = _records(Recommendation.history, loaded).exclude(decision__in=records.values("id"))
    there = Decision.objects.filter(pk__in=again.values("decision"))
    found.changed = sorted({*changed, *there.values_list("reference", flat=True)})
    for keys in _batches(new):
        references = dict(Decision.objects.filter(pk__in=keys).values_list("pk", "reference"))
        touched = _touched(Decision.history.filter(id__in=keys), "id", loaded)
        touched |= _touched(Recommendation.history.filter(decision__in=keys), "decision_id", loaded)
        cases = ReleasedCase.objects.filter(decision__in=keys).values_list("decision", flat=True)
        guarded = guarded_among(keys) | set(cases)
        found.touched += [references.get(each, "one that is gone") for each in sorted(touched)]
        found.guarded += [references[each] for each in sorted(guarded - touched)]
        found.new += keys
        found.agreed += Recommendation.objects.filter(decision__in=keys).count()
        found.named += [references[each] for each in keys if each in references]
        del found.named[SHOWN:]
    return found


def refuse_what_stands(found: Going) -> None:
    """Refused, with names, where something stands in the way: all of a load goes, or nothing."""
    kinds = (
        (found.changed, "were there before, and the file changed them: correct them"),
        (found.touched, "were changed since by somebody"),
        (found.guarded, "are approved or counted: each has the step “Entered in error”"),
    )
    said = [f"{len(each):,} {why} ({_first(each)})" for each, why in kinds if each]
    if said:
        raise Refused(f"Of this load {'; '.join(said)}.")
    if not found.new:
        raise Refused("This load brought no decision.")


def undo(loaded: LoadedFile, reason: str, by: User, at: datetime) -> int:
    """All that the load brought goes, with its history; how many decisions that were.

    To be called while the public record is being changed. Refused without a reason, to whom may
    not, and where something stands in the way.
    """
    loaded = LoadedFile.objects.select_for_update().get(pk=loaded.pk)
    may_undo(loaded, by)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise Refused("Say why it is undone.")
    found = going(loaded)
    refuse_what_stands(found)
    kept: dict[str, Any] = {"reason": f"Load undone: {reason}", "at": at, "by": by}
    for keys in _batches(found.new):
        decisions = list(Decision.objects.filter(pk__in=keys).only("pk"))
        agreed = list(Recommendation.objects.filter(decision__in=keys).only("pk"))
        Extension.objects.filter(recommendation__in=agreed).delete()
        ConfirmedWords.objects.filter(decision__in=keys).delete()
        for rows in (agreed, decisions):
            _remove(rows, kept)
    loaded.counts = f"{loaded.counts}{UNDONE}"
    loaded.save(update_fields=["counts"])
    return len(found.new)


def _remove(rows: Sequence[Model], kept: dict[str, Any]) -> None:
    if rows:
        Owned.objects.of(*rows).delete()
        remove_with_history(rows, **kept)


def _records(history: Any, loaded: LoadedFile) -> Any:
    """What the load kept of rows, which says of which file it was, when and by whom."""
    return history.filter(**_marks(loaded))


def _marks(loaded: LoadedFile) -> dict[str, Any]:
    return {
        "history_date": loaded.loaded_at,
        "history_change_reason": f"import of {loaded.name}",
        "history_user": loaded.loaded_by_id,
    }


def _touched(history: Any, key: str, loaded: LoadedFile) -> set[int]:
    """The decisions of which something is kept that is not of the load."""
    others = history.exclude(pk__in=history.filter(**_marks(loaded)).values("pk"))
    return set(others.order_by().values_list(key, flat=True))


def _batches(keys: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), BATCH):
        yield list(keys[start : start + BATCH])


def _first(references: Sequence[str]) -> str:
    more = f" and {len(references) - SHOWN:,} more" if len(references) > SHOWN else ""
    return f"{', '.join(map(shown, references[:SHOWN]))}{more}"
