"""How the database is reached, for ``settings``."""

import os
from pathlib import Path
from typing import Any

import dj_database_url


def database(folder: Path, *, read_only: bool = False) -> dict[str, Any]:
    """SQLite in a folder, or what DATABASE_URL says: PostgreSQL through a pool."""
    url = os.environ.get("DATABASE_URL", f"sqlite:///{folder / 'portal.sqlite3'}")
    found = dict[str, Any](dj_database_url.parse(url))
    if found["ENGINE"].endswith("sqlite3"):
        # Kept open, with a write-ahead log: two to three times as many answers a second. What is
        # mapped all workers share; a larger cache was no faster, and is each connection's own.
        found["ENGINE"] = "portal.sqlite"
        found["CONN_MAX_AGE"] = 0
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            " PRAGMA cache_size=-4000; PRAGMA mmap_size=268435456;"
            f" PRAGMA query_only={'ON' if read_only else 'OFF'};",
        }
    else:
        # A pool keeps the connections, so Django must not.
        found["CONN_MAX_AGE"] = 0
        options = found.setdefault("OPTIONS", {})
        # One that PostgreSQL has closed is replaced when it is taken, not a visitor's error; while
        # PostgreSQL is away a visitor waits for four seconds and is told so.
        found["CONN_HEALTH_CHECKS"] = True
        waits = {"timeout": 4, "reconnect_timeout": 4}
        options.setdefault("pool", {"min_size": 2, "max_size": 16, **waits})
        options.setdefault("connect_timeout", 3)
        # To compile a statement takes longer than any of ours does.
        options.setdefault("options", "-c jit=off")
        if read_only:
            options["options"] += " -c default_transaction_read_only=on"
    return found
