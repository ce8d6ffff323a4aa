"""Which letters may go out."""

from __future__ import annotations

from datetime import datetime

from complaints.models import Release
from complaints.releases.steps.suspension import refuse_suspended
from councils.refusals import Refused
from letters.letters.steps.letter_text import refuse_if_sent
from letters.models import Letter, LetterFile


def refuse_to_send(letter: Letter, at: datetime) -> LetterFile:
    """Its PDF's hash and date, without the PDF; Refused where a letter may not go out."""
    if letter.sent_at:
        refuse_if_sent(letter)
    if not letter.approved_at:
        raise Refused("It is not approved: somebody else than its author approves it first.")
    for release in _editions(letter):
        if release.withdrawn_at:
            raise Refused(
                f"{release} was withdrawn: give the letter back, and compose the letters of"
                f" {letter.year} again."
            )
        if release.state(at) not in ("announced", "public"):
            raise Refused(f"{release} is not approved: its figures come first.")
        refuse_suspended(release, at)
    file = LetterFile.objects.filter(letter=letter).defer("pdf").first()
    if file is None:
        raise Refused("Its PDF is missing: give it back, and have it approved again.")
    return file


def _editions(letter: Letter) -> list[Release]:
    """Those whose figures it gives: of a letter that was carried to the next edition, that one.

    The edition that it names was withdrawn then, and its own figures are the same in the other.
    """
    release, published = letter.release, letter.published_with
    if release and published and release.withdrawn_at and not published.withdrawn_at:
        return [published]
    return [each for each in (release, published) if each]
