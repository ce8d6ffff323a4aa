"""No migration locks a table for long, or takes from the version before what that still needs."""

import pytest
from django.conf import settings
from django.db import connection
from django_migration_linter import MigrationLinter

from tests.test_architecture import ORDER

pytestmark = pytest.mark.django_db(transaction=True)  # an index made meanwhile needs none around it
# From before two versions could stand beside each other: an upgrade over one of these is done with
# READ_ONLY=1, or with the portal stopped. None is added here.
WITH_A_PAUSE = {
    "0002_days_of_cases",
    "0003_search",
    "0003_boundary_borders",
    "0004_names_of_several_councils",
}


def found_in(capsys, **ignored) -> list[str]:
    """The names of migrations with errors, which are printed with their reasons."""
    linter = MigrationLinter(
        str(settings.BASE_DIR),
        include_apps=ORDER,
        no_cache=True,
        all_warnings_as_errors=True,
        **ignored,
    )
    linter.lint_all_migrations()
    lines = capsys.readouterr().out.splitlines()
    return [line for line in lines if line.endswith("ERR") or line.startswith("\t")]


@pytest.fixture(autouse=True)
def only_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite locks all of the database for whatever is written.")


def test_the_version_before_goes_on_beside_each_migration(capsys):
    """Docs/deploying.md, "Upgrades", says how to get to the same end in two versions."""
    assert found_in(capsys, ignore_name=WITH_A_PAUSE) == []


def test_what_needs_a_pause_is_found(capsys):
    lines = "\n".join(found_in(capsys))
    assert [name for name in WITH_A_PAUSE if name not in lines] == []
    assert lines.count("ERR") == len(WITH_A_PAUSE)
    assert "NOT NULL constraint on columns" in lines
    assert "CREATE INDEX locks table" in lines
