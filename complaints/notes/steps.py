"""Writing a note, and having read what one says. Nothing public changes by it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from complaints.models import Decision, Mention, Note
from complaints.notes.people import mentioned
from councils.refusals import Refused


def write(decision: Decision, text: str, *, by: Any, at: datetime, to: Iterable[Any] = ()) -> Note:
    """Keeps a note; whoever it mentions finds it among their own work.

    Refused without words, and where it mentions somebody who may not read it. Who writes it has
    read it.
    """
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise Refused("Write what is to be noted.")
    people = mentioned(words, to)
    with transaction.atomic():
        note = Note.objects.create(decision=decision, text=words, written_by=by, written_at=at)
        Mention.objects.bulk_create(
            Mention(note=note, colleague=each) for each in people if each.pk != by.pk
        )
    return note


def unread(decision: Decision, user: Any) -> int:
    """How many notes of a case are meant for somebody who has not marked them as read."""
    return Mention.objects.unread_by(user).filter(note__decision=decision).count()


def mark_read(decision: Decision, *, by: Any, at: datetime, seen: int) -> int:
    """Marks what mentions somebody in the notes of a case as read, up to the newest that was shown.

    Refused where nothing is left.
    """
    waiting = Mention.objects.unread_by(by).filter(note__decision=decision, note__lte=seen)
    count = waiting.order_by().update(read_at=at)
    if not count:
        raise Refused("You have read all that mentions you there.")
    return count
