"""What changed since a text was approved last: words, facts and recommendations.

For the second person, who is to judge it. Out of the history, whatever way it was changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from complaints.decisions.history import Names, field_in_words
from complaints.decisions.rules.edits import PUBLIC_FIELDS, last_standing_approval
from complaints.models import Decision, Recommendation
from councils.people import name_of
from councils.word_changes import ADDED, REMOVED, Piece, word_changes

TEXTS = ("title", "summary", "statement", "acted_for")
OF_RECOMMENDATION = ("kind", "council", "due_on", "no_longer_required_at")
WORDS_OF_RECOMMENDATION = ("public_summary", "private_text")


@dataclass(frozen=True)
class Difference:
    """One field: from what to what, or word by word."""

    name: str
    old: str = ""
    new: str = ""
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class SinceApproval:
    """Since when, and what differs; without ``at`` it was never approved, as far as is kept."""

    at: datetime | None = None
    by: str = ""
    differences: list[Difference] = field(default_factory=list)
    is_first: bool = True


def since_approval(decision: Decision) -> SinceApproval:
    """What the public would read otherwise than it was approved last, in a fixed number of queries.

    An approval that was taken back does not count, as for who may approve.
    """
    records = list(decision.history.order_by("history_id"))
    approved = last_standing_approval(records)
    if approved is None:
        known = not records or records[0].history_type == "+"
        return SinceApproval(is_first=known)
    before = _approving(records, approved)
    kept = list(Recommendation.history.filter(decision_id=decision.pk).order_by("history_id"))
    then = _as_they_stood(kept, before.history_date)
    now = {each.pk: each for each in Recommendation.objects.of(decision)}
    names = Names([(before, records[-1]), *((each, each) for each in kept)])
    found = [*_facts(before, decision, names), *_recommendations(then, now, kept, names)]
    by = name_of(before.text_approved_by) if before.text_approved_by_id else "a file or a command"
    return SinceApproval(before.text_approved_at, by, found, is_first=False)


def _approving(records: list[Any], approved: int) -> Any:
    """The record of the approval itself: what left it standing has come since."""
    at = records[approved].text_approved_at
    return next(each for each in records if each.text_approved_at == at)


def _facts(before: Any, now: Decision, names: Names) -> Iterator[Difference]:
    for each in Decision._meta.concrete_fields:
        if each.name in PUBLIC_FIELDS:
            yield from _field(each, before, now, names, is_text=each.name in TEXTS)


def _field(
    each: Any, before: Any, now: Any, names: Names, *, is_text: bool, of: str = ""
) -> Iterator[Difference]:
    old, new = getattr(before, each.attname), getattr(now, each.attname)
    if old == new:
        return
    name = f"{of}{each.verbose_name}"
    name = name[:1].upper() + name[1:]
    if is_text:
        yield Difference(name, pieces=word_changes(old, new))
    else:
        yield Difference(name, field_in_words(each, old, names), field_in_words(each, new, names))


def _as_they_stood(kept: list[Any], at: datetime) -> dict[int, Any]:
    """The record of each recommendation at an instant, of those that there were."""
    found: dict[int, Any] = {}
    for record in kept:
        if record.history_date <= at:
            found[record.id] = record
    return {key: each for key, each in found.items() if each.history_type != "-"}


def _recommendations(
    then: dict[int, Any], now: dict[int, Recommendation], kept: list[Any], names: Names
) -> Iterator[Difference]:
    entered = {each.id for each in kept if each.history_type == "+"}
    for key, row in now.items():
        of = f"{row}: "
        if key in then:
            for name in (*OF_RECOMMENDATION, *WORDS_OF_RECOMMENDATION):
                each = Recommendation._meta.get_field(name)
                is_text = name in WORDS_OF_RECOMMENDATION
                yield from _field(each, then[key], row, names, is_text=is_text, of=of)
        elif key in entered:
            text = row.public_summary or row.private_text
            name = f"{row}, added ({row.get_kind_display().lower()}, {row.council})"
            yield Difference(name, pieces=[Piece(ADDED, text)])
    for key, record in then.items():
        if key not in now:
            text = record.public_summary or record.private_text
            name = f"Recommendation {record.number}, removed"
            yield Difference(name, pieces=[Piece(REMOVED, text)])
