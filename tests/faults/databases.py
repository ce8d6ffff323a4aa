"""Databases on a server of the tests' own: copied in a moment, and compared column by column."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

import psycopg
from psycopg import sql

from tests.postgres import Server

Content = dict[str, str]  # "table.column": a digest of its values, "table": how many rows

COLUMNS = """
SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)
FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
WHERE table_schema = 'public' AND table_type = 'BASE TABLE' GROUP BY table_name ORDER BY 1"""
SHAPE = {
    "columns": "SELECT table_name, column_name, data_type, is_nullable, column_default"
    " FROM information_schema.columns WHERE table_schema = 'public'",
    "indexes": "SELECT indexdef, indisvalid FROM pg_indexes JOIN pg_index"
    " ON indexrelid = format('%I.%I', schemaname, indexname)::regclass"
    " WHERE schemaname = 'public'",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
    " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "triggers": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
}
OTHERS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()
 AND backend_type = 'client backend'"""


@dataclass
class Databases:
    """All on one server."""

    server: Server
    numbers: Iterator[int] = field(default_factory=count)

    def url(self, name: str) -> str:
        return self.server.url.removesuffix("postgres") + name

    @contextmanager
    def inside(self, name: str) -> Iterator[psycopg.Connection]:
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            yield connection

    def new(self, name: str, template: str = "template0") -> str:
        """A copy of another, of whose users all have gone."""
        if template != "template0":
            self.settle(template)
        with self.inside("postgres") as connection:
            how = " STRATEGY file_copy" if connection.info.server_version >= 150_000 else ""
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}" + how).format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
        return name

    def copy(self, template: str) -> str:
        return self.new(f"copy_{next(self.numbers)}", template)

    def drop(self, name: str) -> None:
        with self.inside("postgres") as connection:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def settle(self, name: str, seconds: int = 60) -> None:
        """Until the server has noticed that whoever wrote is dead."""
        ends = time.monotonic() + seconds
        with self.inside("postgres") as connection:
            while connection.execute(OTHERS, [name]).fetchone() != (0,):
                assert time.monotonic() < ends, f"Somebody still uses {name}."
                time.sleep(0.02)

    def move_numbers_on(self, name: str) -> None:
        """As after work that was undone: rows that come now have other keys."""
        with self.inside(name) as connection:
            rows = connection.execute("SELECT schemaname, sequencename FROM pg_sequences")
            for row in rows.fetchall():
                each = sql.Identifier(*row)
                connection.execute(
                    sql.SQL("SELECT setval({}, 5000 + nextval({}))").format(
                        *[sql.Literal(each.as_string(connection))] * 2
                    )
                )

    def shape(self, name: str) -> Content:
        with self.inside(name) as connection:
            return {
                f"({what})": "\n".join(sorted(map(str, connection.execute(query))))
                for what, query in SHAPE.items()
            }

    def content(self, name: str) -> Content:
        """All that is committed, tables' shape too."""
        found = self.shape(name)
        with self.inside(name) as connection:
            for table, columns in connection.execute(COLUMNS).fetchall():
                asked = sql.SQL(", ").join(
                    sql.SQL("md5(string_agg({0}::text, ',' ORDER BY {0}::text))").format(
                        sql.Identifier(each)
                    )
                    for each in columns
                )
                row = connection.execute(
                    sql.SQL("SELECT count(*)::text, {} FROM {}").format(
                        asked, sql.Identifier(table)
                    )
                ).fetchone()
                assert row
                found[table] = row[0]
                found |= {f"{table}.{each}": row[1 + at] for at, each in enumerate(columns)}
        return found


def differing(one: Content, other: Content, but: frozenset[str] = frozenset()) -> list[str]:
    """Where two differ."""
    keys = (one.keys() | other.keys()) - but
    return sorted(key for key in keys if one.get(key) != other.get(key))
