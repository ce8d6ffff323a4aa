"""Days and instants as a calendar (RFC 5545), to open once or to subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from icalendar import Calendar, Event

from councils.models import PublicRecord
from councils.public_record import made_up_note

ONE_DAY = timedelta(days=1)


def calendar(
    slug: str, name: str, said: str, events: Iterable[Event], record: PublicRecord
) -> bytes:
    """Asked for again once a day; ``said`` is what its events are."""
    made = Calendar.new(
        name=name,
        description=f"{made_up_note(record)} {said}".strip(),
        prodid=f"-//{settings.OMBUDSMAN['name']}//Your council's performance//EN",
        uid=f"{slug}@{host()}",
        language="en-GB",
    )
    made.add("refresh-interval", ONE_DAY, parameters={"VALUE": "DURATION"})
    for each in events:
        made.add_component(each)
    written: bytes = made.to_ical()
    return written


def mark_of(record: PublicRecord) -> str:
    """Before what an event is called, which stands alone in a calendar."""
    return "Demonstration: " if made_up_note(record) else ""


def host() -> str:
    """Whose the names of events are: it stays the same where the portal moves to another."""
    named, _, _ = settings.TAG_AUTHORITY.partition(",")
    return str(named)
