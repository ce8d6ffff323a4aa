"""Undoing a load: decisions that a file brought go again, and those it changed stand as before.

Which they are the history knows. What somebody has touched since, approved or counted is named: all
of a load is undone, or the rest of it without those, where whoever undoes it says so. Of those that
the file brought and that are approved or counted it can be said that they were entered in error: a
second person agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model

from complaints.decisions.importing.earlier import earlier, put_back
from complaints.decisions.references import shown
from complaints.decisions.rules.guard import guarded_among
from complaints.decisions.steps.records import LONGEST_REASON, User
from complaints.decisions.steps.void_decisions import void
from complaints.models import (
    ConfirmedWords,
    Decision,
    Extension,
    Note,
    Recommendation,
    ReleasedCase,
)
from councils.bulk_history import BATCH, remove_with_history
from councils.failures import named
from councils.lists import listed
from councils.models import Attachment, LoadedFile, Owned
from councils.refusals import Refused

SHOWN = 50  # of each kind
UNDONE = "; undone"  # what is added to what a load says that it changed
WHY = "Load undone: "  # how the reason begins in the history
MOST = 300  # letters of what a load says of itself


@dataclass
class Going:
    """What would go and be put back, and what stands in the way, by reference."""

    new: list[int] = field(default_factory=list)
    agreed: int = 0
    named: list[str] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)  # that were there before
    touched: list[str] = field(default_factory=list)
    guarded: list[str] = field(default_factory=list)
    to_void: list[int] = field(default_factory=list)  # of those, what the file brought

    @property
    def stays(self) -> int:
        return len(self.touched) + len(self.guarded)


@dataclass(frozen=True)
class Undone:
    """What became of a load: how many went, stand as before, and wait for a second person."""

    gone: int
    put_back: int
    asked: int
    stay: dict[str, str]  # why, by reference


def may_undo(loaded: LoadedFile, by: User) -> None:
    """Refused but to who loaded it and to administrators, and where it is no such load."""
    if loaded.kind != "decisions":
        raise Refused("Only a load of decisions is undone here.")
    if UNDONE in loaded.counts:
        raise Refused("This load was undone already.")
    if loaded.loaded_by_id != by.pk and not by.has_perm("councils.change_council"):
        raise Refused("Whoever loaded it undoes it, or an administrator.")


def going(loaded: LoadedFile) -> Going:
    """Looked up in a number of queries that grows with thousands of decisions."""
    found = Going()
    records = _records(Decision.history, loaded)
    new = list(records.filter(history_type="+").order_by("reference").values_list("id", flat=True))
    changed = set(records.exclude(history_type="+").values_list("id", flat=True))
    changed |= set(_records(Recommendation.history, loaded).values_list("decision_id", flat=True))
    there = Decision.objects.filter(pk__in=changed - set(new)).order_by("reference")
    before = list(there.values_list("pk", flat=True))
    for keys, are_new in (*_batches(new, True), *_batches(before, False)):
        references = dict(Decision.objects.filter(pk__in=keys).values_list("pk", "reference"))
        since = {} if are_new else {"history_date__gte": loaded.loaded_at}
        touched = _touched(Decision.history.filter(id__in=keys, **since), "id", loaded)
        agreed = Recommendation.history.filter(decision__in=keys, **since)
        touched |= _touched(agreed, "decision_id", loaded) | _noted(keys, loaded)
        cases = ReleasedCase.objects.filter(decision__in=keys).values_list("decision", flat=True)
        guarded = (guarded_among(keys) | set(cases)) - touched
        found.touched += [references.get(each, "one that is gone") for each in sorted(touched)]
        found.guarded += [references[each] for each in sorted(guarded)]
        free = [each for each in keys if each not in touched | guarded]
        if not are_new:
            found.changed += free
            continue
        found.new += free
        found.to_void += sorted(guarded)
        found.agreed += Recommendation.objects.filter(decision__in=free).count()
        found.named += [references[each] for each in free]
        del found.named[SHOWN:]
    return found


def refuse_what_stands(found: Going, *, leaves: bool = False) -> None:
    """Refused, with names, where something stands in the way and is not to be left as it is."""
    kinds = (
        (found.touched, "were changed since by somebody"),
        (found.guarded, "are approved or counted: each has its own steps"),
    )
    said = [f"{len(each):,} {why} ({_first(each)})" for each, why in kinds if each]
    if said and not leaves:
        raise Refused(f"Of this load {'; '.join(said)}.")
    if not (found.new or found.changed or (leaves and found.to_void)):
        raise Refused("Nothing of this load can be undone.")


def undo(
    loaded: LoadedFile,
    reason: str,
    by: User,
    at: datetime,
    *,
    leaves: bool = False,
    voids: bool = False,
) -> Undone:
    """What the load brought goes, with its history, and what it changed stands as before.

    To be called while the public record is being changed. Refused without a reason, to whom may
    not, and where something stands in the way, unless it ``leaves`` that as it is; of what is
    approved or counted and was brought it then says that it was entered in error, if it ``voids``.
    """
    loaded = LoadedFile.objects.select_for_update().get(pk=loaded.pk)
    may_undo(loaded, by)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON - len(WHY):
        raise Refused("Say why it is undone.")
    found = going(loaded)
    refuse_what_stands(found, leaves=leaves)
    why = f"{WHY}{reason}"
    kept: dict[str, Any] = {"reason": why, "at": at, "by": by}
    for keys, _ in _batches(found.new, True):
        decisions = list(Decision.objects.filter(pk__in=keys).only("pk"))
        agreed = list(Recommendation.objects.filter(decision__in=keys).only("pk"))
        Extension.objects.filter(recommendation__in=agreed).delete()
        ConfirmedWords.objects.filter(decision__in=keys).delete()
        for rows in (agreed, decisions):
            _remove(rows, kept)
    stay: dict[str, str] = {}
    for keys, _ in _batches(found.changed, False):
        for key, was in earlier(keys, _marks(loaded)).items():
            with named(stay, _reference(key)):
                put_back(key, was, why, by, at)
    put = len(found.changed) - len(stay)
    if stay and not leaves:
        raise Refused(f"Of this load {listed([f'{shown(a)}: {b}' for a, b in stay.items()])}")
    asked = 0
    for key in found.to_void if voids and leaves else ():
        with named(stay, _reference(key)):
            void(Decision(pk=key), why, by, at)
            asked += 1
    left = found.stays + len(stay) - asked
    loaded.counts = f"{loaded.counts}{UNDONE}{f' but for {left:,}' if left else ''}"[:MOST]
    loaded.save(update_fields=["counts"])
    return Undone(len(found.new), put, asked, stay)


def _reference(key: int) -> str:
    return str(Decision.objects.values_list("reference", flat=True).get(pk=key))


def _noted(keys: Sequence[int], loaded: LoadedFile) -> set[int]:
    """The decisions with which something was said or attached since."""
    notes = Note.objects.filter(decision__in=keys, written_at__gte=loaded.loaded_at)
    found = set(notes.values_list("decision", flat=True))
    rows = dict(Recommendation.objects.filter(decision__in=keys).values_list("pk", "decision"))
    attached = Attachment.objects.filter(added_at__gte=loaded.loaded_at)
    of = attached.of_model(Decision).filter(row__in=keys)
    found |= set(of.values_list("row", flat=True))
    agreed = attached.of_model(Recommendation).filter(row__in=list(rows))
    return found | {rows[each] for each in agreed.values_list("row", flat=True)}


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


def _batches(keys: Sequence[int], are_new: bool) -> Iterator[tuple[list[int], bool]]:
    for start in range(0, len(keys), BATCH):
        yield list(keys[start : start + BATCH]), are_new


def _first(references: Sequence[str]) -> str:
    more = f" and {len(references) - SHOWN:,} more" if len(references) > SHOWN else ""
    return f"{', '.join(map(shown, references[:SHOWN]))}{more}"
