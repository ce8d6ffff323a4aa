"""When a server is asked again that said no for now."""

from __future__ import annotations

from datetime import datetime, timedelta

IN_ALL = timedelta(days=1)
SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=4)


def next_try(since: datetime, at: datetime) -> datetime | None:
    """After twice the time that has passed since the first try; None when a day has passed.

    After 5 and 15 minutes, 45, 2 h 15, 6 h 15, then every four hours, and last after a day.
    """
    ends = since + IN_ALL
    if at >= ends:
        return None
    pause = min(max(SHORTEST, 2 * (at - since)), LONGEST)
    return min(at + pause, ends)
