"""What changed in a letter since it was approved last, for whoever is to approve it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from complaints.decisions.rules.differences import Difference, SinceApproval
from councils.dates import day_in_words
from councils.people import name_of
from councils.word_changes import word_changes
from letters.models import Letter

NOTHING = "nothing"


def since_approval(letter: Letter) -> SinceApproval:
    """What was written otherwise; the figures are those of the edition that it names.

    What a letter is composed of is not in its history: its own words, date, reason and edition are.
    """
    records = letter.history.select_related("approved_by", "release").order_by("-history_id")
    approved = next((each for each in records if each.approved_at), None)
    if approved is None:
        return SinceApproval()
    by = name_of(approved.approved_by) if approved.approved_by_id else "a command"
    return SinceApproval(approved.approved_at, by, list(_differences(approved, letter)), False)


def _differences(before: Any, now: Letter) -> Iterator[Difference]:
    for name, label in (("own_paragraph", "Own paragraph"), ("reason", "Why it is replaced")):
        if pieces := word_changes(getattr(before, name), getattr(now, name)):
            yield Difference(label, pieces=pieces)
    if before.dated_on != now.dated_on:
        days = day_in_words(before.dated_on), day_in_words(now.dated_on)
        yield Difference("Date", *days)
    if before.release_id != now.release_id:
        yield Difference("Its figures", str(before.release or NOTHING), str(now.release or NOTHING))
