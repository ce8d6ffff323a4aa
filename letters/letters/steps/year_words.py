"""Changing the words of a year's letters: kept with who, when and which."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from complaints.decisions.steps.records import keep, moment
from councils.people import name_of
from councils.public_record import changing_public_record
from councils.refusals import Refused
from letters.models import LetterTemplate


def seen_now(words: LetterTemplate) -> int:
    """The number of its last change, by which a page knows that it is not out of date."""
    change = words.history.order_by("-history_id").first()
    return change.history_id if change else 0


def change_words(
    words: LetterTemplate, typed: Mapping[str, Any], *, by: Any, at: datetime, seen: int
) -> list[str]:
    """Keeps what was typed and says what changed; the drafts take it when they are composed again.

    Refused where somebody else changed them after ``seen``: nobody's words are lost unnoticed.
    """
    with changing_public_record():
        now = LetterTemplate.objects.select_for_update().get(pk=words.pk)
        if seen_now(now) != seen:
            raise Refused(_who_was_first(now))
        changed = [name for name, value in typed.items() if _differs(getattr(now, name), value)]
        fields: list[Any] = [LetterTemplate._meta.get_field(name) for name in changed]
        labels = [str(field.verbose_name) for field in fields]
        if changed:
            for name in changed:
                setattr(now, name, typed[name])
            keep(now, f"Changed: {', '.join(labels)}", by, at)
        return labels


def _differs(kept: Any, typed: Any) -> bool:
    """An image comes out of the database as a view of its bytes."""
    return bool((bytes(kept) if isinstance(kept, memoryview) else kept) != typed)


def _who_was_first(words: LetterTemplate) -> str:
    change = words.history.select_related("history_user").order_by("-history_id").first()
    who = f"{name_of(change.history_user)} on {moment(change.history_date)}" if change else "them"
    return (
        f"These words were changed by {who}, after you opened this page. Nothing was saved. Below"
        " is what you typed, beside what is kept now: bring the two together and save again."
    )
