"""How many rows there are, as PostgreSQL believes it when it plans: told anew after very many.

By itself it counts a minute later, and until then goes through whole tables. SQLite never counts,
and is not told to: its indexes begin with what it should take, and with counts it takes others.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection, transaction

VERY_MANY = 1_000


def count_anew_after(written: int) -> None:
    """Once what was written is kept, if it was very many rows."""
    if written >= VERY_MANY and connection.vendor == "postgresql":
        transaction.on_commit(count_anew, robust=True)


def count_anew() -> None:
    """The portal's own tables: a database may hold what its user may not look through."""
    tables = (connection.ops.quote_name(each._meta.db_table) for each in apps.get_models())
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(sorted(tables))}")
