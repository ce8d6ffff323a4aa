"""Which tables statements read, and which they write: told by the statements themselves.

So what an answer depends on, and what a change may have changed, cannot be forgotten anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import connection

EVERY = "*"  # what is written by a statement that is not understood
ANYTHING = "anything"  # written with every change
OURS = ("councils", "complaints", "letters", "portal")  # the apps with what the public may see
THE_RECORD = "councils_publicrecord"  # known by itself

_NAMED = re.compile(rf"\b(?:{'|'.join(OURS)})_\w+")
_WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
_WRITES_NOTHING = re.compile(
    r"\s*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|SET|RESET|PRAGMA|EXPLAIN|DECLARE|FETCH|CLOSE|ANALYZE)\b",
    re.IGNORECASE,
)


def tables_of(*labels: str) -> frozenset[str]:
    """The tables of whole apps."""
    models = (each for label in labels for each in apps.get_app_config(label).get_models())
    return frozenset(each._meta.db_table for each in models)


# Whose rows alone are written at the moment, where somebody knows.
_councils: ContextVar[tuple[int, ...]] = ContextVar("councils", default=())


@contextmanager
def rows_of(*councils: int) -> Iterator[None]:
    """What is written in a while concerns these councils alone, by their ids."""
    before = _councils.set(councils)
    try:
        yield
    finally:
        _councils.reset(before)


class Statements:
    """For ``execute_wrapper``: the tables that the statements of a while read and write.

    A row of which it is known which councils it concerns is written into ``of`` these and into
    ``table of any``, all else into the table; so who reads no more than one council's rows depends
    on the tables and on that council's part, who reads all of them on any part.
    """

    def __init__(self) -> None:
        self.read: set[str] = set()
        self.written: set[str] = set()
        self.council: int | None = None  # whose rows alone are read

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        text = str(sql)
        self.read.update(_NAMED.findall(text))
        if found := _WRITES.match(text):
            councils = map(_of, _councils.get())
            self.written.update((*councils, _any(found[1])) if _councils.get() else (found[1],))
        elif not _WRITES_NOTHING.match(text):
            self.written.add(EVERY)
        return execute(sql, params, many, context)

    def depended_on(self) -> set[str]:
        parts = map(_any, self.read) if self.council is None else (_of(self.council),)
        return self.read.union(parts)


def _of(council: int) -> str:
    return f"of {council}"


def _any(table: str) -> str:
    return f"{table} of any"


def note_read(tables: Iterable[str]) -> None:
    """That a while depends on tables of which something was read before it."""
    for each in connection.execute_wrappers:
        if isinstance(each, Statements):
            each.read.update(tables)


@contextmanager
def noted() -> Iterator[Statements]:
    """What is read and written in a while, by this thread."""
    statements = Statements()
    with connection.execute_wrapper(statements):
        yield statements
