"""The instants of releases as a calendar: what the release calendar shows, moved as it is moved.

A release that was taken back stays in it as cancelled for as long as it stays on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from icalendar import Event

from complaints.models import Release
from councils.models import PublicRecord
from portal.feeds.calendar import calendar, host, mark_of
from portal.pages.calendar_content import calendar_page


def releases_calendar(at: datetime, record: PublicRecord) -> bytes:
    found = sorted(
        (release for releases in calendar_page(at).values() for release in releases),
        key=lambda each: (each.public_at, each.edition),
    )
    said = "When statistics and letters are published."
    name = f"Releases of the {settings.OMBUDSMAN['name']}"
    events = (event(each, mark_of(record)) for each in found)
    return calendar("releases", name, said, events, record)


def event(release: Release, mark: str) -> Event:
    """One instant, in which nobody is busy; each move and a withdrawal count it on."""
    address = f"{settings.SITE_URL}{reverse('calendar')}"
    moves = list(release.postponements.all())
    gone = release.withdrawn_at
    announced_at = release.approved_at or release.made_at
    told_at = gone or max([announced_at, *(each.moved_at for each in moves)])
    edition = f", edition {release.edition}" if release.is_revision else ""
    made = Event()
    made.add("uid", f"release-{release.year}-edition-{release.edition}@{host()}")
    made.add("sequence", len(moves) + bool(gone))
    made.add("dtstamp", told_at)
    made.add("last-modified", told_at)
    made.add("dtstart", release.public_at)
    made.add("status", "CANCELLED" if gone else "CONFIRMED")
    withdrawn = " (withdrawn)" if gone else ""
    made.add("summary", f"{mark}Statistics for {release.year}{edition}{withdrawn}")
    made.add("description", "\n".join((*_said(release), address)))
    made.add("url", address)
    made.add("categories", ["Release"])
    made.add("transp", "TRANSPARENT")
    return made


def _said(release: Release) -> Iterator[str]:
    for each in release.postponements.all():
        yield f"Moved: {each.reason}"
    if release.withdrawn_at:
        yield f"Withdrawn: {release.withdrawn_reason}".removesuffix(": ")
