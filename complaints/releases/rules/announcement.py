"""The instant of a release: how it is said, suggested, and how far ahead it must be."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.contrib.auth.models import AbstractBaseUser

from councils.dates import day_in_words, instant_in_words
from councils.people import name_of
from councils.refusals import Refused
from councils.working_days import working_day_from, working_days_after
from councils.years import Year, as_london, london_date, london_midnight

CUSTOMARY = time(9, 30)
ANNOUNCED_AHEAD = timedelta(weeks=4)
# Shared caches keep an answer for a minute: whatever they hold when a release is approved has
# gone when it becomes public, so that everything changes at the same second.
AT_LEAST_AHEAD = timedelta(minutes=2)
WEDNESDAY = 2


def person_in_words(person: AbstractBaseUser | None) -> str:
    """As colleagues read it; nobody's work is a command's."""
    return name_of(person) if person else "a command"


def suggested_instant(is_revision: bool, at: datetime) -> datetime:
    """The customary time on a Wednesday four weeks ahead; for a revision the next working day.

    Errors are revised at once, so a revision waits for no announcement. Where that Wednesday is a
    bank holiday, it is the working day after it.
    """
    if is_revision:
        day = working_days_after(london_date(at), 1)
    else:
        # A day more, so that the customary time is four whole weeks ahead.
        day = london_date(at) + ANNOUNCED_AHEAD + timedelta(days=1)
        day = working_day_from(day + timedelta(days=(WEDNESDAY - day.weekday()) % 7))
    return as_london(datetime.combine(day, CUSTOMARY))


def is_announced_late(public_at: datetime, at: datetime) -> bool:
    """Whether less than the customary four weeks remain."""
    return public_at < at + ANNOUNCED_AHEAD


def refuse_instant(year: Year, public_at: datetime, at: datetime) -> None:
    """Refused where an instant is past, too close, or before the year is over."""
    if public_at <= at:
        raise Refused(f"{instant_in_words(public_at)} has passed: set a later instant.")
    if public_at <= at + AT_LEAST_AHEAD:
        raise Refused(
            f"{instant_in_words(public_at)} is less than two minutes away: set a later instant."
        )
    if public_at < london_midnight(year.end):
        raise Refused(
            f"{year} ends on {day_in_words(year.last_day)}: its figures cannot be public before"
            " then."
        )
