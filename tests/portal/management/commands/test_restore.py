"""The command says what it did and what is not there any more; what it does: tests of its steps."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from complaints.models import Decision
from tests import factories, migrated
from tests.portal.backups.fresh import fresh_database, migrations

__all__ = ["migrations"]


@pytest.fixture
def backup(transactional_db, tmp_path):
    factories.council()
    call_command("backup", str(tmp_path / "a.backup"), stdout=StringIO())
    return str(tmp_path / "a.backup")


def run(*arguments):
    said = StringIO()
    call_command("restore", *arguments, stdout=said)
    return said.getvalue()


def test_it_says_what_there_is_and_what_to_look_after(backup, tmp_path):
    with fresh_database(tmp_path):
        said = run(backup)
        with pytest.raises(CommandError, match=r"nothing was touched\. With --replace"):
            run(backup)
        assert "Restored as it was on " in run(backup, "--replace")
    assert ": 1 council, 0 decisions, " in said
    assert "a text that was withheld or taken back since is shown again" in said
    assert "script/prepare" not in said


def test_what_was_hidden_since_is_named(transactional_db, tmp_path):
    made = factories.decision(reference="24018407")
    path = str(tmp_path / "a.backup")
    call_command("backup", path, stdout=StringIO())
    Decision.objects.filter(pk=made.pk).update(text_approved_at=None)
    said = run(path, "--replace")
    assert "Decisions that were hidden and are PUBLIC AGAIN: 24018407" in said


def test_an_older_one_has_still_to_be_migrated(migrations, tmp_path):
    migrations.record_unapplied("portal", migrated.newest("portal"))
    path = str(tmp_path / "older.backup")
    call_command("backup", path, stdout=StringIO())
    said = run(path, "--replace")
    newest = f"portal.{migrated.newest('portal')}"
    assert f"run script/prepare, which makes 1 migrations, from {newest} on" in said


def test_what_is_no_backup_is_refused_in_a_sentence(transactional_db):
    with pytest.raises(CommandError, match="is no backup of the portal"):
        run(__file__, "--replace")
