"""Giving a text back to whoever changed it last, and submitting it again.

Both are to be called while the public record is being changed.
"""

from __future__ import annotations

from datetime import datetime

from complaints.decisions.steps.approval import may_approve
from complaints.decisions.steps.records import User, keep, taken
from complaints.models import Decision
from councils.refusals import Refused
from councils.returns import steps as returns

GIVEN_BACK, SUBMITTED = "Text given back", "Text submitted again"


def may_give_back(decision: Decision, by: User) -> None:
    """Refused where it could not be approved by this person, or is withheld."""
    may_approve(decision, by)
    if decision.withheld_reason:
        raise Refused(f"{decision} is withheld: while it is, its text waits for nobody.")


def give_back(
    decision: Decision, comment: str, by: User, at: datetime, *, seen: int | None = None
) -> Decision:
    """Gives a text that waits for approval back, with what is to be done.

    Refused to whom could not approve it, without a comment, and where it changed since it was read.
    """
    decision = taken(decision, seen)
    may_give_back(decision, by)
    returns.give_back(decision, comment, decision.text_changed_by, by=by, at=at)
    keep(decision, f"{GIVEN_BACK}: {comment.strip()}", by, at)
    return decision


def why_not_submitted(decision: Decision) -> str:
    """Why it cannot be submitted again; empty where it can."""
    return "" if returns.given_back(decision) else f"The text of {decision} was not given back."


def submit_again(decision: Decision, by: User, at: datetime) -> Decision:
    """It waits for approval again."""
    decision = taken(decision)
    returns.submit_again(decision, by=by, at=at)
    keep(decision, SUBMITTED, by, at)
    return decision
