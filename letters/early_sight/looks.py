"""Who looked at what, and when: quality assurance, apart from pre-release access."""

from __future__ import annotations

from datetime import datetime

from letters.models import EarlySight, Look


def look(sight: EarlySight, what: Look.What, *, at: datetime) -> Look:
    """Keeps that somebody with a council's link and code looked at something."""
    made: Look = Look.objects.create(early_sight=sight, what=what, at=at)
    return made
