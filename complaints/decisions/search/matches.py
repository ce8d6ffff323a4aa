"""What is typed, asked of the database: which decisions have it, and how well each fits.

PostgreSQL is asked for a ``tsquery`` with its English stems, SQLite for an FTS5 expression with
Porter's. Words go to both as parameters, never as part of the statement.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.sql.datastructures import BaseTable

from complaints.decisions.search.queries import Clause, Query, Way
from complaints.models import Decision

FEW = 3_000  # matches that SQLite looks up one by one
RANKED = 1_000  # of what fits, the newest so many are put in the order of how well they fit
OF_SQLITE = "10.0, 5.0, 3.0, 1.0"  # how much title, summary, subject and statement weigh
OF_POSTGRESQL = "{0.1, 0.3, 0.5, 1.0}"  # the same from statement to title
INDEX = "complaints_decision_index"


def matching(rows: QuerySet[Decision], query: Query) -> QuerySet[Decision]:
    """Those of the rows that the query finds; where it says nothing, none of them."""
    if not query.clauses:
        return rows.none()
    if query.wanted:
        keys = _few(query.wanted)
        rows = rows.filter(Q(Matches(query.wanted))) if keys is None else by_keys(rows, keys)
    for clause in query.unwanted:
        rows = rows.filter(~Q(Matches((clause,))))
    return rows


def best_first(rows: QuerySet[Decision], query: Query) -> list[int]:
    """Keys of the ``RANKED`` newest of the rows, those that fit best first; then the newest."""
    newest = list(rows.order_by("-decided_on", "-reference").values_list("pk", flat=True)[:RANKED])
    if not query.wanted or not newest:
        return newest
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked, words = tsquery(query.wanted)
            cursor.execute(
                "SELECT id FROM complaints_decision WHERE id = ANY(%s)"
                f" ORDER BY ts_rank(%s, search, {asked}, 1) DESC, decided_on DESC, reference DESC",
                [newest, OF_POSTGRESQL, *words],
            )
            return [key for (key,) in cursor.fetchall()]
        places = ", ".join(["%s"] * len(newest))
        cursor.execute(
            f"SELECT rowid, bm25({INDEX}, {OF_SQLITE}) FROM {INDEX}"
            f" WHERE {INDEX} MATCH %s AND +rowid IN ({places})",
            [fts5(query.wanted), *newest],
        )
        fit = dict(cursor.fetchall())
    return sorted(newest, key=lambda key: fit.get(key, 0.0))  # the best is the least; stable


class NotIndexed(BaseTable):
    """A table of SQLite's in which rows are looked up by their keys, whatever indexes there are."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        statement, parameters = super().as_sql(compiler, connection)
        return f"{statement} NOT INDEXED", list(parameters)


def by_keys(rows: QuerySet[Decision], keys: list[int]) -> QuerySet[Decision]:
    """Those with these keys: SQLite, which counts no rows, would go through an index of all."""
    found = rows.filter(pk__in=keys)
    alias = found.query.get_initial_alias()
    found.query.alias_map[alias] = NotIndexed(found.model._meta.db_table, alias)
    return found


class Matches(Func):
    """Whether a decision has what is wanted."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, wanted: tuple[Clause, ...]) -> None:
        super().__init__(F("pk"))
        self.wanted = wanted

    @property
    def key(self) -> Any:
        return self.source_expressions[0]

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        asked, words = tsquery(self.wanted)
        alias = compiler.quote_name_unless_alias(self.key.alias)  # in a subquery U0, as it is
        return f'{alias}."search" @@ {asked}', words

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        key, parameters = compiler.compile(self.key)
        found = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s"
        return f"{key} IN ({found})", [*parameters, fts5(self.wanted)]


def _few(wanted: tuple[Clause, ...]) -> list[int] | None:
    """What the index has, where that is little: SQLite finds these faster one by one.

    Otherwise it goes through what decisions are counted by, and looks each up among the matches.
    """
    if connection.vendor != "sqlite":
        return None  # PostgreSQL knows by itself
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s LIMIT %s", [fts5(wanted), FEW + 1]
        )
        keys = [key for (key,) in cursor.fetchall()]
    return keys if len(keys) <= FEW else None


def tsquery(wanted: tuple[Clause, ...]) -> tuple[str, list[str]]:
    """An expression of SQL, and its parameters."""
    words: list[str] = []

    def way_asked(way: Way) -> str:
        words.extend(" ".join(phrase) for phrase in way)
        return " && ".join(["phraseto_tsquery('english', %s)"] * len(way))

    clauses = [" || ".join(f"({way_asked(way)})" for way in each.ways) for each in wanted]
    return "(" + " && ".join(f"({each})" for each in clauses) + ")", words


def fts5(wanted: tuple[Clause, ...]) -> str:
    """Words hold letters, digits and underscores alone, so none can end its quotation marks."""
    return " AND ".join(
        "(" + " OR ".join("(" + " AND ".join(map(_quoted, way)) + ")" for way in each.ways) + ")"
        for each in wanted
    )


def _quoted(phrase: tuple[str, ...]) -> str:
    return '"' + " ".join(phrase) + '"'
