"""Reviews: somebody asks for a decision to be looked at again, and what comes of it.

While a review is under way the public does not see the decision. A decision that is confirmed
keeps its date; one that is replaced is the same row with another outcome and date, so that it is
counted once; a recording error leaves the date. Every function that writes is to be called while
the public record is being changed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from complaints.decisions.last_shown import note_hiding
from complaints.decisions.rules.doubts import about_decision
from complaints.decisions.steps.records import (
    User,
    keep,
    keep_edit,
    moment,
    refuse_contradictions,
    refuse_if_changed,
    taken,
)
from complaints.decisions.steps.withholding import end_withholding
from complaints.models import Decision, Review, Subject
from complaints.recommendations.steps.replacement import end_with_review
from councils.dates import day_in_words
from councils.doubts import NO_ANSWER, Answer, with_answer
from councils.people import name_of
from councils.refusals import Refused
from councils.years import london_date

Result = Review.Result
Withheld = Decision.Withheld


@dataclass(frozen=True)
class Replacement:
    """What a new statement makes of a decision: outcome, date and texts are all given."""

    outcome: str
    decided_on: date
    statement: str
    summary: str
    satisfactory_remedy: bool = False


@dataclass(frozen=True)
class Correction:
    """What had been recorded wrongly, as it is right; the date of the decision stands."""

    outcome: str
    subject: Subject | None
    satisfactory_remedy: bool = False


def review_under_way(decision: Decision) -> Review | None:
    found: Review | None = Review.objects.filter(decision=decision, ended_at=None).first()
    return found


def earlier_reviews(decision: Decision) -> QuerySet[Review]:
    """Those that have ended, the newest first, with who ended each."""
    ended = Review.objects.filter(decision=decision).exclude(ended_at=None)
    return ended.select_related("ended_by").order_by("-ended_at")


def may_open(decision: Decision) -> None:
    """Refused while a review of it is under way."""
    if review := review_under_way(decision):
        raise Refused(
            f"A review of {decision} is under way already: {name_of(review.opened_by)} opened it"
            f" on {moment(review.opened_at)}."
        )


def open_review(
    decision: Decision, requested_on: date, grounds: str, by: User, at: datetime
) -> Review:
    """Opens a review, which hides the decision at once; an earlier withholding is kept.

    Refused while another is under way, and where the day cannot be right.
    """
    decision = taken(decision)
    may_open(decision)
    if requested_on > london_date(at):
        raise Refused("The day on which the review was requested is after today.")
    if requested_on < decision.decided_on:
        raise Refused(
            f"A review is requested after the decision, which was made on"
            f" {day_in_words(decision.decided_on)}."
        )
    review = Review(
        decision=decision,
        requested_on=requested_on,
        grounds=grounds.strip(),
        opened_by=by,
        opened_at=at,
    )
    keep(review, "Review opened", by, at)
    if not decision.withheld_reason:
        note_hiding(decision, at)
        # Nobody's name: who opened the review hid it, and somebody else ends the review.
        decision.withheld_reason, decision.withheld_at = Withheld.UNDER_REVIEW, at
    keep(decision, "Review opened", by, at)
    return review


def may_end(review: Review | None, decision: Decision, by: User) -> None:
    """Refused where none is under way, and for whoever opened it."""
    if review is None or review.ended_at:
        last = review or Review.objects.filter(decision=decision).order_by("-ended_at").first()
        if last is None:
            raise Refused(f"No review of {decision} is under way.")
        raise Refused(
            f"No review of {decision} is under way: {name_of(last.ended_by)} ended the last one on"
            f" {moment(last.ended_at)} ({last.get_result_display().lower()})."
        )
    if review.opened_by_id == by.pk:
        raise Refused(f"You opened the review of {decision}: somebody else ends it.")


def end_review(
    review: Review,
    result: str,
    note: str,
    by: User,
    at: datetime,
    *,
    changes: Replacement | Correction | None = None,
    void_reason: str = "",
    seen: int | None = None,
    answer: Answer = NO_ANSWER,
) -> Decision:
    """Ends a review; ``seen`` is the decision's revision that was read.

    Whoever ends it is not who opened it. Where the decision is no longer upheld, what had been
    agreed ends with it, for ``void_reason``. Refused where it has ended already. ValidationError,
    by field, for what contradicts itself, and where that reason is needed and lacking.
    """
    decision = taken(review.decision)
    review = Review.objects.select_for_update().get(pk=review.pk)
    may_end(review, decision, by)
    refuse_if_changed(decision, seen)
    changed = _applied(decision, result, changes, at)
    if decision.withheld_reason == Withheld.UNDER_REVIEW:
        end_withholding(decision, at)
        changed.add("withheld_reason")
    if changes is not None:
        if not decision.is_upheld and end_with_review(decision, void_reason, by=by, at=at):
            changed.add("recommendations")
        refuse_contradictions(decision, today=london_date(at))
    label = Result(result).label
    kept = answer.settle(about_decision(decision) if "decided_on" in changed else ())
    why = with_answer(f"Review ended. {label}", kept)
    keep_edit(decision, changed or {"reviews"}, why, by, at)
    review.result, review.note, review.ended_by, review.ended_at = result, note.strip(), by, at
    keep(review, label, by, at)
    return decision


def _applied(decision: Decision, result: str, changes: Any, at: datetime) -> set[str]:
    """Puts the changes into the decision, and names those fields that are now others."""
    kinds = {"confirmed": type(None), "replaced": Replacement, "recording_error": Correction}
    if result not in kinds or not isinstance(changes, kinds[result]):
        raise Refused("Say what came of the review.")
    if isinstance(changes, Replacement):
        if changes.decided_on < decision.decided_on:
            raise Refused(
                "A decision that replaces another is made on the same day or later, not before"
                f" {day_in_words(decision.decided_on)}."
            )
        if changes.decided_on > london_date(at):
            raise Refused("The day of the new decision is after today.")
        if changes.statement.split() in ([], decision.statement.split()):
            raise Refused(
                "A decision that is replaced has a new statement. If only its outcome or subject"
                " was recorded wrongly, it is a recording error."
            )
    given = vars(changes) if changes else {}
    changed = {name for name, value in given.items() if getattr(decision, name) != value}
    if isinstance(changes, Correction) and not changed:
        raise Refused("Nothing is different: if the decision stands, the review confirms it.")
    for name in changed:
        setattr(decision, name, given[name])
    return changed
