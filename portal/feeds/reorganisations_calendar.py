"""The days of reorganisations as a calendar (RFC 5545), for whoever plans by one.

Each is one event for as long as there is this portal: a day that is moved moves the event, and what
is cancelled stays in it as cancelled until a year after its day, so that calendars take it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from icalendar import Event

from councils.models import PublicRecord
from councils.register.changes.notices import Kind, by_key, key_of, notices
from councils.register.reorganisations import Reorganised, reorganisations
from councils.years import london_date, london_midnight
from portal.feeds.calendar import ONE_DAY, calendar, host, mark_of
from portal.feeds.reorganisations import page_of, who_follows

STAYS_FOR = timedelta(days=365)
NAME = "Reorganisations of councils in England"


@dataclass(frozen=True)
class Day:
    """A reorganisation as it was told last: ``sequence`` counts what was told since the first."""

    key: str
    reorganised: Reorganised
    told_at: datetime
    sequence: int = 0
    is_cancelled: bool = False
    page: str = ""


def days(at: datetime) -> list[Day]:
    """In order of their days: those of the register, and those cancelled not long ago."""
    return sorted(_days(at), key=lambda each: (each.reorganised.on, each.key))


def _days(at: datetime) -> Iterator[Day]:
    told = by_key(notices(at))
    register = {key_of(each, told): each for each in reorganisations()}
    for key, each in register.items():
        about = told.get(key, [])
        told_at = about[-1].at if about else london_midnight(each.on)
        yield Day(key, each, told_at, max(len(about) - 1, 0), page=page_of(each))
    for key, about in told.items():
        last = about[-1]
        is_recent = london_date(at) <= last.reorganised.on + STAYS_FOR
        if last.kind == Kind.CANCELLED and key not in register and is_recent:
            gone = last.reorganised
            yield Day(key, gone, last.at, len(about) - 1, is_cancelled=True, page=page_of(None))


def reorganisations_calendar(at: datetime, record: PublicRecord) -> bytes:
    said = "Which councils close on which day, and who replaces them."
    mark = mark_of(record)
    return calendar("reorganisations", NAME, said, (event(each, mark) for each in days(at)), record)


def event(of: Day, mark: str) -> Event:
    """All of one day in London, during which nobody is busy."""
    on, address = of.reorganised.on, f"{settings.SITE_URL}{of.page}"
    what = "not reorganised, cancelled" if of.is_cancelled else "reorganised"
    made = Event()
    made.add("uid", f"reorganisation-{of.key}@{host()}")
    made.add("sequence", of.sequence)
    made.add("dtstamp", of.told_at)
    made.add("last-modified", of.told_at)
    made.add("dtstart", on)
    made.add("dtend", on + ONE_DAY)
    made.add("status", "CANCELLED" if of.is_cancelled else "CONFIRMED")
    made.add("summary", f"{mark}{of.reorganised.place}: {what}")
    made.add("description", f"{_said(of)}\n{address}")
    made.add("url", address)
    made.add("categories", ["Reorganisation"])
    made.add("transp", "TRANSPARENT")
    return made


def _said(of: Day) -> str:
    said = who_follows(of.reorganised)
    return f"This was announced, and cancelled: {said}" if of.is_cancelled else said
