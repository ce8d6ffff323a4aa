"""An edit of what the public reads voids an approval; a second person has to approve it again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from complaints.decisions.last_shown import note_hiding
from complaints.models import Decision, Recommendation

# What the public page says. When a complaint was received is not on it, nor is anything about
# withholding, which has a second person of its own.
PUBLIC_FIELDS = frozenset(
    {
        "reference",
        "council",
        "decided_on",
        "kind",
        "outcome",
        "subject",
        "title",
        "summary",
        "statement",
        "acted_for",
        "satisfactory_remedy",
        "announced_at",
    }
)
# What `note_edit` is told where a service improvement was added, removed or changed.
IMPROVEMENTS = "service improvements"
# How the history's reason begins where an approval was taken back: it then counts as none.
TAKEN_BACK = "Approval taken back"


def note_edit(decision: Decision, changed: Collection[str], by: Any, at: datetime) -> bool:
    """Takes note of a change, before the decision is saved: the caller saves it.

    ``changed`` names the fields that were changed, and IMPROVEMENTS where what the public reads of
    its recommendations was; anything else counts as an edit that the public does not read. Where
    the public reads it, the approval is void, ``by`` is who changed it last, and the public saw it
    until ``at`` if it did. Tells whether an approval was voided.
    """
    if not changed:
        return False
    decision.revision += 1
    if not any(name in PUBLIC_FIELDS or name == IMPROVEMENTS for name in changed):
        return False
    was_approved = decision.text_approved_at is not None
    note_hiding(decision, at)
    decision.text_changed_by = by
    decision.text_approved_by = decision.text_approved_at = None
    return was_approved


def public_face(recommendation: Recommendation | Any) -> tuple[str, int] | None:
    """What the public reads of a recommendation, or of a record of its history; None: nothing."""
    is_improvement = recommendation.kind == Recommendation.Kind.SERVICE_IMPROVEMENT
    if not is_improvement or not recommendation.public_summary:
        return None
    return recommendation.public_summary, recommendation.council_id


def last_writers(decision: Decision) -> set[int]:
    """The keys of those who changed last what the public reads, of all since it was approved.

    Where it never was approved, since it was entered. From the history, whatever way the change was
    made; a history that begins with a change (made-up data has none) says nothing about who wrote
    before. One press may change several rows, which have one instant; a command is nobody.
    """
    records = list(decision.history.order_by("history_id"))
    approved = last_standing_approval(records)
    first = 0 if approved is None else approved + 1
    since = None if approved is None else records[approved].history_date
    changes = list(_changes(records, first, _face))
    for kept in _by_recommendation(decision):
        start = sum(1 for each in kept if since is not None and each.history_date <= since)
        changes += _changes(kept, start, public_face)
    last = max((at for at, _ in changes), default=None)
    writers = {by for at, by in changes if at == last}
    return writers | ({decision.text_changed_by_id} if decision.text_changed_by_id else set())


def last_standing_approval(records: list[Any]) -> int | None:
    """The last record in which the text was approved, but for approvals that were taken back."""
    last = before = None
    was_approved = False
    for number, record in enumerate(records):
        is_approved = record.text_approved_at is not None
        if is_approved and not was_approved:
            before = last
        if is_approved:
            last = number
        elif was_approved and (record.history_change_reason or "").startswith(TAKEN_BACK):
            last = before
        was_approved = is_approved
    return last


def _changes(records: list[Any], first: int, face: Any) -> Iterator[tuple[datetime, int]]:
    """When, and who made, those records from ``first`` on in which the public reads other words."""
    for number, record in enumerate(records[first:], start=first):
        if number:
            before = face(records[number - 1])
        elif record.history_type == "+":
            before = None
        else:
            continue
        after = None if record.history_type == "-" else face(record)
        if before != after and record.history_user_id:
            yield record.history_date, record.history_user_id


def _face(record: Any) -> tuple[Any, ...]:
    fields: list[Any] = [Decision._meta.get_field(name) for name in sorted(PUBLIC_FIELDS)]
    return tuple(getattr(record, field.attname) for field in fields)


def _by_recommendation(decision: Decision) -> Iterable[list[Any]]:
    """The history of each recommendation that the decision has or had, the oldest first."""
    found: dict[int, list[Any]] = {}
    history = Recommendation.history.filter(decision_id=decision.pk)
    for record in history.order_by("history_id"):
        found.setdefault(record.id, []).append(record)
    return found.values()
