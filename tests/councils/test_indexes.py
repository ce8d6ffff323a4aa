"""An index whose making was cut off is made anew by the next `migrate`."""

import pytest
from django.db import connection, models
from django.db.migrations.state import ProjectState

from councils.indexes import AddIndexMeanwhile

pytestmark = pytest.mark.django_db(transaction=True)

NAME = "council_for_a_test"
INDEX = models.Index(fields=["region"], name=NAME)
CUT_OFF = "UPDATE pg_index SET indisvalid = false WHERE indexrelid = %s::regclass"
VALID = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)"


def asked(query: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, [NAME])
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def makes():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite makes an index in the migration's transaction.")
    from django.apps import apps

    before = ProjectState.from_apps(apps)
    after = before.clone()
    operation = AddIndexMeanwhile(model_name="council", index=INDEX)
    operation.state_forwards("councils", after)

    def make():
        with connection.schema_editor(atomic=False) as editor:
            operation.database_forwards("councils", editor, before, after)

    yield make
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX IF EXISTS {NAME}")


def test_what_is_left_of_one_is_made_anew(makes):
    makes()
    asked(CUT_OFF)
    assert asked(VALID) == [(False,)]
    makes()
    assert asked(VALID) == [(True,)]
