"""What was changed about a row, in words: who, when, from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from councils.dates import in_words

EMPTY = "empty"


@dataclass(frozen=True)
class FieldChange:
    """One field, as it was and as it became."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One record of a history: what it is about, what was done, and the fields that differ."""

    at: datetime
    by: str
    about: str
    done: str
    why: str
    fields: list[FieldChange]


def value_in_words(value: object) -> str:
    """A value of a field as a history shows it."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return "yes" if value else "no"
    return in_words(value) if isinstance(value, date) else str(value)
