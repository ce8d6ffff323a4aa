"""The attachments of a record as staff read of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Model

from councils.attachments.kinds import kind_of
from councils.models import Attachment


def attachments_of(record: Model) -> list[Attachment]:
    """One query, however many; those that were removed last. None of their bytes."""
    found = Attachment.objects.of(record).select_related("added_by", "removed_by")
    rows = found.annotate(looked=Count("looks")).order_by("added_at", "pk")
    return sorted(rows, key=lambda each: each.removed_at is not None)


def panel(record: Model, user: Any) -> dict[str, Any]:
    """What a page shows of them: nothing to whoever does not work on such records."""
    kind = kind_of(record)
    if not kind.may(user):
        return {}
    found = attachments_of(record)
    return {
        "attached_to": record,
        "noun": kind.noun,
        "attachments": [each for each in found if each.removed_at is None],
        "removed": [each for each in found if each.removed_at],
        "reads": True,
    }
