"""What every step that staff take has in common: it is kept who took it, when and why.

Each is taken while the public record is being changed, so nothing that was checked can change
before it is written, and an error in the middle leaves nothing behind.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from complaints.decisions.rules.contradictions import wrong_with_decision
from complaints.decisions.rules.edits import note_edit
from complaints.models import Decision, Recommendation, Release
from councils.bulk_history import keep_as_stored
from councils.dates import instant_in_words
from councils.people import name_of
from councils.refusals import Refused
from councils.years import Year

AS_APPROVED = "As it was when it was approved"
LONGEST_REASON = 2_000  # that a person writes
User = Any  # whatever AUTH_USER_MODEL names


def taken(decision: Decision, seen: int | None = None) -> Decision:
    """The decision as it is now, locked until the transaction ends.

    Refused where its revision is no longer the one that was seen, and says who changed it; and
    where it is void: nothing is done with it any more.
    """
    now: Decision = Decision.objects.select_for_update().get(pk=decision.pk)
    refuse_void(now)
    refuse_if_changed(now, seen)
    return now


def refuse_void(decision: Decision) -> None:
    if decision.is_void:
        raise Refused(f"{decision} was entered in error: nothing is done with it any more.")


def refuse_if_changed(decision: Decision, seen: int | None) -> None:
    if seen is not None and decision.revision != seen:
        raise Refused(
            f"{decision} has changed since you opened this page ({last_changed(decision)})."
            " Nothing was done: read it again first."
        )


def keep(row: Any, reason: str, by: User | None, at: datetime) -> None:
    """Saves a row with who, when and why in its history; a decision's revision is counted up."""
    if isinstance(row, Decision):
        keep_as_approved(row.pk)
        row.revision += 1
    elif isinstance(row, Recommendation):
        keep_as_approved(row.decision_id)
    sign(row, reason, by, at)
    row.save()


def keep_edit(
    decision: Decision, changed: Collection[str], reason: str, by: User, at: datetime
) -> None:
    """As ``keep``; where the public reads what changed, the approval of the text is void."""
    keep_as_approved(decision.pk)
    note_edit(decision, changed, by=by, at=at)
    sign(decision, reason, by, at)
    decision.save()


def keep_as_approved(key: int) -> None:
    """Keeps how an approved decision without any history stands, before it is changed first.

    Made-up data has none, and a second person is to see what changed in it too.
    """
    found = Decision.objects.filter(pk=key, text_approved_at__isnull=False)
    decision = found.exclude(pk__in=Decision.history.filter(id=key).values("id")).first()
    if decision is None:
        return
    rows = Recommendation.objects.filter(decision=decision)
    known = Recommendation.history.filter(decision_id=key).values("id")
    at: Any = decision.text_approved_at
    keep_as_stored([decision], reason=AS_APPROVED, at=at)
    keep_as_stored(list(rows.exclude(pk__in=known)), reason=AS_APPROVED, at=at)


def sign(row: Any, reason: str, by: User | None, at: datetime) -> None:
    """Says who changes or deletes a row, when and why, for the history; saves nothing."""
    row._history_user, row._history_date = by, at
    row._change_reason = reason


def refuse_contradictions(decision: Decision, today: date) -> None:
    """ValidationError, by field, where the decision as it would be contradicts itself."""
    required = Recommendation.objects.of(decision).still_required()
    wrong: dict[str, list[str]] = {}
    for name, sentence in wrong_with_decision(
        decision, has_recommendations=required.exists(), today=today
    ):
        wrong.setdefault(name, []).append(sentence)
    if wrong:
        raise ValidationError(wrong)
    decision.full_clean()


def moment(at: datetime | None) -> str:
    """The instant in words; what older records do not say is said to be unknown."""
    return instant_in_words(at) if at else "a day that was not recorded"


def last_changed(decision: Decision) -> str:
    """Who changed it last, when, and why if that was kept."""
    change = decision.history.select_related("history_user").order_by("-history_id").first()
    if change is None:
        return "who changed it is not recorded"
    who = f"by {name_of(change.history_user)} on" if change.history_user else "on"
    why = f": {change.history_change_reason}" if change.history_change_reason else ""
    return f"last changed {who} {moment(change.history_date)}{why}"


def released_years(decision: Decision) -> list[Year]:
    """The years whose figures are frozen and have counted it, or now would; in order.

    What is frozen does not move by itself: until it is revised the difference is drift.
    """
    counted = Q(cases__decision=decision) | Q(year=decision.year)
    found = Release.objects.filter(counted, withdrawn_at=None).values_list("year", flat=True)
    return sorted(set(found))


def drift(decision: Decision) -> str:
    """That frozen figures do not follow by themselves; empty where none are concerned."""
    years = ", ".join(map(str, released_years(decision)))
    if not years:
        return ""
    return (
        f" The figures of {years} are frozen and do not move by themselves: this is drift there"
        " until they are revised."
    )


def has_review(decision: Decision) -> bool:
    """Whether a review of it is under way."""
    return bool(decision.reviews.filter(ended_at=None).exists())
