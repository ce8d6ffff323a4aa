"""Approving what somebody else prepared, and what may happen between approval and the instant.

Every function here writes under the public record's lock, with the row read again under it: of two
people who do the same, the second is told who did it and when.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from complaints.decisions.steps.records import keep
from complaints.models import EarlyAccess, Postponement, Release
from complaints.releases.rules.announcement import refuse_instant
from complaints.releases.steps.preparation import locked, must_be, unsubmit
from complaints.releases.steps.suspension import refuse_suspended
from councils.dates import instant_in_words
from councils.public_record import changing_public_record
from councils.refusals import Refused

GIVEN_BACK = "Given back"  # in the history: the one thing that an approver does before approving


def approve(
    release: Release, *, by: User, at: datetime, submitted_at: datetime | None = None
) -> None:
    """Approves a submitted release: it is public from its instant, without further doing.

    ``submitted_at`` is the submission that was looked at. Refused where there has been another
    since, where the person prepared, submitted or changed it, or where less than two minutes
    remain.
    """
    with changing_public_record():
        release = locked(release)
        must_be(release, at, "submitted")
        if submitted_at is not None and submitted_at != release.submitted_at:
            raise Refused(
                "It was changed and submitted again since you opened this page: look at it again."
            )
        refuse_own_work(release, by)
        refuse_instant(release.year, release.public_at, at)
        refuse_suspended(release, at)
        release.approved_by, release.approved_at = by, at
        keep(release, "Approved", by, at)


def own_work(release: Release, by: User) -> str:
    """What somebody did with a release, so that somebody else approves it; empty if nothing."""
    if by.pk == release.prepared_by_id:
        return "You prepared it, so somebody else approves it."
    if by.pk == release.submitted_by_id:
        return "You submitted it, so somebody else approves it."
    changed = release.history.filter(history_user=by).exclude(history_change_reason=GIVEN_BACK)
    if changed.exists():
        return "You changed it while it was prepared, so somebody else approves it."
    return ""


def refuse_own_work(release: Release, by: User) -> None:
    """Refused for whoever prepared, submitted or changed it."""
    if why := own_work(release, by):
        raise Refused(why)


def give_back(release: Release, reason: str, *, by: User, at: datetime) -> None:
    """Makes a submitted release a draft again, and says why."""
    with changing_public_record():
        release = locked(release)
        must_be(release, at, "submitted")
        if not reason.strip():
            raise Refused("Say why it is given back.")
        release.given_back_reason = reason.strip()
        unsubmit(release)
        keep(release, GIVEN_BACK, by, at)


def postpone(release: Release, public_at: datetime, reason: str, *, by: User, at: datetime) -> None:
    """Moves an announced release to a later instant; the calendar says why. Its approval stands."""
    with changing_public_record():
        release = locked(release)
        must_be(release, at, "announced")
        if public_at <= release.public_at:
            raise Refused(
                f"It is announced for {instant_in_words(release.public_at)}: an announced release"
                " is moved later, never earlier."
            )
        if not reason.strip():
            raise Refused("Say why it is moved: the reason is shown in the calendar.")
        Postponement.objects.create(
            release=release,
            was_public_at=release.public_at,
            public_at=public_at,
            reason=reason.strip(),
            moved_by=by,
            moved_at=at,
        )
        release.public_at = public_at
        keep(release, f"Moved to {instant_in_words(public_at)}", by, at)


def withdraw(release: Release, reason: str, *, by: User, at: datetime) -> None:
    """Takes an announced release back before its instant; it will not become public."""
    with changing_public_record():
        release = locked(release)
        must_be(release, at, "announced")
        if not reason.strip():
            raise Refused("Say why it is withdrawn: the reason is shown in the calendar.")
        release.withdrawn_at, release.withdrawn_by = at, by
        release.withdrawn_reason = reason.strip()
        keep(release, "Withdrawn", by, at)


def record_early_access(
    release: Release,
    *,
    office: str,
    what: str,
    purpose: str,
    given_at: datetime,
    by: User,
    at: datetime,
) -> EarlyAccess:
    """Records that an office outside saw figures or letters before they were public."""
    with changing_public_record():
        release = locked(release)
        if given_at > at:
            raise Refused("Early access is recorded once it has been given, not before.")
        if given_at >= release.public_at:
            raise Refused(
                f"It has been public since {instant_in_words(release.public_at)}: access from then"
                " on is not early."
            )
        return EarlyAccess.objects.create(
            release=release,
            office=office.strip(),
            what=what,
            purpose=purpose.strip(),
            given_at=given_at,
            given_by=by,
        )
