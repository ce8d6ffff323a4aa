"""Whether a copy of the database, from which the public is served, keeps up with its primary.

What was withheld or corrected since shows on one that does not, so it is said before anybody sees.
"""

from typing import NamedTuple

from django.db import connection

LONGEST = 60  # seconds

# The time of the last change says nothing where all that came was taken in: nobody may have
# written. Of who receives, a user without further rights is told the process alone: enough.
STATE = """
SELECT EXISTS (SELECT FROM pg_stat_wal_receiver WHERE pid IS NOT NULL),
    CASE WHEN coalesce(pg_last_wal_replay_lsn() >= pg_last_wal_receive_lsn(), true) THEN 0
    ELSE extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) END
WHERE pg_is_in_recovery()
"""


class Copy(NamedTuple):
    """How one stands: whether it hears of what is written, and how far it is behind that."""

    is_connected: bool
    seconds_behind: float


def copy() -> Copy | None:
    """None of what is no copy."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        row = cursor.fetchone()
    return Copy(row[0], float(row[1] or 0)) if row else None


def what_is_wrong() -> str:
    """In a sentence; empty where nothing is."""
    found = copy()
    if found and not found.is_connected:
        return "This copy of the database is not connected to its primary."
    if found and found.seconds_behind > LONGEST:
        return f"This copy of the database is {found.seconds_behind:.0f} seconds behind."
    return ""
