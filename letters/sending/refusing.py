"""Which letters may go out."""

from __future__ import annotations

from datetime import datetime

from complaints.refusals import Refused
from complaints.releasing.suspension import refuse_suspended
from letters.models import Letter, LetterFile
from letters.writing import refuse_if_sent


def refuse_to_send(letter: Letter, at: datetime) -> LetterFile:
    """Its PDF's hash and date, without the PDF; Refused where a letter may not go out."""
    if letter.sent_at:
        refuse_if_sent(letter)
    if not letter.approved_at:
        raise Refused("It is not approved: somebody else than its author approves it first.")
    for release in (letter.release, letter.published_with):
        if release is None:
            continue
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
