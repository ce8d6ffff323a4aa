"""Suspending the published figures of a year at once, and lifting that: each by two people.

One asks, with a reason that the public reads; another confirms, and from that instant nothing of
the editions that were counted before it is public, until two people lift it. Every function here
writes under the public record's lock, with the row read again under it.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from complaints.decisions.steps.records import keep, sign
from complaints.models import Release, Suspension
from complaints.releases.rules.announcement import person_in_words
from councils.dates import instant_in_words
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import Year

SUSPENDED = "Suspended"  # the state of what is public otherwise


def ask(year: Year, reason: str, *, by: User, at: datetime) -> Suspension:
    """Asks that a year's figures are suspended; nothing changes until somebody else confirms it.

    Refused where nothing of the year is public, where it was asked already, or without a reason.
    """
    with changing_public_record():
        if waiting := Suspension.objects.filter(year=year, suspended_at=None).first():
            raise Refused(f"{_asked(waiting)} Somebody else confirms it, or it is taken back.")
        if not Release.objects.public(at).filter(year=year).exists():
            raise Refused(f"No figures of {year} are public: there is nothing to suspend.")
        if not reason.strip():
            raise Refused("Say why the figures are suspended: the reason is public.")
        made = Suspension(year=year, reason=reason.strip(), asked_by=by, asked_at=at)
        keep(made, "Suspension asked for", by, at)
        return made


def own_request(suspension: Suspension, by: User) -> str:
    """Why somebody may not confirm what is asked of a suspension; empty where they may."""
    asked_by = suspension.lifting_asked_by_id if suspension.suspended_at else suspension.asked_by_id
    return "You asked for it, so somebody else confirms it." if asked_by == by.pk else ""


def confirm(suspension: Suspension, *, by: User, at: datetime) -> None:
    """Suspends the figures as of this instant; Refused for whoever asked for it."""
    with changing_public_record():
        suspension = _locked(suspension)
        if suspension.suspended_at:
            raise Refused(_stands(suspension))
        _refuse_own(suspension, by)
        suspension.suspended_by, suspension.suspended_at = by, at
        keep(suspension, "Suspended", by, at)


def take_back(suspension: Suspension, *, by: User, at: datetime) -> None:
    """Drops a suspension that nobody has confirmed; its history stays."""
    with changing_public_record():
        suspension = _locked(suspension)
        if suspension.suspended_at:
            raise Refused(f"{_stands(suspension)} It is lifted, not taken back.")
        sign(suspension, "Taken back before it was confirmed", by, at)
        suspension.delete()


def ask_to_lift(suspension: Suspension, reason: str, *, by: User, at: datetime) -> None:
    """Asks that the figures are shown again; nothing changes until somebody else confirms it."""
    with changing_public_record():
        suspension = _locked(suspension)
        _refuse_unless_in_force(suspension)
        if suspension.lifting_asked_at:
            raise Refused(f"{_asked(suspension)} Somebody else confirms it, or it is taken back.")
        if not reason.strip():
            raise Refused("Say why the figures are shown again: the reason is public.")
        suspension.lifting_reason = reason.strip()
        suspension.lifting_asked_by, suspension.lifting_asked_at = by, at
        keep(suspension, "Lifting asked for", by, at)


def lift(suspension: Suspension, *, by: User, at: datetime) -> None:
    """Shows the figures again as of this instant; Refused for whoever asked for it."""
    with changing_public_record():
        suspension = _locked(suspension)
        _refuse_unless_in_force(suspension)
        if not suspension.lifting_asked_at:
            raise Refused("Nobody has asked that it is lifted.")
        _refuse_own(suspension, by)
        suspension.lifted_by, suspension.lifted_at = by, at
        keep(suspension, "Lifted", by, at)


def leave_in_force(suspension: Suspension, *, by: User, at: datetime) -> None:
    """Drops a lifting that nobody has confirmed: the figures stay suspended."""
    with changing_public_record():
        suspension = _locked(suspension)
        _refuse_unless_in_force(suspension)
        if not suspension.lifting_asked_at:
            raise Refused("Nobody has asked that it is lifted.")
        suspension.lifting_reason = ""
        suspension.lifting_asked_by = suspension.lifting_asked_at = None
        keep(suspension, "Lifting taken back", by, at)


def suspension_of(release: Release, at: datetime) -> Suspension | None:
    """The one that hides a release at an instant."""
    found = Suspension.objects.in_force(at).filter(
        year=release.year, suspended_at__gte=release.made_at
    )
    return found.first()


def refuse_suspended(release: Release, at: datetime) -> None:
    """Refused where nobody is to see the figures of a release, or would if it became public."""
    if found := suspension_of(release, at):
        raise Refused(
            f"The figures of {release.year} that were counted before"
            f" {instant_in_words(found.since)} are suspended: {found.reason.rstrip('.')}."
            f" {release} is one of them."
        )


def in_words(suspension: Suspension) -> str:
    """What the public is told, without who did it."""
    return (
        f"The figures of {suspension.year} have been suspended since"
        f" {instant_in_words(suspension.since)}: {suspension.reason.rstrip('.')}."
    )


def _locked(suspension: Suspension) -> Suspension:
    rows = Suspension.objects.select_for_update(of=("self",)).select_related(
        *("asked_by", "suspended_by", "lifting_asked_by", "lifted_by")
    )
    found: Suspension | None = rows.filter(pk=suspension.pk).first()
    if found is None:
        raise Refused("It is no longer there: somebody took it back before it was confirmed.")
    return found


def _refuse_own(suspension: Suspension, by: User) -> None:
    if why := own_request(suspension, by):
        raise Refused(why)


def _refuse_unless_in_force(suspension: Suspension) -> None:
    if suspension.suspended_at is None:
        raise Refused("It is not in force yet: nobody has confirmed it.")
    if suspension.lifted_at:
        raise Refused(_stands(suspension))


def _asked(suspension: Suspension) -> str:
    if suspension.suspended_at and suspension.lifting_asked_at:
        who, when = suspension.lifting_asked_by, suspension.lifting_asked_at
        return f"{person_in_words(who)} asked on {instant_in_words(when)} that it is lifted."
    who, when = suspension.asked_by, suspension.asked_at
    return f"{person_in_words(who)} asked on {instant_in_words(when)} that it is suspended."


def _stands(suspension: Suspension) -> str:
    if suspension.lifted_at:
        by, at = suspension.lifted_by, suspension.lifted_at
        return f"It was lifted by {person_in_words(by)} on {instant_in_words(at)}."
    by, at = suspension.suspended_by, suspension.since
    return f"It was suspended by {person_in_words(by)} on {instant_in_words(at)}."
