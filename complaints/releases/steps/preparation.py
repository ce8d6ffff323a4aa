"""Preparing a year: a draft is counted, looked at, counted again, submitted or discarded.

Whatever changes a draft that was submitted takes its submission back: what a second person
approves is what somebody submitted. Every function here writes under the public record's lock.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from complaints.decisions.steps.records import keep, sign
from complaints.models import (
    CategoryFigures,
    CouncilFigures,
    ReceivedFigures,
    Release,
    ReleasedCase,
)
from complaints.releases.rules.announcement import person_in_words, refuse_instant
from complaints.releases.steps import council_checks
from complaints.releases.steps.freeze import (
    counted_councils,
    counts_in,
    counts_of,
    make_release,
    next_number,
    refuse_before_another_edition,
    refuse_without_cases,
    refuse_year,
    store_figures,
)
from complaints.releases.steps.frozen_cases import freeze_cases
from complaints.releases.steps.suspension import refuse_suspended
from complaints.statistics.oddities import Oddity, oddities
from complaints.statistics.two_years import TwoYears
from councils.dates import instant_in_words
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.row_counts import count_anew_after
from councils.years import Year

OPEN = ("draft", "submitted")


def prepare(
    year: Year, *, public_at: datetime, reason: str = "", by: User, at: datetime
) -> Release:
    """Counts a year and freezes it as a draft, to be looked at; nothing of it is public.

    Refused where the year is not over, where another edition of it is under way, where the instant
    has passed or is too early, or where a further edition has no reason.
    """
    with changing_public_record():
        refuse_to_prepare(year, public_at=public_at, reason=reason, at=at)
        return make_release(
            year, public_at=public_at, reason=reason, made_at=at, by_command=False, prepared_by=by
        )


def refuse_to_prepare(year: Year, *, public_at: datetime, reason: str, at: datetime) -> None:
    """All that is known before anything is counted, for who asks and waits for nothing."""
    refuse_beside_an_announced(year, at)
    refuse_instant(year, public_at, at)
    if reason.strip() and not Release.objects.filter(year=year).exists():
        raise Refused("A first edition revises nothing, so it has no reason.")
    refuse_without_cases(year)
    refuse_year(year, public_at, at)
    next_number(year, public_at, reason)


def refuse_beside_an_announced(year: Year, at: datetime, unless: str = "") -> None:
    """Refused while an edition of the year waits for its instant, ``unless`` a command says so."""
    allowed = f". If one is meant beside it, give {unless}" if unless else ""
    for announced in Release.objects.announced(at).filter(year=year):
        raise Refused(
            f"Edition {announced.edition} of {year} becomes public on"
            f" {instant_in_words(announced.public_at)}: a further edition can be prepared"
            f" after that, or once it has been withdrawn{allowed}."
        )


def recount(release: Release, *, by: User, at: datetime) -> list[str]:
    """Counts a draft again from the decisions as they are now; names the councils that changed.

    A council that was asked to check its counts must be asked again where they changed.
    """
    with changing_public_record():
        release = locked(release)
        must_be(release, at, *OPEN)
        if release.source != Release.Source.COUNTED:
            raise Refused(
                "It was imported from published statistics: discard it and load the file again."
            )
        before = counts_in(release)
        refuse_without_cases(release.year)
        ReceivedFigures.objects.filter(figures__release=release).delete()
        CategoryFigures.objects.filter(figures__release=release).delete()
        CouncilFigures.objects.filter(release=release).delete()
        ReleasedCase.objects.filter(release=release).delete()
        count_anew_after(freeze_cases(release))
        frozen = counted_councils(release)
        store_figures(release, frozen)
        after = {each.council.pk: counts_of(each.performance) for each in frozen}
        changed = {pk for pk in before.keys() | after.keys() if before.get(pk) != after.get(pk)}
        council_checks.counts_changed(release, changed, at)
        release.made_at, release.prepared_by = at, by
        unsubmit(release)
        keep(release, f"Counted again; councils whose counts changed: {len(changed):,}", by, at)
        names = {each.council.pk: str(each.council) for each in frozen}
        return sorted(names[pk] for pk in changed if pk in names)


def set_instant(release: Release, public_at: datetime, *, by: User, at: datetime) -> None:
    """Sets the instant of what is not yet approved."""
    with changing_public_record():
        release = locked(release)
        must_be(release, at, *OPEN)
        refuse_instant(release.year, public_at, at)
        refuse_before_another_edition(release.year, release.edition, public_at)
        release.public_at = public_at
        unsubmit(release)
        keep(release, f"Instant: {instant_in_words(public_at)}", by, at)


def set_reason(release: Release, reason: str, *, by: User, at: datetime) -> None:
    """Says why published figures are revised, in words that will be public."""
    with changing_public_record():
        release = locked(release)
        must_be(release, at, *OPEN)
        if not release.is_revision:
            raise Refused("A first edition revises nothing, so it has no reason.")
        if not reason.strip():
            raise Refused("A further edition needs its reason, which will be public.")
        release.reason = reason.strip()
        unsubmit(release)
        keep(release, "Reason changed", by, at)


def problems(release: Release, at: datetime, odd: list[Oddity] | None = None) -> list[str]:
    """What stands in the way of submitting, as sentences; none where nothing does.

    ``odd`` is what looks odd in it, where that has been looked for already.
    """
    found = []
    try:
        refuse_instant(release.year, release.public_at, at)
        refuse_before_another_edition(release.year, release.edition, release.public_at)
        refuse_suspended(release, at)
    except Refused as refusal:
        found.append(str(refusal))
    odd = oddities(TwoYears.load(release, at)) if odd is None else odd
    return found + [each.sentence for each in odd if each.is_error]


def submit(release: Release, *, by: User, at: datetime) -> None:
    """Hands a draft to a second person; Refused where something stands in its way."""
    with changing_public_record():
        release = locked(release)
        must_be(release, at, "draft")
        if found := problems(release, at):
            more = f" And {len(found) - 1:,} more." if len(found) > 1 else ""
            raise Refused(found[0] + more)
        release.submitted_by, release.submitted_at = by, at
        release.given_back_reason = ""
        keep(release, "Submitted", by, at)


def discard(release: Release, *, by: User, at: datetime) -> None:
    """Deletes a draft; its history stays. Refused where somebody outside has seen its figures."""
    with changing_public_record():
        release = locked(release)
        must_be(release, at, *OPEN)
        if release.early_access.exists():
            raise Refused(
                "Somebody outside was given early access to it, and that stays on record: count it"
                " again instead."
            )
        sign(release, "Discarded", by, at)
        release.delete()


def locked(release: Release) -> Release:
    """The row as it is now, locked; Refused where it is gone."""
    found = Release.objects.select_for_update().filter(pk=release.pk).first()
    if found is None:
        raise Refused("It is no longer there: somebody discarded it.")
    return found


def must_be(release: Release, at: datetime, *states: str) -> None:
    if release.state(at) not in states:
        raise Refused(standing(release, at))


def unsubmit(release: Release) -> None:
    release.submitted_by = release.submitted_at = None


def standing(release: Release, at: datetime) -> str:
    """Where a release stands: who brought it there, and when."""

    def said(person: User | None, instant: datetime | None) -> str:
        on = f" on {instant_in_words(instant)}" if instant else ""
        return f"by {person_in_words(person)}{on}"

    state = release.state(at)
    if state == "draft":
        return f"It is a draft, counted {said(release.prepared_by, release.made_at)}."
    if state == "submitted":
        return f"It was submitted {said(release.submitted_by, release.submitted_at)}."
    if state == "withdrawn":
        return (
            f"It was withdrawn {said(release.withdrawn_by, release.withdrawn_at)}, before it was"
            " public."
        )
    made = said(release.approved_by, release.approved_at or release.made_at)
    approved = f"It was {'approved' if release.approved_at else 'made'} {made}"
    becomes = "has been public since" if state == "public" else "becomes public on"
    return f"{approved}, and {becomes} {instant_in_words(release.public_at)}."
