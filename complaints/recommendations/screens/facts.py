"""What staff are told of one recommendation, wherever its page is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import Http404
from django.utils.html import format_html

from complaints.models import Recommendation
from complaints.recommendations.steps.records import read_again
from councils.dates import day_in_words

LARGEST_KEY = 2**63 - 1  # a database is asked for no larger one


def day_and_words(of: date | None, words: str) -> str:
    """A day that is not broken over two lines, and what there is to say about it."""
    if of is None:
        return ""
    said = format_html(' <span class="nowrap quiet">{}</span>', words) if words else ""
    return format_html('<span class="nowrap">{}</span>{}', day_in_words(of), said)


def days_between(first: date, last: date) -> str:
    days = (last - first).days
    return f"{days} day" if days == 1 else f"{days} days"


def due_in_words(row: Recommendation, today: date) -> str:
    """How long what is outstanding is overdue, or until when it is due; empty for the rest."""
    if row.outcome or row.no_longer_required_at:
        return ""
    if row.due_on < today:
        return f"{days_between(row.due_on, today)} overdue"
    return "due today" if row.due_on == today else f"in {days_between(today, row.due_on)}"


def late_in_words(row: Recommendation) -> str:
    return f"{days_between(row.due_on, row.done_on)} late" if row.was_late else ""


def state(row: Recommendation) -> str:
    """What became of it, in words."""
    if row.no_longer_required_at:
        waits = "; waiting for a second person" if row.required_again_by_id else ""
        return f"No longer required{waits}"
    words = row.get_outcome_display() or "Outstanding"
    waiting = row.no_longer_required_by_id is not None
    return f"{words}; waiting for a second person" if waiting else words


def found(keys: Sequence[int]) -> list[Recommendation]:
    rows = list(read_again(key for key in keys if key <= LARGEST_KEY).values())
    if not rows:
        raise Http404("There is no such recommendation.")
    return rows


def facts(row: Recommendation, today: date) -> dict:
    return {
        "recommendation": row,
        "due_in_words": due_in_words(row, today),
        "late_in_words": late_in_words(row),
        "state": state(row),
        "extensions": row.extensions.select_related("granted_by"),
    }
