"""What is damaged, cut off or something else is told from a backup before anything is touched."""

import os
import zipfile
from pathlib import Path

import pytest

from councils.refusals import Refused
from portal.backups import archive

ABOUT = {"made_at": "2025-07-01T10:30:00+01:00", "key": "k", "migrations": [], "rows": {"a": 2}}
CONTENT = os.urandom(300_000)


@pytest.fixture(params=["postgresql", "sqlite"])
def backup(request, tmp_path):
    def fill(stream):
        stream.write(CONTENT)
        return ABOUT

    archive.write(tmp_path / "portal.backup", request.param, fill)
    return tmp_path / "portal.backup"


def test_what_was_written_is_read(backup):
    about = archive.checked(backup)
    assert (about.rows, about.instant.hour) == ({"a": 2}, 10)
    with archive.database_in(backup) as stream:
        assert stream.read() == CONTENT


def test_it_is_its_owners_alone_and_nothing_lies_beside_it(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    assert list(backup.parent.iterdir()) == [backup]


@pytest.mark.parametrize("at", [*range(100, 300_000, 40_011), -300, -250])
def test_a_byte_that_is_another_is_found(backup, at):
    """In the database, and in what is told about it at the end."""
    whole = bytearray(backup.read_bytes())
    whole[at] ^= 0b0101_0101
    backup.write_bytes(whole)
    with pytest.raises(Refused, match="nothing was touched"):
        archive.checked(backup)


@pytest.mark.parametrize("size", [0, 1, 40, 1_000, 299_000, -1])
def test_what_was_cut_off_is_found(backup, size):
    whole = backup.read_bytes()
    backup.write_bytes(whole[:size])
    with pytest.raises(Refused, match="no backup of the portal, or was cut off"):
        archive.checked(backup)


def zipped(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in files.items():
            made.writestr(name.replace("_json", ".json"), text)
    return path


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"xl": ""}, "no backup of the portal"),
        ({"about_json": "[", "database": ""}, "no backup of the portal"),
        ({"about_json": "[]", "database": ""}, "no backup of the portal"),
        ({"about_json": '{"product": "x"}', "database": ""}, "no backup of the portal"),
        (
            {"about_json": f'{{"product": "{archive.PRODUCT}", "format": 2}}', "database": ""},
            "of a newer version of the portal",
        ),
    ],
)
def test_what_is_something_else_is_told(tmp_path, files, said):
    with pytest.raises(Refused, match=said):
        archive.checked(zipped(tmp_path / "other.zip", **files))


def test_what_is_not_there_or_cannot_be_written_is_said(tmp_path):
    with pytest.raises(Refused, match="cannot be read: No such file"):
        archive.checked(tmp_path / "nothing")
    with pytest.raises(Refused, match="cannot be written: No such file"):
        archive.write(tmp_path / "nowhere" / "portal.backup", "sqlite", lambda stream: ABOUT)


def test_of_what_fails_halfway_nothing_is_left(tmp_path):
    def fails(stream):
        stream.write(CONTENT)
        raise Refused("pg_dump did not do it.")

    with pytest.raises(Refused, match="pg_dump"):
        archive.write(tmp_path / "portal.backup", "postgresql", fails)
    assert list(tmp_path.iterdir()) == []
