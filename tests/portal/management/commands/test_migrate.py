"""A migration that was cut off before Django noted it has left nothing."""

import pytest
from django.core.management import get_commands, load_command_class
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from portal.management.commands.migrate import Executor

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = "portal_pairforatest"


class Cut(Exception):
    pass


def test_it_is_the_portals():
    assert get_commands()["migrate"] == "portal"
    assert load_command_class("portal", "migrate").help.startswith("Updates database schema")


def test_tables_and_their_note_come_together(monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite changes no tables inside a transaction that is open already.")

    def cut(*_):
        raise Cut

    migration = migrations.Migration("9999_pair", "portal")
    one = models.ForeignKey("auth.User", models.CASCADE)  # its constraint comes at the end
    migration.operations = [migrations.CreateModel("PairForATest", [("one", one)])]
    executor = Executor(connection)
    state = executor.loader.project_state()
    assert isinstance(state, ProjectState)
    monkeypatch.setattr(executor, "record_migration", cut)
    with pytest.raises(Cut):
        executor.apply_migration(state, migration)
    assert TABLE not in connection.introspection.table_names()
