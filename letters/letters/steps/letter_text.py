"""Writing a letter: the council's own paragraph, a correction, an older letter as PDF.

Every function here reads the letter again under the public record's lock. An edit voids an
approval; what was sent is never changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from complaints.decisions.steps.records import keep, moment, sign
from complaints.models import Release
from councils.dates import day_in_words
from councils.doubts import NO_ANSWER, Answer, with_answer
from councils.models import NOT_PUT_OFF, Council
from councils.people import name_of
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import Year, london_date
from letters.composing.drafts import content_of, release_for_letters, replaces
from letters.letters.doubts import about_uploaded
from letters.letters.pdf_years import years_in
from letters.models import Letter, LetterFile

PARAGRAPH, VOIDED = "Own paragraph changed", "Own paragraph changed; its approval is void"
REISSUED, UPLOADED, DISCARDED = "Correction begun", "Uploaded", "Discarded"
WRITTEN = (PARAGRAPH, VOIDED, REISSUED)  # with words that somebody typed


def write_own_paragraph(
    letter: Letter, text: str, *, by: Any, at: datetime, seen: int | None = None
) -> Letter:
    """Puts the staff's own paragraph into a letter that is not sent, and composes it again.

    ``seen`` is the revision that was looked at: Refused where the letter has changed since.
    """
    with changing_public_record():
        letter = locked(letter, seen)
        refuse_if_sent(letter)
        if letter.source != Letter.Source.COMPOSED:
            raise Refused("It was uploaded as PDF: its words are in the file.")
        was_approved = bool(letter.approved_at)
        letter.own_paragraph = text.replace("\r\n", "\n").strip()
        letter.content = content_of(letter, at).as_json()
        letter.composed_by, letter.composed_at = by, at
        void_approval(letter)
        letter.revision += 1
        keep(letter, VOIDED if was_approved else PARAGRAPH, by, at)
        return letter


def reissue(letter: Letter, reason: str, *, by: Any, at: datetime) -> Letter:
    """Begins a letter that replaces one that was sent; its reason is public."""
    with changing_public_record():
        letter = locked(letter)
        if not letter.sent_at:
            raise Refused("It has not been sent: change it, and nothing needs replacing.")
        if not reason.strip():
            raise Refused("Say why it is replaced: the council and the public read the reason.")
        later = Letter.objects.filter(
            council=letter.council_id, year=letter.year, issue__gt=letter.issue
        )
        if other := later.order_by("-issue").first():
            how = "replaced it" if other.sent_at else "is to replace it"
            raise Refused(f"Issue {other.issue} {how} already: correct that one.")
        release = release_for_letters(letter.year)
        fresh = Letter(
            council=letter.council,
            year=letter.year,
            issue=letter.issue + 1,
            release=release,
            published_with=release,
            reason=reason.strip(),
            dated_on=london_date(at),
            own_paragraph=letter.own_paragraph,
            composed_by=by,
            composed_at=at,
        )
        fresh.content = content_of(fresh, at, said=replaces(letter, fresh.reason)).as_json()
        keep(fresh, REISSUED, by, at)
        return fresh


def upload(
    council: Council,
    year: Year,
    pdf: bytes,
    dated_on: date,
    *,
    by: Any,
    at: datetime,
    names: Iterable[str] = (),
    answer: Answer = NO_ANSWER,
) -> Letter:
    """Keeps an older letter that was written elsewhere; checked to be a PDF before it comes here.

    It follows the year's release. A year that this portal has no release of must be older than
    those it publishes, so that nothing of a year to come is shown early. ``names`` are what the
    file is called: Doubted where they, the date, or the letter's own words are of another year and
    ``answer`` is empty.
    """
    with changing_public_record():
        if Letter.objects.filter(council=council, year=year).exists():
            raise Refused(f"{council} has a letter of {year} already.")
        if not council.existed_in(year):
            raise Refused(f"{council} did not exist in {year}.")
        if dated_on > london_date(at):
            raise Refused(f"{day_in_words(dated_on)} is to come: an older letter has its own date.")
        release = _release_of(year, at)
        kept = answer.settle(about_uploaded(year, dated_on, names, years_in(pdf)))
        letter = Letter(
            council=council,
            year=year,
            source=Letter.Source.UPLOADED,
            published_with=release,
            dated_on=dated_on,
            composed_by=by,
            composed_at=at,
        )
        keep(letter, with_answer(UPLOADED, kept), by, at)
        keep_file(letter, pdf, at)
        return letter


def _release_of(year: Year, at: datetime) -> Release | None:
    editions = Release.objects.filter(year=year, withdrawn_at=None)
    for release in editions.order_by("-edition"):
        if release.approved_at or release.made_by_command:
            return release
    if editions.exists():
        raise Refused(f"The figures of {year} are being prepared: its letters follow them.")
    if not Release.objects.public(at).filter(year__gt=year).exists():
        raise Refused(f"{year} is not published here, nor is a later year: its letters come after.")
    return None


def discard(letter: Letter, *, by: Any, at: datetime) -> None:
    """Deletes a draft; its history stays."""
    with changing_public_record():
        letter = locked(letter)
        refuse_if_sent(letter)
        if letter.approved_at:
            raise Refused("It is approved: give it back first.")
        if letter.messages.exists():
            raise Refused(
                "It was tried to be sent before, and what came of that is kept: change it, and"
                " have it approved again."
            )
        sign(letter, DISCARDED, by, at)
        letter.delete()


def keep_file(letter: Letter, pdf: bytes, at: datetime) -> LetterFile:
    """Keeps a letter's PDF with its hash, in the place of an earlier one; never of a sent one."""
    refuse_if_sent(letter)
    file, _ = LetterFile.objects.update_or_create(
        letter=letter,
        defaults={"pdf": pdf, "sha256": hashlib.sha256(pdf).hexdigest(), "made_at": at},
    )
    return file


def void_approval(letter: Letter) -> None:
    """A letter that changed waits for a second person again; the PDF of what was, goes."""
    letter.approved_by = letter.approved_at = None
    letter.by_command = False
    # What is approved anew goes only when somebody says so anew.
    letter.messages.put_off().update(**NOT_PUT_OFF)
    if letter.source == Letter.Source.COMPOSED:
        LetterFile.objects.filter(letter=letter).delete()


def locked(letter: Letter, seen: int | None = None) -> Letter:
    """The letter as it is now, locked; Refused where it is gone or changed since it was seen."""
    found = (
        Letter.objects.select_for_update(of=("self",))
        .select_related("council", "release", "published_with")
        .filter(pk=letter.pk)
        .first()
    )
    if found is None:
        raise Refused("It is no longer there: somebody discarded it.")
    if seen is not None and found.revision != seen:
        change = found.history.select_related("history_user").order_by("-history_id").first()
        who = f" by {name_of(change.history_user)}" if change and change.history_user else ""
        when = f" on {moment(change.history_date)}" if change else ""
        raise Refused(
            f"It was changed{who}{when}, after you opened this page. Nothing was done: read it"
            " again first."
        )
    return found


def refuse_if_sent(letter: Letter) -> None:
    """Refused from the moment at which a council may have it."""
    if letter.sent_at:
        raise Refused(
            f"It was sent on {moment(letter.sent_at)}, and what was sent is not changed: write one"
            " that replaces it."
        )
    if letter.approved_at and letter.messages.gone_out().exists():
        raise Refused(
            "It is being sent, or was sent to some of its councils, and what went out is not"
            " changed: have it sent to all of them, then write one that replaces it."
        )
