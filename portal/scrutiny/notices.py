"""What a reader must know before the figures: of the council, of their edition, of revisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from complaints.figures.sentences import why_not_compared
from complaints.models import Release, Suspension
from complaints.releases.steps.suspension import in_words as in_words_of
from complaints.statistics.comparison import CouncilYear
from complaints.statistics.own_revisions import OwnRevision, what_changed
from councils.dates import day_in_words
from councils.lists import listed
from councils.models import Council
from councils.register.names.former import renamed
from councils.register.succession import Reorganisation
from councils.register.succession_words import closing, opening
from councils.years import Year
from portal.scrutiny.words import in_words


def notices(
    council: Council, row: CouncilYear, year: Year, reorganisation: Reorganisation, today: date
) -> tuple[str, ...]:
    """What a reader must know of the council itself, as on the day on which the pack is made."""
    said = [each for each in (renamed(council),) if each]
    if opens := reorganisation.replaces and opening(council, today, reorganisation.replaces):
        said.append(
            f"{council.name} {opens.naming(in_words(opens.councils))}. Their figures are not"
            " joined to its own."
        )
    if closes := closing(council, today, reorganisation.replaced_by):
        said.append(f"{council.name} {closes.naming(in_words(closes.councils))}.")
    if not row.existed:
        said.append(why_not_compared(council, year, row))
    return tuple(said)


def revised(council: Council, revisions: Sequence[OwnRevision], edition: int) -> tuple[str, ...]:
    """That figures of the council's own are not those first published; in one sentence."""
    own = [each for each in revisions if each.changed and each.edition <= edition]
    if not own:
        return ()
    days = listed([day_in_words(each.public_at) for each in own])
    what = what_changed(council, *own)
    return (f"Revised on {days}: {what}. The portal’s list of revisions says why.",)


def missing(council: Council, year: Year, suspended: Iterable[Suspension]) -> tuple[str, ...]:
    """That the figures of an earlier year, which would stand beside these, are suspended."""
    earlier = [each for each in suspended if each.year < year and council.existed_in(each.year)]
    return tuple(f"{in_words_of(each)} Nothing here is compared with them." for each in earlier)


def replaced(release: Release) -> str:
    """That the edition is not the current one."""
    if release.replaced_by is None:
        return ""
    later = release.replaced_by
    on = day_in_words(later.public_at)
    return (
        f"These are the figures of edition {release.edition}, replaced on {on} by edition"
        f" {later.edition}."
    )
