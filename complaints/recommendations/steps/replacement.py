"""Ending what was agreed in a decision that a review finds not upheld.

Two people take part in every review: who opened it, and who ends it. So what had been agreed ends
with the review, for its reason, and nobody else confirms that. What changes something is called
while ``councils.public_record.changing_public_record`` is held.
"""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError

from complaints.decisions.steps.records import LONGEST_REASON, User, keep_as_approved, sign
from complaints.models import Decision, Recommendation
from councils.lists import listed

ENDED = "Ended with the review"


def would_end(decision: Decision) -> list[Recommendation]:
    """What ends where the decision is not upheld any more, whatever was recorded of it."""
    return list(Recommendation.objects.of(decision).still_required())


def end_with_review(
    decision: Decision, reason: str, *, by: User, at: datetime, what: str = ENDED
) -> list[Recommendation]:
    """Ends all that is still required; gives it as it is then.

    What somebody had already said to be no longer required ends for this reason as well; who had
    said so before stays in the history. ValidationError without a reason. ``what`` is said before
    it in the history.
    """
    rows = would_end(decision)
    if not rows:
        return rows
    reason = reason.strip()
    if not reason:
        ends = "it ends" if len(rows) == 1 else "they end"
        sentence = f"Say why {in_words(rows)} no longer required: {ends} with the review."
        raise ValidationError({"void_reason": sentence})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"void_reason": f"Say why in {LONGEST_REASON:,} characters at most."})
    keep_as_approved(decision.pk)
    for row in rows:
        row.no_longer_required_reason, row.no_longer_required_by = reason, by
        row.no_longer_required_at = at
        sign(row, f"{what}: {reason}", by, at)
        row.save()
    return rows


def in_words(rows: list[Recommendation]) -> str:
    """As in "recommendations 1 and 2 are"."""
    numbers = listed(str(row.number) for row in rows)
    return f"recommendation {numbers} is" if len(rows) == 1 else f"recommendations {numbers} are"
