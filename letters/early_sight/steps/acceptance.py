"""A challenge that is accepted: the year is counted again, and letters wait for that.

The decisions have been corrected before. Everything here happens inside the transaction of the
answer, so that either all of it is done or nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from complaints.decisions.rules.identifying_details import findings
from complaints.decisions.steps.records import keep
from complaints.models import Release
from complaints.releases.rules.announcement import AT_LEAST_AHEAD, suggested_instant
from complaints.releases.rules.drift import drift
from complaints.releases.steps import approval, preparation
from complaints.releases.steps.freeze import counts_in
from complaints.releases.steps.revisions import (
    WordsToConfirm,
    refuse_without_drift,
    revise,
    soonest,
)
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import Year
from letters.letters.steps.letter_text import locked, void_approval
from letters.models import EarlySight, Letter, Message

RETURNED = "A draft again: the figures of the year are counted again"
State = Message.State


def accept(
    letter: Letter,
    reason: str,
    edition_reason: str = "",
    *,
    by: Any,
    at: datetime,
    confirmed: Collection[str] = (),
) -> tuple[Release, list[Letter]]:
    """Makes a draft of the year's next edition, and of approved letters drafts again.

    An announced edition is withdrawn, with ``reason``, which is one council's, in the calendar; a
    public one is revised; a draft that is there already is counted again. An edition takes whatever
    has changed since the one before, so it has a public ``edition_reason`` of its own; a draft
    keeps the one it has. Refused where nothing differs.
    """
    with changing_public_record():
        if not reason.strip():
            raise Refused("Say why the figures are counted again: the reason may be public.")
        of_edition = edition_reason.strip()
        texts = (reason, of_edition)
        found = [each.words for text in texts for each in findings(text)]
        if words := [each for each in dict.fromkeys(found) if each not in confirmed]:
            raise WordsToConfirm(words)
        newest = newest_edition(letter.year)
        if begins_edition(newest, at) and not of_edition:
            raise Refused(
                "Say why there is a further edition, of everything that it changes: its reason is"
                " public for good."
            )
        refuse_while_sending(Message.objects.filter(letter__year=letter.year))
        draft = _draft(letter, newest, reason.strip(), of_edition, by, at, confirmed)
        return draft, return_to_draft(letter.year, by, at)


def newest_edition(year: Year) -> Release | None:
    editions = Release.objects.filter(year=year, withdrawn_at=None)
    newest: Release | None = editions.order_by("-edition").first()
    return newest


def begins_edition(newest: Release | None, at: datetime) -> bool:
    """Whether what is accepted begins a further edition; a draft is only counted again."""
    return newest is None or newest.state(at) in ("public", "announced")


def _draft(
    letter: Letter,
    newest: Release | None,
    reason: str,
    of_edition: str,
    by: Any,
    at: datetime,
    confirmed: Collection[str],
) -> Release:
    who = {"by": by, "at": at}
    if newest is None:
        instant = suggested_instant(True, at)
        return preparation.prepare(letter.year, public_at=instant, reason=of_edition, **who)
    state = newest.state(at)
    if of_edition and not begins_edition(newest, at):
        raise Refused(
            f"{newest} is a draft already and has its own reason: change that on its page, and"
            " leave this one empty."
        )
    if state == "public":
        instant = suggested_instant(True, at)
        return revise(newest, reason=of_edition, public_at=instant, confirmed=confirmed, **who)
    if state == "announced":
        refuse_without_drift(drift(newest))
        approval.withdraw(newest, reason, **who)
        instant = newest.public_at
        if instant <= at + AT_LEAST_AHEAD:
            instant = soonest(at)
        return preparation.prepare(letter.year, public_at=instant, reason=of_edition, **who)
    return _counted_again(newest, letter, by, at)


def _counted_again(draft: Release, letter: Letter, by: Any, at: datetime) -> Release:
    """The draft that is under way, with what has been corrected since it was counted."""
    if drift(draft):
        preparation.recount(draft, by=by, at=at)
    elif letter.release and _same(draft, letter):
        raise Refused(
            f"Edition {draft.edition} of {draft.year} is a draft already, and its figures of"
            f" {letter.council} are those of the letter: correct the decisions first, or answer"
            " that the figures stand."
        )
    draft.refresh_from_db()
    return draft


def _same(draft: Release, letter: Letter) -> bool:
    key = letter.council_id
    release = letter.release
    return release is not None and counts_in(draft).get(key) == counts_in(release).get(key)


def refuse_while_sending(messages: QuerySet[Message]) -> None:
    """Refused while letters are on their way: what goes out is not changed."""
    if messages.filter(state__in=(State.SENDING, State.HANDING_OVER)).exists():
        raise Refused(
            "Letters of the year are being sent just now: wait until that has ended, then answer."
        )


def return_to_draft(year: Year, by: Any, at: datetime) -> list[Letter]:
    """Makes the year's approved letters that went to nobody drafts again; sent ones stay."""
    went = Q(state__in=(State.SENT, State.OTHERWISE, State.UNSURE))
    returned = []
    for each in Letter.objects.approved().filter(year=year).order_by("council"):
        now = locked(each)
        refuse_while_sending(now.messages.all())
        if now.messages.filter(went | Q(early_sight__looks__isnull=False)).exists():
            continue
        # What did not go out: a link in it, if there was one, never reached anybody.
        EarlySight.objects.filter(message__letter=now).delete()
        now.messages.all().delete()
        void_approval(now)
        now.revision += 1
        keep(now, RETURNED, by, at)
        returned.append(now)
    return returned
