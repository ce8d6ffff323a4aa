"""The demonstration with its letters: all that is made up is loaded, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from complaints.demonstration.loads import load_demonstration as load_without_letters
from complaints.models import Release, YearNote
from councils.models import Council
from councils.progress import Progress
from councils.years import london_date
from letters.composing.drafts import councils_changed, replaces, template_of
from letters.composing.letters import YearOfLetters
from letters.demonstration.paragraphs import own_paragraph
from letters.models import Letter, LetterTemplate

SEED = "letters"
BEFORE_ITS_RELEASE = timedelta(days=14)
BATCH = 100


def load_demonstration(at: datetime, watch: Progress) -> None:
    """Decisions and releases, and a letter to each council about each released year."""
    with transaction.atomic():
        load_without_letters(at, watch)
        editions = list(Release.objects.order_by("year", "edition"))
        for release in watch(editions, "Letters of releases"):
            Letter.objects.bulk_create(letters_of(release), batch_size=BATCH)


def letters_of(release: Release) -> Iterator[Letter]:
    """An edition's letters, sent two weeks before its instant: the first edition writes to each
    council, a further one to those whose own figures it changed.

    Made-up rows need no history of who changed them.
    """
    at = release.public_at - BEFORE_ITS_RELEASE
    letters = YearOfLetters(release, words_of(release, at), at)
    newest = newest_letters(release)
    changed = councils_changed(newest.values(), release)
    for council in sorted(letters.councils.values(), key=lambda each: each.slug):
        before = newest.get(council.pk)
        if before is None or council.pk in changed:
            yield letter(council, letters, before, at)


def letter(council: Council, letters: YearOfLetters, before: Letter | None, at: datetime) -> Letter:
    """One that was composed, approved from the shell, and sent."""
    release = letters.release
    own = own_paragraph(Random(f"{SEED}/{council.slug}/{release.year}"))
    said = replaces(before, release.reason) if before else ""
    return Letter(
        council=council,
        year=release.year,
        issue=before.issue + 1 if before else 1,
        release=release,
        published_with=release,
        reason=release.reason if before else "",
        dated_on=london_date(at),
        own_paragraph=own,
        content=letters.content(council, own, replaces=said).as_json(),
        composed_at=at,
        approved_at=at,
        by_command=True,
        sent_at=at,
    )


def newest_letters(release: Release) -> dict[int, Letter]:
    """The newest letter about each council, of the same year."""
    letters = Letter.objects.filter(year=release.year).select_related("release")
    return {each.council_id: each for each in letters.order_by("issue")}


def words_of(release: Release, at: datetime) -> LetterTemplate:
    """The year's words with its notes; a further edition's letters have their own date."""
    words = template_of(release.year, at)
    words.dated_on = london_date(at)
    words.notes = "\n\n".join(
        YearNote.objects.filter(year=release.year).values_list("text", flat=True)
    )
    words.save_without_historical_record()  # type: ignore[attr-defined]  # simple-history's
    return words
