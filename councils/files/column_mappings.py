"""What was said of the headings of a kind of files, remembered for the next ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from councils.files.heading_map import Said, heading_key, sheet_key
from councils.models import ColumnMapping


def remembered(kind: str) -> list[Said]:
    """Everything that was said of headings of that kind of files."""
    return [
        Said(each.sheet, each.heading, each.column)
        for each in ColumnMapping.objects.filter(kind=kind)
    ]


def who_said(kind: str) -> list[ColumnMapping]:
    """Everything that was said, with who said it and when."""
    return list(ColumnMapping.objects.filter(kind=kind).select_related("said_by"))


def remember(
    kind: str, said: Iterable[Said], known: Iterable[Said], *, by: Any, at: datetime
) -> None:
    """Keeps what is new or another than before, with its history.

    Of headings that the portal knows, and sheets that are read, nothing is kept any longer.
    """
    kept = {
        (each.sheet_key, each.heading_key): each for each in ColumnMapping.objects.filter(kind=kind)
    }
    for each in known:
        if stored := kept.get(_key(each)):
            stored._history_user, stored._history_date = by, at
            stored.delete()
    for each in said:
        stored = kept.get(_key(each))
        if stored is None:
            stored = ColumnMapping(kind=kind)
            stored.sheet_key, stored.heading_key = _key(each)
        elif stored.column == each.column:
            continue
        stored.sheet, stored.heading = each.sheet[:100], each.heading[:300]
        stored.column = each.column
        stored.said_by, stored.said_at = by, at
        stored._history_user, stored._history_date = by, at
        stored.save()


def _key(said: Said) -> tuple[str, str]:
    return sheet_key(said.sheet)[:100], heading_key(said.heading)[:300]
