"""The notes of a case as staff read them, and those that wait for somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from complaints.models import Decision, Mention, Note
from complaints.notes.people import MENTION
from councils.people import name_of

SHORT = 200


@dataclass(frozen=True)
class Shown:
    """One note: who, when, its words with whom they mention marked, and who is to read it."""

    by: str
    at: datetime
    words: SafeString
    to: str
    is_for_you: bool


def notes_of(decision: Decision, user: Any) -> list[Shown]:
    """The newest first; two queries, however many."""
    found = Note.objects.filter(decision=decision).select_related("written_by")
    rows = found.prefetch_related("mentions__colleague").order_by("-written_at", "-pk")
    return [_shown(each, list(each.mentions.all()), user) for each in rows]


def waiting_for(user: Any) -> Any:
    """What mentions somebody and was not marked as read, as a list needs it."""
    return (
        Mention.objects.unread_by(user)
        .select_related("note__decision__council", "note__written_by")
        .defer("note__decision__statement", "note__decision__summary")
    )


def in_short(note: Note) -> str:
    """Who wrote it, and how it begins."""
    return f"{name_of(note.written_by)}: {shorten(note.text, SHORT, placeholder=' …')}"


def _shown(note: Note, mentions: list[Mention], user: Any) -> Shown:
    to = ", ".join(
        name_of(each.colleague) + (", read" if each.read_at else ", not read yet")
        for each in mentions
    )
    unread = [each for each in mentions if each.colleague_id == user.pk and not each.read_at]
    return Shown(name_of(note.written_by), note.written_at, _marked(note.text), to, bool(unread))


def _marked(text: str) -> SafeString:
    pieces, end = [], 0
    for match in re.finditer(MENTION, text):
        pieces += [escape(text[end : match.start()]), format_html("<b>{}</b>", match[0])]
        end = match.end()
    return mark_safe("".join([*pieces, escape(text[end:])]))  # each piece is escaped
