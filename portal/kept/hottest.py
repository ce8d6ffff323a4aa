"""What a process was asked for since it read the public record: in memory until it reads that anew.

While that very record and the day stand, a validator that came out cannot come out otherwise. So
this adds nothing to what has to be right, and lasts a second (``RECORD_SECONDS``).
"""

from __future__ import annotations

from datetime import date

from councils.models import PublicRecord
from councils.requests import Request
from councils.years import london_date
from portal.kept.store import Kept

MOST = 4_000_000  # bytes for each worker
OF_EACH = 7_000  # beside the answer itself: its headers and what it was made of


class Reading:
    """Of one record, as it was read, and one day: answers that hold by it."""

    def __init__(self, record: PublicRecord | None = None, day: date | None = None) -> None:
        self.record, self.day = record, day
        self.answers: dict[str, Kept] = {}
        self.left = MOST

    def add(self, key: str, kept: Kept) -> None:
        """Where there is room; what is sent in pieces stays on the disk."""
        taken = kept.size + OF_EACH
        if kept.body is not None and taken <= self.left:
            self.left -= taken
            self.answers[key] = kept


_latest = Reading()


def reading_of(request: Request) -> Reading:
    """That of the request's record: what was kept by another is dropped."""
    global _latest
    reading, day = _latest, london_date(request.at)
    if reading.record is not request.public_record or reading.day != day:
        reading = _latest = Reading(request.public_record, day)
    return reading
