"""Hiding a decision from the public at once, and what a second person then does about it.

What is withheld still counts. Where somebody hid it in an emergency, somebody else confirms that
or restores it. Every function that writes is to be called while the public record is being
changed.
"""

from collections.abc import Mapping
from datetime import datetime

from complaints.decisions.last_shown import note_hiding
from complaints.decisions.steps.records import (
    User,
    has_review,
    keep,
    last_changed,
    moment,
    refuse_if_changed,
    taken,
)
from complaints.models import Decision
from councils.people import name_of
from councils.refusals import Refused

Withheld = Decision.Withheld
REASONS = tuple(choice for choice in Withheld.choices if choice[0] != Withheld.UNDER_REVIEW)


def withheld_by_whom(decision: Decision) -> str:
    """By whom and since when, for staff."""
    if decision.withheld_by_id:
        return f"by {name_of(decision.withheld_by)}, since {moment(decision.withheld_at)}"
    if decision.withheld_at:
        return f"since {moment(decision.withheld_at)}"
    return "since it was loaded from a file"


def may_withhold(decision: Decision) -> None:
    """Refused where it is withheld already; a review's own withholding may be taken over."""
    if decision.withheld_reason not in ("", Withheld.UNDER_REVIEW):
        reason = decision.get_withheld_reason_display().lower()
        raise Refused(
            f"{decision} is withheld already ({reason}), {withheld_by_whom(decision)}."
            " The public does not see it."
        )


def withhold(decision: Decision, reason: str, note: str, by: User, at: datetime) -> Decision:
    """Hides it at once. A decision that a review hides stays hidden when the review ends.

    Refused where it is withheld already, with by whom and since when.
    """
    if reason not in dict(REASONS):
        raise Refused("Choose a reason. While a review is under way, opening the review hides it.")
    decision = taken(decision)
    may_withhold(decision)
    note_hiding(decision, at)
    decision.withheld_reason, decision.withheld_note = reason, note.strip()
    decision.withheld_by, decision.withheld_at = by, at
    decision.withholding_confirmed_by = None
    label = decision.get_withheld_reason_display()
    keep(decision, f"Withheld from the public: {label.lower()}", by, at)
    return decision


def withhold_from_the_start(
    decision: Decision, typed: Mapping[str, str], by: User, at: datetime
) -> None:
    """Of one that is entered: it is stored withheld, and somebody else confirms that."""
    if reason := typed.get("withhold"):
        decision.withheld_reason = reason
        decision.withheld_note = typed.get("withhold_note", "").strip()
        decision.withheld_by, decision.withheld_at = by, at


def may_confirm(decision: Decision, by: User) -> None:
    """Refused unless somebody else withheld it and nobody confirmed that yet."""
    _refuse_unless_another_withheld_it(decision, by)
    if decision.withholding_confirmed_by_id:
        raise Refused(
            f"{name_of(decision.withholding_confirmed_by)} has confirmed already that {decision}"
            f" is withheld ({last_changed(decision)})."
        )


def confirm(decision: Decision, by: User, at: datetime, *, seen: int | None = None) -> Decision:
    """A second person agrees that it stays withheld; ``seen`` is the revision that was read."""
    decision = taken(decision)
    may_confirm(decision, by)
    refuse_if_changed(decision, seen)
    decision.withholding_confirmed_by = by
    keep(decision, "Withholding confirmed", by, at)
    return decision


def may_restore(decision: Decision, by: User) -> None:
    """Refused where it is not withheld, by whoever withheld it, and while a review hides it."""
    _refuse_unless_another_withheld_it(decision, by)


def restore(decision: Decision, by: User, at: datetime, *, seen: int | None = None) -> Decision:
    """A second person ends the withholding; the approval of the text stands as it was.

    While a review is under way it stays hidden, now because of the review alone.
    """
    decision = taken(decision)
    may_restore(decision, by)
    refuse_if_changed(decision, seen)
    if has_review(decision):
        decision.withheld_reason, decision.withheld_note = Withheld.UNDER_REVIEW, ""
        decision.withheld_by = decision.withholding_confirmed_by = None
    else:
        end_withholding(decision, at)
    keep(decision, "Restored: no longer withheld", by, at)
    return decision


def end_withholding(decision: Decision, at: datetime) -> None:
    """Empties what is kept about a withholding, but for when it ended; saves nothing.

    Whether the public sees it again is another matter: its text may have to be approved first.
    """
    decision.restored_at = at
    decision.withheld_reason = decision.withheld_note = ""
    decision.withheld_by = decision.withheld_at = decision.withholding_confirmed_by = None


def _refuse_unless_another_withheld_it(decision: Decision, by: User) -> None:
    if not decision.withheld_reason:
        raise Refused(f"{decision} is not withheld ({last_changed(decision)}).")
    if decision.withheld_reason == Withheld.UNDER_REVIEW and has_review(decision):
        raise Refused(f"A review of {decision} is under way and hides it: end the review instead.")
    if decision.withheld_by_id == by.pk:
        raise Refused(f"You withheld {decision} yourself: somebody else confirms or restores it.")
