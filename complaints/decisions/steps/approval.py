"""What the public will read is approved by somebody who did not write it.

Every function that writes is to be called while the public record is being changed.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from complaints.decisions.last_shown import note_hiding
from complaints.decisions.rules.edits import TAKEN_BACK, last_writers
from complaints.decisions.rules.identifying_details import Finding, unconfirmed
from complaints.decisions.steps.records import (
    User,
    keep,
    last_changed,
    moment,
    refuse_if_changed,
    taken,
)
from complaints.figures.sums import SHOWN
from complaints.models import ConfirmedWords, Decision, Recommendation
from councils.people import name_of
from councils.printable import check
from councils.refusals import Refused
from councils.returns.steps import refuse_given_back

LONGEST_WORDS = ConfirmedWords._meta.get_field("words").max_length
IMPROVEMENT = "recommendation"
Words = tuple[str, str]  # the kind of a finding, and its words


def public_texts(decision: Decision) -> Iterator[tuple[str, str]]:
    """Each text that the public will read, after its name; empty ones are left out."""
    for name in ("title", "summary", "statement", "acted_for"):
        if text := getattr(decision, name):
            field: Any = Decision._meta.get_field(name)
            yield str(field.verbose_name), text
    for each in Recommendation.objects.of(decision).exclude(public_summary=""):
        yield f"{IMPROVEMENT} {each.number}", each.public_summary


def confirmed_words(decision: Decision) -> list[Words]:
    """What somebody confirmed to identify nobody, whoever that was."""
    return list(ConfirmedWords.objects.filter(decision=decision).values_list("kind", "words"))


def words_to_confirm(decision: Decision) -> list[Finding]:
    """What may identify a person and nobody confirmed; words that stand twice come once."""
    known = confirmed_words(decision)
    found: dict[Words, Finding] = {}
    for _, text in public_texts(decision):
        for each in unconfirmed(text, known):
            found.setdefault(_compared(each.kind, each.words), each)
    return list(found.values())


def may_approve(decision: Decision, by: User) -> None:
    """Refused where there is nothing to approve, or ``by`` changed it last.

    Who wrote in it before may approve it: what stands there was somebody else's hand last.
    """
    if decision.outcome not in SHOWN.names:
        raise Refused(
            f"Decisions of this outcome ({decision.get_outcome_display().lower()}) are never shown,"
            " so there is no text to approve."
        )
    if not (decision.summary.strip() or decision.statement.strip()):
        raise Refused(f"{decision} has no text yet: there is nothing to approve.")
    if decision.text_approved_at:
        who = name_of(decision.text_approved_by) if decision.text_approved_by_id else "An import"
        raise Refused(
            f"{who} approved the text of {decision} already,"
            f" on {moment(decision.text_approved_at)}."
        )
    if by.pk in last_writers(decision):
        raise Refused(
            f"You were the last to change what the public will read of {decision}: somebody else"
            " approves it."
        )
    refuse_given_back(decision)


def approve_text(
    decision: Decision,
    by: User,
    at: datetime,
    *,
    confirmed: Collection[Words] = (),
    seen: int | None = None,
) -> Decision:
    """Approves the text as it is; what may identify somebody is confirmed with it, or was before.

    ``seen`` is the revision that was read. A withheld text may be approved, and stays hidden.
    Refused where it was approved already (with by whom and when), has changed since it was read,
    was written by ``by``, or has words that nobody confirmed.
    """
    decision = taken(decision)
    may_approve(decision, by)
    refuse_if_changed(decision, seen)
    _refuse_unprintable(decision)
    ticked = {_compared(kind, words) for kind, words in confirmed}
    waiting = words_to_confirm(decision)
    left = [each for each in waiting if _compared(each.kind, each.words) not in ticked]
    if left:
        listed = ", ".join(f"“{each.words}” ({each.kind.label})" for each in left)
        raise Refused(f"These words may identify a person, and nobody confirmed them: {listed}.")
    for each in waiting:
        ConfirmedWords.objects.create(
            decision=decision,
            kind=each.kind.value,
            words=each.words[:LONGEST_WORDS],
            confirmed_by=by,
            confirmed_at=at,
        )
    decision.text_approved_by, decision.text_approved_at = by, at
    keep(decision, "Text approved", by, at)
    return decision


def may_take_back(decision: Decision) -> None:
    """Refused where the text is not approved."""
    if not decision.text_approved_at:
        raise Refused(f"The text of {decision} is not approved ({last_changed(decision)}).")


def take_back(decision: Decision, reason: str, by: User, at: datetime) -> Decision:
    """Takes back the approval of a text, which hides it at once until somebody approves it.

    Refused without a reason, and where the text is not approved.
    """
    decision = taken(decision)
    may_take_back(decision)
    if not reason.strip():
        raise Refused("Say why the approval is taken back.")
    note_hiding(decision, at)
    decision.text_approved_by = decision.text_approved_at = None
    keep(decision, f"{TAKEN_BACK}: {reason.strip()}", by, at)
    return decision


def _compared(kind: str, words: str) -> Words:
    return str(kind), " ".join(words.split()).casefold()


def _refuse_unprintable(decision: Decision) -> None:
    for name, text in public_texts(decision):
        try:
            check(text)
        except ValueError as error:
            raise Refused(f"The {name} of {decision}: {error}") from None
