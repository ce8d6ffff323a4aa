"""Decisions asked for what is public of them, where something else finds them sooner.

SQLite keeps no count of its rows here, so of two indexes it takes the one whose beginning is asked
for as it stands: of those that are not withheld, which are nearly all. A sign before a column
tells it not to. PostgreSQL, which counts, is asked for the column itself, and so may use any index.
"""

from typing import Any

from django.db.models import Func

COLUMNS = (
    *("kind", "outcome", "withheld_reason", "subject"),
    *("decided_on", "announced_at", "text_approved_at"),
)


class Unindexed(Func):
    """A column by which SQLite looks nothing up."""

    template = "%(expressions)s"
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **extra)


def its(decision: str = "") -> dict[str, Unindexed]:
    """Its columns by other names, ``its_kind`` and so on; ``decision`` begins its own."""
    return {f"its_{name}": Unindexed(f"{decision}{name}") for name in COLUMNS}
