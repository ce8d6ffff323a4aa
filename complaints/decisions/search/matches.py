"""What is typed, asked of the database: which decisions have it.

PostgreSQL is asked for a ``tsquery`` with its English stems, SQLite for an FTS5 expression with
Porter's. Words go to both as parameters, never as part of the statement.

What few decisions have is looked up by their keys from then on. What many have is asked of the
index each time, if possible of a part of the days alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.db.models.sql.datastructures import BaseTable

from complaints.decisions.keys import HasKey, OfDecision
from complaints.decisions.search.index import BY_KEY, quarters
from complaints.decisions.search.queries import Clause, Query, Way
from complaints.models import Decision

FEW = 12_000  # decisions that are looked up by their keys
INDEX = "complaints_decision_index"
Days = tuple[date, date]


@dataclass(frozen=True)
class Keys:
    """Of decisions that have what is wanted, public or not: all of them where they are few."""

    first: list[int]
    are_all: bool


def keys_of(wanted: tuple[Clause, ...], unwanted: tuple[Clause, ...] = ()) -> Keys:
    """What the index has, which is asked for no more than is looked up."""
    if connection.vendor == "postgresql":
        asked, words = tsquery(wanted, unwanted)
        statement = f"SELECT id FROM complaints_decision WHERE search @@ {asked} LIMIT %s"
    else:
        statement = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s LIMIT %s"
        words = [fts5(wanted, unwanted)]
    with through_the_index(), connection.cursor() as cursor:
        cursor.execute(statement, [*words, FEW + 1])
        found = [key for (key,) in cursor.fetchall()]
    return Keys(found, are_all=len(found) <= FEW)


def matching(
    rows: QuerySet[Decision], query: Query, keys: Keys | None = None, within: Days | None = None
) -> QuerySet[Decision]:
    """Those of the rows that the query finds; where it says nothing, none of them.

    ``keys`` are what the index has, where it was asked already.
    """
    if not query.clauses:
        return rows.none()
    if not query.wanted:
        return _without(rows, query.unwanted)
    keys = keys or keys_of(query.wanted, query.unwanted)
    if keys.are_all:
        return by_keys(rows, keys.first)
    found = rows.filter(Q(Matches(query.wanted, query.unwanted, within)))
    return _indexed(found.filter(decided_on__range=within)) if within else found


def _without(rows: QuerySet[Decision], unwanted: tuple[Clause, ...]) -> QuerySet[Decision]:
    for clause in unwanted:
        keys = keys_of((clause,))
        rows = rows.filter(~Q(HasKey(keys.first) if keys.are_all else Matches((clause,))))
    return rows


@contextmanager
def through_the_index() -> Iterator[None]:
    """PostgreSQL asks its index of words, whatever it takes reading every text's words for."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL enable_indexscan TO DEFAULT")


class Indexed(BaseTable):
    """A table of SQLite's in which rows are looked up by their keys, in the index made for it."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        statement, parameters = super().as_sql(compiler, connection)
        return f"{statement} INDEXED BY {BY_KEY}", list(parameters)


def by_keys(rows: QuerySet[Decision], keys: list[int]) -> QuerySet[Decision]:
    """Those with these keys: SQLite, which counts no rows, would go through an index of all."""
    return _indexed(rows.filter(Q(HasKey(keys))))


def _indexed(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    if connection.vendor == "sqlite":
        alias = rows.query.get_initial_alias()
        rows.query.alias_map[alias] = Indexed(rows.model._meta.db_table, alias)
    return rows


class Matches(OfDecision):
    """Whether a decision has what is wanted; it may be asked for some days alone."""

    def __init__(
        self,
        wanted: tuple[Clause, ...],
        unwanted: tuple[Clause, ...] = (),
        within: Days | None = None,
    ) -> None:
        super().__init__()
        self.wanted, self.unwanted, self.within = wanted, unwanted, within

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        asked, words = tsquery(self.wanted, self.unwanted)
        alias = compiler.quote_name_unless_alias(self.key.alias)  # in a subquery U0, as it is
        return f'{alias}."search" @@ {asked}', words

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        key, parameters = compiler.compile(self.key)
        found = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s"
        return f"{key} IN ({found})", [*parameters, fts5(self.wanted, self.unwanted, self.within)]


def tsquery(wanted: tuple[Clause, ...], unwanted: tuple[Clause, ...] = ()) -> tuple[str, list[str]]:
    """An expression of SQL, and its parameters."""
    words: list[str] = []

    def way_asked(way: Way) -> str:
        words.extend(" ".join(phrase) for phrase in way)
        return " && ".join(["phraseto_tsquery('english', %s)"] * len(way))

    def asked(clause: Clause) -> str:
        return "(" + " || ".join(f"({way_asked(way)})" for way in clause.ways) + ")"

    clauses = [asked(each) for each in wanted] + [f"(!! {asked(each)})" for each in unwanted]
    return f"({' && '.join(clauses)})", words


def fts5(
    wanted: tuple[Clause, ...],
    unwanted: tuple[Clause, ...] = (),
    within: Days | None = None,
) -> str:
    """Words hold letters, digits and underscores alone, so none can end its quotation marks."""
    asked = " AND ".join(map(_asked, wanted))
    if within:
        asked += f" AND {_any(map(_quoted, zip(quarters(*within), strict=True)))}"
    return f"({asked}) NOT {_any(map(_asked, unwanted))}" if unwanted else asked


def _asked(clause: Clause) -> str:
    return _any(" AND ".join(map(_quoted, way)) for way in clause.ways)


def _any(ways: Iterable[str]) -> str:
    return "(" + " OR ".join(f"({way})" for way in ways) + ")"


def _quoted(phrase: tuple[str, ...]) -> str:
    return '"' + " ".join(phrase) + '"'
