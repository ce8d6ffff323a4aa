"""Approving letters that somebody else composed, many at once, and giving them back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from os import cpu_count
from typing import Any

from complaints.decisions.steps.records import keep
from complaints.models import Release
from complaints.releases.steps.suspension import refuse_suspended
from councils.failures import named
from councils.models import GivenBack
from councils.progress import Progress, silent
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.returns import steps as returns
from councils.returns.steps import refuse_given_back
from letters.composing.content import LetterContent
from letters.letters.pdf import pdf
from letters.letters.steps.letter_text import (
    WRITTEN,
    keep_file,
    locked,
    refuse_if_sent,
    void_approval,
)
from letters.models import Letter, LetterTemplate

APPROVED, GIVEN_BACK, SUBMITTED = "Approved", "Given back", "Submitted again"
WROTE = "You wrote in it last, so somebody else approves it."
COMPOSED = "You composed it, so somebody else approves it."
IS_BACK = "It is given back: it is approved once it is submitted again."
Typeset = bytes | Exception | None  # none of what was uploaded
AT_ONCE = 50  # letters in one transaction: others wait no longer than these take


@dataclass
class Approved:
    """How many letters were approved, and why the others were not, by council."""

    approved: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def approve(
    letters: Iterable[Letter], *, by: Any, at: datetime, watch: Progress = silent
) -> Approved:
    """Approves drafts; each is typeset now, and what is kept is what will be sent.

    Each letter is as it was when it was given: one that changed since, or that may not be
    approved by this person, or cannot be typeset, is left as it is and named with the reason.
    ``by`` is None for a command, which stands in for the second person.
    """
    done = Approved()
    waiting = []
    shown = shown_once(at)
    for letter in letters:
        with named(done.refused, letter.council.name):
            refuse(letter, by, at, shown)
            waiting.append(letter)
    signatures = dict(
        LetterTemplate.objects.filter(year__in={each.year for each in waiting}).values_list(
            "year", "signature"
        )
    )

    def typeset(letter: Letter) -> Typeset:
        """Its PDF; what it could not be typeset for, so that the others are."""
        if letter.source != Letter.Source.COMPOSED:
            return None
        signature = signatures.get(letter.year)
        try:
            kept: Any = letter.content
            content = LetterContent.read(kept)
            return pdf(content, letter.dated_on, bytes(signature) if signature else None)
        except Exception as error:
            return error

    with ThreadPoolExecutor(cpu_count()) as typesetters:
        made = zip(waiting, typesetters.map(typeset, waiting), strict=True)
        batch: list[tuple[Letter, Typeset]] = []
        for pair in watch(made, "Letters approved"):
            batch.append(pair)
            if len(batch) == AT_ONCE:
                _keep(batch, by, at, done)
                batch = []
        _keep(batch, by, at, done)
    return done


def _keep(batch: Sequence[tuple[Letter, Typeset]], by: Any, at: datetime, done: Approved) -> None:
    if not batch:
        return
    with changing_public_record():
        shown = shown_once(at)
        for seen, made in batch:
            with named(done.refused, seen.council.name):
                _keep_one(seen, made, by, at, shown)
                done.approved.append(seen.council.name)


def _keep_one(
    seen: Letter, made: Typeset, by: Any, at: datetime, shown: Callable[[Release], None]
) -> None:
    letter = locked(seen, seen.revision)
    refuse(letter, by, at, shown)
    if isinstance(made, Exception):
        raise made
    letter.approved_by, letter.approved_at, letter.by_command = by, at, by is None
    if letter.source == Letter.Source.UPLOADED:
        letter.sent_at = at  # it went out in its own time
    keep(letter, APPROVED, by, at)
    if made is not None:
        keep_file(letter, made, at)


def shown_once(at: datetime) -> Callable[[Release], None]:
    """Refused where a release is suspended: asked once of each, while nothing can change it."""
    return cache(lambda release: refuse_suspended(release, at))


def refuse(letter: Letter, by: Any, at: datetime, shown: Callable[[Release], None]) -> None:
    """Refused where a letter may not be approved, or not by this person."""
    refuse_if_sent(letter)
    if letter.approved_at:
        raise Refused("It is approved already.")
    if by is not None and (why := own_work(letter, by)):
        raise Refused(why)
    refuse_given_back(letter)
    release = letter.release
    if release is None:
        return
    if release.withdrawn_at:
        raise Refused(f"{release} was withdrawn: compose the letters of {letter.year} again.")
    if release.state(at) not in ("announced", "public"):
        raise Refused(f"{release} is not approved: its figures come first.")
    shown(release)


def own_work(letter: Letter, by: Any) -> str:
    """What somebody did with a letter, so that somebody else approves it; empty if nothing."""
    return own_works([letter], by).get(letter.pk, "")


def own_works(letters: Iterable[Letter], by: Any) -> dict[int, str]:
    """The same of many, by key and only where there is something, in one query.

    Composing anew changes figures and not what somebody wrote: its last writer is asked too.
    """
    letters = list(letters)
    wrote = Letter.history.filter(
        id__in=[each.pk for each in letters], history_change_reason__in=WRITTEN
    )
    last = dict(wrote.order_by("history_id").values_list("id", "history_user"))
    found = {each.pk: WROTE for each in letters if last.get(each.pk) == by.pk}
    return found | {each.pk: COMPOSED for each in letters if each.composed_by_id == by.pk}


def may_not_approve(letters: Iterable[Letter], by: Any) -> dict[int, str]:
    """Why somebody does not approve each, by key: it is their own work, or given back."""
    letters = list(letters)
    backs = GivenBack.objects.open().of_model(Letter).filter(row__in=[each.pk for each in letters])
    return own_works(letters, by) | dict.fromkeys(backs.values_list("row", flat=True), IS_BACK)


def why_not_approved(letter: Letter, by: Any) -> str:
    """The same of one letter; empty where nothing stands against it."""
    return may_not_approve([letter], by).get(letter.pk, "")


def approved_before(drafts: Iterable[Letter]) -> set[int]:
    """The keys of those that were approved once and changed or given back since."""
    keys = [each.pk for each in drafts]
    kept = Letter.history.filter(id__in=keys, approved_at__isnull=False)
    return set(kept.order_by().values_list("id", flat=True))


def give_back(letter: Letter, comment: str, *, by: Any, at: datetime) -> None:
    """Gives a letter that is not on its way back to its author; an approved one is a draft again.

    Refused without a comment, and once it has been sent, or is being sent.
    """
    with changing_public_record():
        letter = locked(letter)
        refuse_if_sent(letter)
        # What was tried in vain stays, with what came of it: it waits for the next approval.
        letter.messages.filter(tries=0).delete()
        void_approval(letter)
        returns.give_back(letter, comment, letter.composed_by, by=by, at=at)
        letter.revision += 1
        keep(letter, f"{GIVEN_BACK}: {comment.strip()}", by, at)


def submit_again(letter: Letter, *, by: Any, at: datetime) -> None:
    """A draft that was given back waits for approval again."""
    with changing_public_record():
        letter = locked(letter)
        returns.submit_again(letter, by=by, at=at)
        letter.revision += 1
        keep(letter, SUBMITTED, by, at)
