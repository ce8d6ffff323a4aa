"""Composing a year's letters: drafts are made and brought up to date, nothing else is touched."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from simple_history.utils import bulk_create_with_history

from complaints.decisions.steps.records import keep
from complaints.figures.performance import COUNTS
from complaints.models import CouncilFigures, Release
from complaints.releases.steps.suspension import refuse_suspended
from councils.dates import day_in_words
from councils.failures import named
from councils.models import Council
from councils.progress import Progress, silent
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import Year, london_date
from letters.composing.content import LetterContent
from letters.composing.letters import YearOfLetters
from letters.composing.partly_sent import end, is_stranded
from letters.composing.words import first_words
from letters.models import Letter, LetterTemplate

COMPOSED, AGAIN = "Composed", "Composed again"
CARRIED = "Published with the next edition, whose figures for it are the same"


@dataclass
class Composed:
    """What composing did, in letters; each list is of councils by name.

    ``refused`` says which could not be composed, and why.
    """

    release: Release
    made: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    proposed: list[str] = field(default_factory=list)
    approved: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        counts = (
            ("composed", self.made),
            ("proposed again, because the council’s own figures changed", self.proposed),
            ("brought up to date", self.updated),
            ("the same as before", self.same),
            ("approved already, and left as they are", self.approved),
            ("sent already, and left as they are", self.sent),
            ("could not be composed", self.refused),
        )
        said = "; ".join(f"{len(names):,} {words}" for words, names in counts if names)
        return f"Letters of {self.release}: {said or 'no council had figures'}."


def template_of(year: Year, at: datetime) -> LetterTemplate:
    """The year's words; made from ours and the year before's signature where there are none."""
    found = LetterTemplate.objects.filter(year=year).first()
    if found is None:
        before = LetterTemplate.objects.filter(year__lt=year).order_by("-year").first()
        words = first_words(year)
        if before is not None:
            words |= {"signed_by": before.signed_by, "signed_as": before.signed_as}
        words["signed_by"] = words["signed_by"] or settings.OMBUDSMAN["name"]
        found = LetterTemplate.objects.create(
            year=year,
            dated_on=london_date(at),
            signature=before.signature if before else None,
            **words,
        )
    return found


def release_for_letters(year: Year) -> Release:
    """The newest edition of a year that is approved. Refused where there is none."""
    for release in Release.objects.filter(year=year, withdrawn_at=None).order_by("-edition"):
        if release.approved_at or release.made_by_command:
            return release
    raise Refused(
        f"{year} has no approved release: letters give the figures of one, so approve it first."
    )


def compose_letters(year: Year, *, by: Any, at: datetime, watch: Progress = silent) -> Composed:
    """One draft for each council of the year that has none, and the drafts there are made new.

    What is approved or sent is never touched. Where a letter was sent and a later edition changed
    that council's own counts, a letter that replaces it is proposed as a draft.
    """
    with changing_public_record():
        release = release_for_letters(year)
        refuse_suspended(release, at)
        letters = YearOfLetters(release, template_of(year, at), at)
        done = Composed(release)
        newest = {
            each.council_id: each
            for each in Letter.objects.filter(year=year)
            .select_related("release", "published_with")
            .order_by("issue")
        }
        changed = councils_changed(newest.values(), release)
        fresh: list[Letter] = []
        councils = sorted(letters.councils.values(), key=lambda each: each.name)
        for council in watch(councils, f"Letters of {year}"):
            letter = newest.get(council.pk)
            with named(done.refused, council.name, writes=False):
                if letter is None:
                    fresh.append(_new(council, letters, by, at))
                    done.made.append(council.name)
                elif letter.sent_at and council.pk in changed:
                    fresh.append(_reissue(letter, council, letters, by, at))
                    done.proposed.append(council.name)
                elif letter.sent_at:
                    _carry(letter, release, by, at)
                    done.sent.append(council.name)
                elif is_stranded(letter) and council.pk not in changed:
                    _carry(letter, release, by, at)
                    done.approved.append(council.name)
                elif is_stranded(letter) and end(letter, by, at):
                    fresh.append(_reissue(letter, council, letters, by, at))
                    done.proposed.append(council.name)
                elif letter.approved_at:
                    done.approved.append(council.name)
                else:
                    _again(letter, council, letters, by, at, done)
        bulk_create_with_history(
            fresh,
            Letter,
            batch_size=100,
            default_user=by,
            default_date=at,
            default_change_reason=COMPOSED,
        )
        return done


def councils_changed(letters: Any, release: Release) -> set[int]:
    """Whose own counts differ between the edition that a letter names and a later one."""
    editions = {each.release for each in letters if each.release and each.release != release}
    now = _counts(release)
    found = set()
    for edition in editions:
        was = _counts(edition)
        found |= {
            each.council_id
            for each in letters
            if each.release_id == edition.pk
            and was.get(each.council_id) != now.get(each.council_id)
        }
    return found


def _counts(release: Release) -> dict[int, tuple[Any, ...]]:
    rows = CouncilFigures.objects.filter(release=release).values_list("council_id", *COUNTS)
    return {council: tuple(counts) for council, *counts in rows}


def _new(council: Council, letters: YearOfLetters, by: Any, at: datetime) -> Letter:
    return Letter(
        council=council,
        year=letters.release.year,
        release=letters.release,
        published_with=letters.release,
        dated_on=letters.template.dated_on,
        content=letters.content(council, "").as_json(),
        composed_by=by,
        composed_at=at,
    )


def _reissue(
    sent: Letter, council: Council, letters: YearOfLetters, by: Any, at: datetime
) -> Letter:
    release = letters.release
    reason = f"The figures of {release.year} were counted again: {release.reason}".strip(": ")
    letter = _new(council, letters, by, at)
    letter.issue, letter.reason, letter.own_paragraph = sent.issue + 1, reason, sent.own_paragraph
    letter.dated_on = london_date(at)
    letter.content = letters.content(
        council,
        letter.own_paragraph,
        replaces=replaces(sent, reason),
        dated_on=letter.dated_on,
    ).as_json()
    return letter


def replaces(sent: Letter, reason: str) -> str:
    """What a letter says that replaces another: which, of which date, and why."""
    dated = day_in_words(sent.dated_on)
    return (
        f"This is issue {sent.issue + 1} of our letter about {sent.year}. It replaces issue"
        f" {sent.issue}, dated {dated}. {reason}"
    )


def _carry(letter: Letter, release: Release, by: Any, at: datetime) -> None:
    """A letter that went out, whose edition was withdrawn, stands: its figures are the same."""
    if letter.published_with and letter.published_with.withdrawn_at:
        letter.published_with = release
        keep(letter, CARRIED, by, at)


def _again(
    letter: Letter, council: Council, letters: YearOfLetters, by: Any, at: datetime, done: Composed
) -> None:
    said = replaces(sent_before(letter), letter.reason) if letter.is_reissue else ""
    dated_on = letter.dated_on if letter.is_reissue else letters.template.dated_on
    made = letters.content(council, letter.own_paragraph, replaces=said, dated_on=dated_on)
    was = LetterContent.read(letter.content) if letter.content else None
    if was == made and letter.release_id == letters.release.pk:
        done.same.append(council.name)
        return
    letter.content, letter.release = made.as_json(), letters.release
    letter.published_with, letter.dated_on = letters.release, dated_on
    letter.composed_by, letter.composed_at = by, at
    letter.revision += 1
    keep(letter, AGAIN, by, at)
    done.updated.append(council.name)


def content_of(letter: Letter, at: datetime, *, said: str = "") -> LetterContent:
    """One letter as it would be composed now; ``said`` is what it replaces, where that is known."""
    if letter.is_reissue and not said:
        said = replaces(sent_before(letter), letter.reason)
    if letter.release is None:
        raise Refused("Only a letter from an edition's figures is composed.")
    letters = YearOfLetters(letter.release, template_of(letter.year, at), at)
    dated_on = letter.dated_on if letter.is_reissue else None
    return letters.content(letter.council, letter.own_paragraph, replaces=said, dated_on=dated_on)


def sent_before(letter: Letter) -> Letter:
    """The letter that a further issue replaces."""
    earlier = Letter.objects.filter(council=letter.council_id, year=letter.year)
    return earlier.get(issue=letter.issue - 1)
