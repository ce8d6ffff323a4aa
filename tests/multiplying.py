"""Decisions many times over, made by the database itself: what reads more of them shows it.

Each copy has the council, days, outcome and words of the decision that it is a copy of, its
recommendations, and its place in every release. Frozen figures stay as they are.
"""

from django.core.management.color import no_style
from django.db import connection

from complaints.models import Decision, Recommendation, ReleasedCase

COPIED = (Decision, Recommendation, ReleasedCase)


def multiply(copies: int, last: int | None = None, only_beginnings: bool = False) -> None:
    """So many copies of each, or of those up to the key ``last``.

    With ``only_beginnings`` of their statements, where they are very many.
    """
    numbers = f"numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {copies})"
    with connection.cursor() as cursor:
        spans = {
            each: _one(cursor, f"SELECT max(id) FROM {each._meta.db_table}") for each in COPIED
        }
        there = Decision.objects.count()
        first = int(_one(cursor, "SELECT max(substr(reference, 1, 8)) FROM complaints_decision"))
        number = f"{first} + (n - 1) * {there} + place"
        written = {
            "postgresql": f"lpad(CAST({number} AS text), 8, '0')",
            "sqlite": f"printf('%08d', {number})",
        }
        for model in COPIED:
            values = {each: f"row.{each}" for each in _columns(model)}
            values["id"] = f"row.id + n * {spans[model]}"
            if model is Decision:
                values["reference"] = written[connection.vendor]
                if only_beginnings:
                    values["statement"] = "substr(row.statement, 1, 200)"
            else:
                values["decision_id"] = f"row.decision_id + n * {spans[Decision]}"
            decision = "id" if model is Decision else "decision_id"
            only = "" if last is None else f" WHERE {decision} <= {last}"
            cursor.execute(
                f"WITH RECURSIVE {numbers},"
                f" row AS (SELECT *, row_number() OVER (ORDER BY id) AS place"
                f" FROM {model._meta.db_table}{only})"
                f" INSERT INTO {model._meta.db_table} ({', '.join(values)})"
                f" SELECT {', '.join(values.values())} FROM row CROSS JOIN numbers"
                f"{' ORDER BY row.decided_on' if model is Decision else ''}"
            )
        for statement in connection.ops.sequence_reset_sql(no_style(), COPIED):
            cursor.execute(statement)


def _columns(model) -> list[str]:
    """With what is searched: without triggers nobody else would make it."""
    own = [each.column for each in model._meta.local_concrete_fields if not each.generated]
    is_searched = model is Decision and connection.vendor == "postgresql"
    return [*own, "search"] if is_searched else own


def _one(cursor, statement: str):
    cursor.execute(statement)
    return cursor.fetchone()[0]
