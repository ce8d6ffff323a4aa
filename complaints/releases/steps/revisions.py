"""Making a revision: a new edition of a published year, because the decisions have changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from complaints.decisions.rules.identifying_details import findings
from complaints.models import Release
from complaints.releases.rules.drift import Drift, drift
from complaints.releases.steps.preparation import prepare
from councils.public_record import changing_public_record
from councils.refusals import Refused

# Errors are put right at once; this leaves a second person time to approve.
SOON, STEP = timedelta(minutes=30), timedelta(minutes=5)


class WordsToConfirm(Refused):
    """A reason with words that may identify a person, and that nobody has confirmed."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(
            f"The reason will be public, and these words may identify a person: {', '.join(words)}."
        )
        self.words = words


def soonest(at: datetime) -> datetime:
    """The instant suggested for what is to be put right at once: in half an hour, on the clock."""
    later = at + SOON + STEP
    return later.replace(minute=later.minute - later.minute % 5, second=0, microsecond=0)


def revise(
    release: Release,
    *,
    reason: str,
    public_at: datetime,
    by: User,
    at: datetime,
    confirmed: Collection[str] = (),
) -> Release:
    """Prepares a draft of the next edition, to be submitted and approved like any other release.

    Refused where the release is not the current edition of its year or another edition is under
    way, where nothing differs, and without a reason; ``WordsToConfirm`` where the reason, which
    will be public, has words that may identify a person and are not among ``confirmed``. Writes
    under the public record's lock.
    """
    with changing_public_record():
        refuse_unless_revisable(release, at)
        reason = reason.strip()
        if not reason:
            raise Refused("A revision has its reason, which is public.")
        words = [each.words for each in findings(reason) if each.words not in confirmed]
        if words:
            raise WordsToConfirm(words)
        refuse_without_drift(drift(release))
        return prepare(release.year, public_at=public_at, reason=reason, by=by, at=at)


def refuse_unless_revisable(release: Release, at: datetime) -> None:
    """Refused where this is not the edition that a revision would follow, or one is under way."""
    # What is suspended is revised too: that is how wrong figures are put right.
    published = Release.objects.published(at).filter(year=release.year)
    current = published.order_by("-edition").first()
    if current is None or current.pk != release.pk:
        raise Refused(
            f"Only the current public edition is revised: that is edition {current.edition}."
            if current
            else f"{release.year} is not public: until it is, it is changed and not revised."
        )
    under_way = Release.objects.filter(
        year=release.year, edition__gt=release.edition, withdrawn_at=None
    )
    if other := under_way.order_by("-edition").first():
        state = {"announced": "is announced already", "submitted": "waits for approval"}
        raise Refused(
            f"Edition {other.edition} of {release.year}"
            f" {state.get(other.state(at), 'is a draft already')}."
        )


def refuse_without_drift(found: Drift) -> None:
    """Refused where a new edition would have the same figures."""
    if not found.comparable:
        raise Refused(
            "It was imported, and cannot be compared case by case: load a corrected file instead."
        )
    if not found:
        raise Refused("Nothing has changed since it was counted: there is nothing to revise.")
