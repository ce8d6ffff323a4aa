"""The command says what it did, keeps a folder, and refuses with a sentence."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.backups import folder
from tests import factories


def run(*arguments, **options):
    said = StringIO()
    call_command("backup", *map(str, arguments), stdout=said, **options)
    return said.getvalue()


@pytest.fixture
def council(transactional_db):
    return factories.council()


def test_it_says_what_it_holds_and_what_it_lacks(council, tmp_path):
    said = run(tmp_path / "a.backup")
    assert f"{tmp_path / 'a.backup'}: " in said
    assert "It holds 1 council, 0 decisions, 0 editions of figures, 0 letters, 0 users, " in said
    assert "The secret key is not in it: keep SECRET_KEY" in said
    with pytest.raises(CommandError, match="is there already: nothing was written"):
        run(tmp_path / "a.backup")


def test_a_timetable_makes_one_a_day_and_keeps_some_days(council, tmp_path):
    old = folder.new(tmp_path, timezone.now() - timedelta(days=20))
    old.touch()
    said = run("--into", tmp_path, "--daily", "--keep-days", 14)
    assert f"{old} is older than 14 days: deleted." in said
    assert run("--into", tmp_path, "--daily", "--keep-days", 14) == ""
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.backup", "--daily"], "--daily and --keep-days go with --into"),
        (["--into", ".", "--keep-days", "0"], "--keep-days is 1 or more"),
        (["--into", "nowhere"], "nowhere is no folder"),
    ],
)
def test_what_cannot_be_is_refused(transactional_db, arguments, said):
    with pytest.raises(CommandError, match=said):
        run(*arguments)
