"""What a council agreed to do, added to a decision that is guarded, or put right in it.

What is to be called while the public record is being changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Max

from complaints.decisions.rules.contradictions import (
    ONLY_UPHELD_HAS_RECOMMENDATIONS,
    wrong_with_days,
    wrong_with_recommendation,
)
from complaints.decisions.rules.doubts import about_due_day
from complaints.decisions.rules.edits import IMPROVEMENTS, public_face
from complaints.decisions.steps.records import User, keep_edit, refuse_if_changed, sign, taken
from complaints.models import Decision, Recommendation
from complaints.recommendations.rules import Successors
from complaints.recommendations.steps.records import named, needed_reason, read_one, why_not_open
from councils.doubts import NO_ANSWER, Answer, with_answer
from councils.models import Council
from councils.refusals import Refused
from councils.register.succession_words import closing
from councils.years import london_date

PERSONAL_REMEDY = str(Recommendation.Kind.PERSONAL_REMEDY)


@dataclass(frozen=True)
class Agreed:
    """One thing that a council agreed to do; without ``council`` it is the decision's."""

    kind: str
    due_on: date
    private_text: str = ""
    public_summary: str = ""
    council: Council | None = None


def may_add(decision: Decision) -> None:
    """Refused where a decision has no recommendations."""
    if not decision.is_upheld:
        raise Refused(ONLY_UPHELD_HAS_RECOMMENDATIONS)


def add(
    decision: Decision,
    agreed: Agreed,
    reason: str,
    by: User,
    at: datetime,
    *,
    seen: int | None,
    answer: Answer = NO_ANSWER,
) -> Recommendation:
    """Adds a recommendation; one that the public reads has to be approved.

    Refused without a reason; ValidationError, by field, for what contradicts itself.
    """
    decision = taken(decision)
    may_add(decision)
    refuse_if_changed(decision, seen)
    if not reason.strip():
        raise Refused("Say why it is added.")
    newest = Recommendation.objects.of(decision).aggregate(Max("number"))["number__max"]
    made = Recommendation(decision=decision, number=(newest or 0) + 1, **vars(agreed))
    if agreed.council is None:
        made.council = _complying(decision, agreed.due_on)
    _check(made, london_date(at))
    kept = answer.settle(about_due_day(agreed.due_on, decision.decided_on))
    why = with_answer(reason.strip(), kept)
    sign(made, f"Added: {why}", by, at)
    made.save()
    changed = {IMPROVEMENTS} if public_face(made) else {"recommendations"}
    keep_edit(decision, changed, f"{made} added: {why}", by, at)
    return made


def why_not_amended(recommendation: Recommendation) -> str:
    """Why its kind and council cannot be put right; empty where they can."""
    if recommendation.outcome:
        return (
            f"{named(recommendation)} has its outcome: if that was a mistake, a reviewer corrects"
            " it first."
        )
    return why_not_open(recommendation)


def amend(
    recommendation: Recommendation,
    kind: str,
    council: Council,
    reason: str,
    *,
    by: User,
    at: datetime,
    seen: int | None = None,
) -> Recommendation:
    """Puts right of which kind it is, and which council must comply.

    What becomes a personal remedy has no words for the public: they join what is private. Refused
    without a reason, where nothing is different, and for a council that will have closed, unless
    the one that is named does not exist yet: what is done until then is the old one's doing.
    """
    row = read_one(recommendation, seen)
    if cannot := why_not_amended(row):
        raise Refused(cannot)
    reason = needed_reason(row, reason)
    if (kind, council.pk) == (row.kind, row.council_id):
        raise Refused("Nothing is different.")
    today = london_date(at)
    closes, closed_on = closing(council, today), council.closed_on
    is_there_first = council.existed_on(today) and not row.council.existed_on(today)
    if closes and closed_on and closed_on <= row.due_on and not is_there_first:
        raise Refused(f"{council} {closes.what}, before it is due.")
    before = public_face(row)
    row.kind, row.council = kind, council
    if kind == PERSONAL_REMEDY:
        row.private_text = "\n\n".join(filter(None, (row.private_text, row.public_summary)))
        row.public_summary = ""
    _check(row, today)
    why = f"Put right: {reason}"
    sign(row, why, by, at)
    row.save()
    is_read = public_face(row) != before
    changed = {IMPROVEMENTS} if is_read else {"recommendations"}
    keep_edit(row.decision, changed, f"Recommendation {row.number}: {why}", by, at)
    return row


def _complying(decision: Decision, due_on: date) -> Council:
    try:
        return Successors().complying(decision.council, due_on)
    except ValueError as error:
        raise ValidationError({"council": f"{error}."}) from None


def _check(row: Recommendation, today: date) -> None:
    wrong: dict[str, list[str]] = {}
    days = () if row.pk else wrong_with_days(row, decided_on=row.decision.decided_on, today=today)
    for name, sentence in (*wrong_with_recommendation(row), *days):
        wrong.setdefault(name, []).append(sentence)
    if wrong:
        raise ValidationError(wrong)
    row.full_clean()
