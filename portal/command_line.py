"""Commands as an operator calls them: what the database cannot do is said, not traced."""

from __future__ import annotations

import sys

from django.core.management import execute_from_command_line
from django.db import DatabaseError, InterfaceError

UNDONE = (
    "What was under way was undone, and what was done before it is whole: see to the database, then"
    " run the command again."
)


def run(arguments: list[str]) -> None:
    """Ends the process with a sentence where the database is away, full, busy or read-only."""
    try:
        execute_from_command_line(arguments)
    except (DatabaseError, InterfaceError) as error:
        from portal.unavailable import reason_of  # once the apps are there

        reason = reason_of(error)
        if reason is None or "--traceback" in arguments:
            raise
        said = str(error).strip().partition("\n")[0]
        sys.exit(f"{reason.title}: {said}\n{UNDONE}")
