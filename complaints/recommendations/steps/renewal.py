"""Requiring again what two people had ended: two people undo it.

What changes something is called while ``councils.public_record.changing_public_record`` is held; it
reads its row again under that lock. ``seen`` is the decision's revision as it was read.
"""

from __future__ import annotations

from datetime import datetime

from complaints.decisions.rules.contradictions import ONLY_UPHELD_HAS_RECOMMENDATIONS
from complaints.decisions.steps.records import User
from complaints.models import Recommendation
from complaints.recommendations.steps.records import named, needed_reason, read_one, store
from councils.people import name_of
from councils.refusals import Refused

ASKED, CONFIRMED, LEFT = "Said to be required again", "Confirmed as required again", "Left ended"


def why_not_asked(recommendation: Recommendation) -> str:
    """Why nobody can say that it is required again; empty where somebody can."""
    if recommendation.no_longer_required_at is None:
        return f"{named(recommendation)} has not been ended: it is required."
    if recommendation.required_again_reason:
        who = name_of(recommendation.required_again_by)
        return f"{named(recommendation)}: {who} has said already that it is required again."
    if not recommendation.decision.is_upheld:
        return f"{named(recommendation)}: {ONLY_UPHELD_HAS_RECOMMENDATIONS}"
    return ""


def ask(
    recommendation: Recommendation, reason: str, *, by: User, at: datetime, seen: int | None = None
) -> Recommendation:
    """Says that what had ended is required again; it stays ended until somebody else confirms.

    Refused without a reason, and for what ``why_not_asked`` says.
    """
    row = read_one(recommendation, seen)
    if cannot := why_not_asked(row):
        raise Refused(cannot)
    row.required_again_reason, row.required_again_by = needed_reason(row, reason), by
    store([row], ASKED, by, at)
    return row


def why_not_left(recommendation: Recommendation) -> str:
    """Why there is nothing to confirm or to leave as it is; empty where there is."""
    if recommendation.required_again_reason:
        return ""
    return f"Nobody says that {named(recommendation)} is required again."


def why_not_confirmed(recommendation: Recommendation, by: User) -> str:
    """Why somebody cannot confirm that it is required again; empty where they can."""
    if cannot := why_not_left(recommendation):
        return cannot
    if recommendation.required_again_by_id == by.pk:
        return f"{named(recommendation)}: it was you who said so, so somebody else confirms it."
    if not recommendation.decision.is_upheld:
        return f"{named(recommendation)}: {ONLY_UPHELD_HAS_RECOMMENDATIONS}"
    return ""


def confirm(
    recommendation: Recommendation, *, by: User, at: datetime, seen: int | None = None
) -> Recommendation:
    """It counts and is shown again as before it was ended, with what had been recorded of it.

    Somebody else confirms than said so; Refused otherwise.
    """
    row = read_one(recommendation, seen)
    if cannot := why_not_confirmed(row, by):
        raise Refused(cannot)
    row.no_longer_required_reason = row.required_again_reason = ""
    row.no_longer_required_by = row.no_longer_required_confirmed_by = None
    row.no_longer_required_at = row.required_again_by = None
    store([row], CONFIRMED, by, at)
    return row


def leave(
    recommendation: Recommendation, reason: str, *, by: User, at: datetime, seen: int | None = None
) -> Recommendation:
    """It stays ended; whoever said otherwise may take it back so too. Why is kept."""
    row = read_one(recommendation, seen)
    if cannot := why_not_left(row):
        raise Refused(cannot)
    reason = needed_reason(row, reason)
    row.required_again_reason, row.required_again_by = "", None
    store([row], f"{LEFT}: {reason}", by, at)
    return row
