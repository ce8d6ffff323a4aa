"""Taking back by hand what was announced; a file can say it too, in its column ``cancelled``."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from councils.dates import day_in_words
from councils.models import AnnouncedChange
from councils.refusals import Refused
from councils.register.changes.contradictions import contradictions
from councils.register.changes.plan import Plan
from councils.register.changes.storage import store
from councils.years import london_date


def why_not_cancelled(change: AnnouncedChange, at: datetime) -> str:
    """Why a change cannot be taken back; empty where it can, as far as it goes by itself."""
    if change.cancelled_at:
        return "It was cancelled."
    if change.takes_effect_on <= london_date(at):
        return f"It took effect on {day_in_words(change.takes_effect_on)}."
    return ""


def cancel(change: AnnouncedChange, *, by: Any, at: datetime) -> str:
    """Cancels one change, or all that happen to its councils on its day where they hang together.

    A council that opens, closes and succeeds does so in one order of Parliament. Gives what was
    cancelled, in words; Refused where it is too late, or the rest would contradict.
    """
    plan = Plan(london_date(at))
    known = next((each for each in plan.announced if each.pk == change.pk), None)
    if known is None:
        raise Refused("It was cancelled.")
    if why := why_not_cancelled(known, at):
        raise Refused(why)
    together = _together(plan, known)
    for each in together:
        plan.cancel(each)
    concerned = {each.council.slug for each in together}
    for found in contradictions(plan):
        successor = found.change.successor
        if concerned & {found.change.council.slug, successor.slug if successor else ""}:
            raise Refused(f"It is announced that {found.change}, but {found.sentence}.")
    store(plan, [], [], reason="cancelled", at=at, by=by)
    if len(together) == 1:
        return f"Cancelled: {together[0]}."
    return f"Cancelled: {len(together)} changes that belong together."


def _together(plan: Plan, change: AnnouncedChange) -> list[AnnouncedChange]:
    """The changes that stand or fall with one: a whole group that is reorganised on a day."""
    if change.action in AnnouncedChange.CALLED:
        return [change]
    same_day = [
        each
        for each in plan.announced
        if each.takes_effect_on == change.takes_effect_on
        and each.action not in AnnouncedChange.CALLED
    ]
    councils, before = {change.council.slug}, set[str]()
    while councils != before:
        before = set(councils)
        for each in same_day:
            concerned = {each.council.slug}
            concerned |= {each.successor.slug} if each.successor else set()
            concerned |= {each.council.county.slug} if each.council.county else set()
            if concerned & councils:
                councils |= concerned
    return [each for each in same_day if each.council.slug in councils]
