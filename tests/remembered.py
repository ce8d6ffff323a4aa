"""What many tests begin with is made once in a process; from then on its rows are laid down.

An announced year with its letters takes hundreds of statements to make, and a dozen to lay down.
Only where nothing has been entered yet, and inside of a test's own transaction: elsewhere it is
made as ever. What triggers keep (the index of words) they keep again. Settings of a test's own make
a world of their own; whoever patches code that makes one asks for ``made.__wrapped__``.
"""

import pickle
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.apps import apps
from django.conf import UserSettingsHolder, settings
from django.core.management.color import no_style
from django.db import connection

P, T = ParamSpec("P"), TypeVar("T")
Rows = dict[str, list[tuple]]
AT_ONCE = 20
BY_TRIGGERS = {"portal_touchedrow"}


@dataclass(frozen=True)
class World:
    """The rows that a function added where so many stood, and what it gave."""

    before: dict[str, int]
    added: Rows
    given: bytes
    numbered: list[str]  # what has PostgreSQL number on after them: a migration may have begun anew

    def laid_down(self) -> Any:
        quoted = connection.ops.quote_name
        with connection.cursor() as cursor:
            for table, rows in self.added.items():
                columns = tables()[table]
                row = f"({', '.join(['%s'] * len(columns))})"
                into = f"INSERT INTO {quoted(table)} ({', '.join(map(quoted, columns))}) VALUES "
                for few in (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE)):
                    values = [value for each in few for value in each]
                    cursor.execute(into + ", ".join([row] * len(few)), values)
            if self.numbered:
                cursor.execute("; ".join(self.numbered))
        return pickle.loads(self.given)


def remembered(make: Callable[P, T]) -> Callable[P, T]:
    """For a function that makes the same out of nothing whenever it is told the same."""
    kept: dict[str, World | None] = {}

    @wraps(make)
    def made(*args: P.args, **fields: P.kwargs) -> T:
        told = repr((args, sorted(fields.items())))
        is_plain = "<" not in told  # no row, no object
        told += repr(overridden())
        if not (is_plain and connection.in_atomic_block) or is_anything_entered(there := counts()):
            return make(*args, **fields)
        if told not in kept:
            before = contents()
            given = make(*args, **fields)
            kept[told] = world(before, contents(), given)
            return given
        found = kept[told]
        return found.laid_down() if found and found.before == there else make(*args, **fields)

    return made


def world(before: Rows, after: Rows, given: Any) -> World | None:
    """None where rows that stood there were changed: that cannot be laid down."""
    added = {}
    for table, rows in after.items():
        new = Counter(map(repr, rows))
        stood = Counter(map(repr, before[table]))
        if stood - new:
            return None
        if new - stood:
            added[table] = [row for row in rows if not stood[repr(row)]]
    models = apps.get_models(include_auto_created=True)
    written = [each for each in models if each._meta.db_table in added]
    numbered = connection.ops.sequence_reset_sql(no_style(), written)
    stood_there = {name: len(rows) for name, rows in before.items()}
    return World(stood_there, added, pickle.dumps(given), numbered)


@cache
def tables() -> dict[str, list[str]]:
    """The columns of every table that can be written, what others refer to first."""
    found: dict[str, list[str]] = {}

    def put(model: Any) -> None:
        fields = model._meta.local_concrete_fields
        if model._meta.db_table in found:
            return
        found[model._meta.db_table] = [each.column for each in fields if not each.generated]
        for field in fields:
            if field.related_model and field.related_model is not model:
                put(field.related_model)
        found[model._meta.db_table] = found.pop(model._meta.db_table)

    for model in apps.get_models(include_auto_created=True):
        if (
            model._meta.managed
            and not model._meta.proxy
            and model._meta.db_table not in BY_TRIGGERS
        ):
            put(model)
    return found


def contents() -> Rows:
    quoted = connection.ops.quote_name
    found = {}
    with connection.cursor() as cursor:
        for table, columns in tables().items():
            cursor.execute(f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(table)}")
            found[table] = cursor.fetchall()
    return found


def counts() -> dict[str, int]:
    each = (f"(SELECT count(*) FROM {connection.ops.quote_name(table)})" for table in tables())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(each)}")
        return dict(zip(tables(), cursor.fetchone(), strict=True))


def overridden() -> list[tuple[str, Any]]:
    """Settings of this test alone; where its mail goes makes no other world."""
    found: dict[str, Any] = {}
    of = settings._wrapped
    while isinstance(of, UserSettingsHolder):
        found = {name: value for name, value in vars(of).items() if name.isupper()} | found
        of = of.default_settings
    return sorted((name, found[name]) for name in found if not name.startswith("EMAIL_"))


def is_anything_entered(there: dict[str, int]) -> bool:
    """Beside what migrations make: content types, permissions, roles."""
    made = {"django_content_type", "auth_permission", "auth_group", "auth_group_permissions"}
    return any(number for table, number in there.items() if table not in made)
