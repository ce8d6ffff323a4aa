"""Answering what a council thinks is wrong: the figures stand, or they are counted again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from complaints.decisions.steps.records import keep, moment
from complaints.models import Release
from councils.people import name_of
from councils.public_record import changing_public_record
from councils.refusals import Refused
from letters.early_sight.emails import mail_answer
from letters.early_sight.status import Standing, link
from letters.early_sight.steps.acceptance import accept
from letters.models import Challenge, EarlySight, Letter

LONGEST = 5_000  # characters


@dataclass(frozen=True)
class Answered:
    """What came of an answer: the draft that was counted, the letters that are drafts again."""

    challenge: Challenge
    draft: Release | None = None
    returned: tuple[Letter, ...] = ()


def answer(
    challenge: Challenge,
    result: str,
    words: str,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
    edition_reason: str = "",
    confirmed: Collection[str] = (),
) -> Answered:
    """Answers a challenge; ``tell`` then says so to the council, outside of this transaction.

    Accepted, the year is counted again at once: all of it is done or nothing. ``reason`` says why
    it is accepted, and ``edition_reason`` of the whole next edition why it is made; see ``accept``.
    Refused where it is answered, without words, and where the decisions give the very figures that
    the letter has.
    """
    draft: Release | None = None
    returned: list[Letter] = []
    with changing_public_record():
        kept = _locked(challenge)
        if not words.strip():
            raise Refused("Say what you answer: the council reads it.")
        if len(words) > LONGEST:
            raise Refused(f"The answer has {len(words):,} characters: use {LONGEST:,} at most.")
        if result not in Challenge.Result.values:
            raise Refused("Say whether the figures are counted again or stand.")
        if Challenge.Result(result) is Challenge.Result.ACCEPTED:
            letter = kept.early_sight.message.letter
            draft, returned = accept(
                letter, reason, edition_reason, by=by, at=at, confirmed=confirmed
            )
            kept.accepted_because = reason.strip()
        kept.result, kept.answer = result, words.replace("\r\n", "\n").strip()
        kept.answered_by, kept.answered_at = by, at
        keep(kept, kept.get_result_display(), by, at)
    return Answered(kept, draft, tuple(returned))


def _locked(challenge: Challenge) -> Challenge:
    kept: Challenge = (
        Challenge.objects.select_for_update(of=("self",))
        .select_related("answered_by", "early_sight__message__letter__published_with")
        .select_related("early_sight__message__council")
        .get(pk=challenge.pk)
    )
    if kept.answered_at:
        raise Refused(f"{name_of(kept.answered_by)} answered it on {moment(kept.answered_at)}.")
    return kept


def tell(challenge: Challenge, *, at: datetime) -> bool:
    """Whether the council could be told by e-mail that its challenge is answered.

    The answer is kept before, so an e-mail that fails loses nothing. Whose link was taken back is
    not written to.
    """
    rows = EarlySight.objects.select_related("message__letter__published_with", "message__council")
    now = link(rows.get(pk=challenge.early_sight_id), at)
    if now.standing is Standing.REVOKED:
        return False
    return mail_answer(challenge, is_readable=not now.standing.is_over, at=at)
