"""Decisions under the references that they had before one was corrected.

A wrong reference is often another case's: once it is corrected, that case may be entered under it.
So the reference that a decision has now always comes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from complaints.figures.outcomes import VOID
from complaints.models import Decision, FormerReference


def current(reference: str) -> str:
    """The reference now of what had this one; the same where something has it, or nothing had.

    What was entered in error leads nowhere.
    """
    if Decision.objects.filter(reference=reference).exists():
        return reference
    former = FormerReference.objects.filter(reference=reference).select_related("decision")
    newest = former.exclude(decision__outcome=VOID).order_by("-pk").first()
    return str(newest.decision.reference) if newest else reference


def former_among(references: Iterable[str]) -> dict[str, str]:
    """Of those that a decision had once: the reference that it has now, in one query."""
    found = FormerReference.objects.filter(reference__in=list(references))
    return dict(found.order_by("pk").values_list("reference", "decision__reference"))


def known_as(decisions: Iterable[Any]) -> dict[int, str]:
    """The name that followers know each decision by, by key: the first reference that it had.

    It stays when the reference is corrected. Whatever is entered later under a reference that
    another decision had before is known by it with a number: ``24018407-2``.
    """
    own = {each.pk: each.reference for each in decisions}
    if not own:
        return {}
    about = Q(decision__in=list(own)) | Q(reference__in=list(own.values()))
    rows = list(FormerReference.objects.filter(about).order_by("pk"))
    first: dict[int, FormerReference] = {}
    for row in rows:
        if row.decision_id in own:
            first.setdefault(row.decision_id, row)
    if first:
        named = FormerReference.objects.filter(reference__in=[e.reference for e in first.values()])
        rows = list({row.pk: row for row in (*rows, *named)}.values())
    return {key: _name(key, reference, first.get(key), rows) for key, reference in own.items()}


def _name(
    key: int, reference: str, first: FormerReference | None, rows: list[FormerReference]
) -> str:
    reference = first.reference if first else reference
    before = {
        row.decision_id
        for row in rows
        if row.reference == reference
        and row.decision_id != key
        and (first is None or row.pk < first.pk)
    }
    return f"{reference}-{len(before) + 1}" if before else reference
