"""A folder of daily backups: one a day, and what is older than some days goes."""

from datetime import timedelta

import pytest

from councils.refusals import Refused
from councils.years import london_instant
from portal.backups import folder

AT = london_instant("2025-10-26 03:00")  # the clocks have just gone back
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def backups(tmp_path):
    for days in range(20):
        folder.new(tmp_path, AT - days * DAY).touch()
    return tmp_path


def test_it_is_named_for_its_instant(tmp_path):
    assert folder.new(tmp_path, AT).name == "portal-2025-10-26T030000+0000.backup"
    with pytest.raises(Refused, match="is no folder"):
        folder.new(tmp_path / "nowhere", AT)


def test_there_is_one_a_day(tmp_path):
    assert not folder.has_todays(tmp_path, AT)
    folder.new(tmp_path, AT).touch()
    assert folder.has_todays(tmp_path, AT + 23 * HOUR)
    assert not folder.has_todays(tmp_path, AT + DAY)


def test_what_is_older_goes_and_nothing_else(backups):
    (backups / "letters.pdf").touch()
    gone = folder.delete_older(backups, 14, AT + HOUR)
    assert len(gone) == 6  # of the days 14 to 19 before
    assert len(list(backups.glob("portal-*"))) == 14
    assert (backups / "letters.pdf").exists()


def test_the_newest_stays_however_old(backups):
    assert len(folder.delete_older(backups, 1, AT + 400 * DAY)) == 19
    assert folder.new(backups, AT).exists()


def test_what_is_named_like_one_and_is_none_is_not_deleted(backups):
    (backups / "portal-before-the-upgrade.backup").touch()
    with pytest.raises(Refused, match=r"portal-before-the-upgrade\.backup is named like a backup"):
        folder.delete_older(backups, 1, AT)
