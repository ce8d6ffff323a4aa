"""Before a database is migrated."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from portal.checks import each_step_was_taken

pytestmark = pytest.mark.django_db


def forget(**which) -> None:
    MigrationRecorder(connection).migration_qs.filter(**which).delete()


def test_what_lacks_a_step_that_is_no_longer_there_is_refused():
    forget(app="complaints", name="0001_squashed")
    forget(app="complaints", name="0019_former_references")
    with pytest.raises(SystemCheckError) as refusal:
        call_command("migrate", skip_checks=False)
    said = str(refusal.value)
    assert "is of an older version, and lacks complaints.0019_former_references." in said
    assert "Check out commit b428037, run `script/prepare` there" in said


@pytest.mark.parametrize("lacking", [{"name": "0001_squashed"}, {"app": "letters"}, {}])
def test_what_has_all_of_an_app_or_none_is_not(lacking):
    forget(**lacking)
    assert each_step_was_taken(None, ["default"]) == []


def test_no_database_is_asked_where_none_is_named():
    assert each_step_was_taken(None, None) == []
