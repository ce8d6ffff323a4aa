"""A database made by the migrations there were before goes on; what each role may do with letters."""

import lzma
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from itertools import chain
from pathlib import Path
from types import SimpleNamespace

import dj_database_url
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.db.utils import ConnectionHandler

from tests.complaints.preparation import ROLES, person

pytestmark = pytest.mark.django_db
MAY = {
    "Statistician": {
        "view_letter",
        "view_lettertemplate",
        "view_earlysight",
        "view_challenge",
        "change_lettertemplate",
        "compose_letter",
        "send_letter",
        "answer_challenge",
    },
    "Reviewer": {
        "view_letter",
        "view_lettertemplate",
        "view_earlysight",
        "view_challenge",
        "approve_letter",
        "send_letter",
        "answer_challenge",
    },
}


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_do(role):
    permissions = Group.objects.get(name=role).permissions
    own = permissions.filter(content_type__app_label="letters")
    assert set(own.values_list("codename", flat=True)) == MAY.get(role, set())


def test_nobody_both_composes_and_approves_by_one_role():
    for role in ROLES:
        somebody = person(f"some-{role}", role)
        both = ("letters.compose_letter", "letters.approve_letter")
        assert not somebody.has_perms(both)


def test_making_the_roles_again_changes_nothing():
    before = list(Group.objects.order_by("pk", "permissions").values("name", "permissions"))
    made = import_module("portal.migrations.0001_squashed")
    made.make_roles(apps, SimpleNamespace(connection=connection))
    again = Group.objects.order_by("pk", "permissions").values("name", "permissions")
    assert list(again) == before


class Before:
    """A database as commit b428037 made it, with rows in nearly every table."""

    def __init__(self, url: str):
        self.url = url
        self.connection = ConnectionHandler({"default": dj_database_url.parse(url)})["default"]

    def migrate(self, *options: str) -> subprocess.CompletedProcess:
        self.connection.close()
        return subprocess.run(
            [sys.executable, "manage.py", "migrate", *options],
            cwd=settings.BASE_DIR,
            env={**os.environ, "DATABASE_URL": self.url},
            capture_output=True,
            text=True,
        )

    def columns(self) -> dict[str, list[str]]:
        with self.connection.cursor() as cursor:
            of = self.connection.introspection
            names = set(of.table_names(cursor)) - {"django_migrations"}
            return {
                name: [f'"{each.name}"' for each in of.get_table_description(cursor, name)]
                for name in names
            }

    def rows(self, columns: dict[str, list[str]]) -> dict[str, list[str]]:
        with self.connection.cursor() as cursor:
            return {
                name: selected(cursor, f'SELECT {", ".join(of)} FROM "{name}"')
                for name, of in columns.items()
            }


@pytest.fixture
def before(tmp_path):
    dump = Path(__file__).parent / f"before.{connection.vendor}.sql.xz"
    statements = lzma.decompress(dump.read_bytes()).decode()
    if connection.vendor == "sqlite":
        file = tmp_path / "before.sqlite3"
        with closing(sqlite3.connect(file)) as made:
            made.executescript(statements)
        found = Before(f"sqlite:///{file}")
        yield found
        found.connection.close()
        return
    name = f"{connection.settings_dict['NAME']}_before"
    with connection._nodb_cursor() as server:
        server.execute(f"CREATE DATABASE {name}")
        found = Before(f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}")
        with found.connection.cursor() as cursor:
            cursor.execute(statements)
            cursor.execute("SET search_path TO public")  # pg_dump sets none
        yield found
        found.connection.close()
        server.execute(f"DROP DATABASE {name}")


def selected(cursor, statement: str) -> list[str]:
    cursor.execute(statement)
    return sorted(map(repr, cursor.fetchall()))


def schema(of) -> list[str]:
    """Columns, constraints and indexes, whatever their order."""
    with of.cursor() as cursor:
        if of.vendor == "sqlite":
            return list(chain.from_iterable(parts(made) for made in tables_of(cursor)))
        found = [
            *selected(
                cursor,
                "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,"
                " column_default, numeric_precision, numeric_scale, collation_name, is_identity"
                " FROM information_schema.columns WHERE table_schema = 'public'",
            ),
            *selected(
                cursor,
                "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid, true)"
                " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
            ),
            *selected(cursor, "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"),
        ]
        # A list of texts is written otherwise after it was dumped and read.
        return [re.sub(r"::(character varying|text)(\[\])?", "", each) for each in found]


def tables_of(cursor) -> list[str]:
    cursor.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    return [made for (made,) in cursor.fetchall()]


def parts(statement: str) -> list[str]:
    """What a CREATE says, one thing a line, in the order of the alphabet."""
    head, _, body = statement.partition("(")
    found, depth = [""], 0
    for sign in body.removesuffix(")"):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return [head, *sorted(each.strip() for each in found)]


def test_a_database_made_before_loses_nothing_and_becomes_as_a_new_one(before):
    columns = before.columns()
    rows = before.rows(columns)
    done = before.migrate()
    assert (done.returncode, done.stderr) == (0, "")
    assert "0001_squashed" not in done.stdout  # what came later is applied
    after = before.rows(columns)
    # A model that came has its own, and roles may what is new.
    for table in ("django_content_type", "auth_permission", "auth_group_permissions"):
        assert set(rows.pop(table)) < set(after.pop(table))
    assert after == rows
    assert schema(before.connection) == schema(connection)
