"""What people did with a message, line by line with who and when; it has no other history."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from complaints.decisions.steps.records import moment
from complaints.releases.rules.announcement import person_in_words
from letters.models import Message


def noted(message: Message, what: str, by: Any, at: datetime) -> str:
    """A message's note with one more line."""
    line = f"{moment(at)}, {person_in_words(by)}: {what}"
    return f"{message.note}\n{line}" if message.note else line
