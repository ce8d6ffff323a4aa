"""A disk that is full: a small file system in memory, which ballast fills."""

import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import postgres
from tests.faults.commands import ROOT
from tests.faults.databases import Databases, differing
from tests.faults.served import PAGES, anew, asked, serving, status
from tests.files import csv_file


@contextmanager
def small_disk(folder: Path, megabytes: int):
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "faults", str(folder)]
    done = subprocess.run(command, text=True, capture_output=True)
    if done.returncode:
        pytest.skip(f"No small disk can be made here, which takes root: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path, but: int = 0) -> Path:
    """Until nothing goes on it any more, but for so many bytes."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        size = 0
        try:
            while True:
                size += file.write(b"\0" * 65_536)
        except OSError:
            file.truncate(max(size - but, 0))
    return ballast


def test_a_backup_finds_no_room(commands, portals, table, tmp_path):
    portal = portals("approved")
    with small_disk(tmp_path / "disk", 2) as disk:
        ballast = fill(disk, but=100_000)
        done = commands.run(portal, "backup", disk / "a.backup")
        assert done.code == 1
        assert "Traceback" not in done.said
        assert [each.name for each in disk.iterdir()] == ["ballast"]
        ballast.unlink()
        commands.ran(portal, "backup", disk / "a.backup")
    told = done.said.strip().splitlines()[-1].replace(str(disk), "…")
    table.add("disk full under `backup`", 1, f"no file; “{told}”")


def test_answers_find_no_room_to_be_kept(collected, databases, portals, table, tmp_path):
    with small_disk(tmp_path / "disk", 2) as disk:
        fill(disk)
        url = databases.url(portals("approved"))
        with serving(collected, url, tmp_path, KEPT_ANSWERS=str(disk)) as portal:
            first = [asked(portal, each) for each in PAGES]
            assert {code for code, _ in first} == {200}
            assert {status(portal, each) for each in PAGES} == {200}
        assert [each for each in disk.rglob("*") if each.is_file()] == [disk / "ballast"]
    table.add("disk full under kept answers", 2 * len(PAGES), "pages are made each time")


@pytest.fixture
def small_server(commands, portals, tmp_path):
    """PostgreSQL on a small disk, with a small portal in it."""
    dump = tmp_path / "a.backup"
    commands.ran(portals("decided"), "backup", dump)
    folder = Path("/tmp") / f"portal-postgres-{tmp_path.name}"
    with small_disk(folder, 120):
        server, who = postgres.Server(folder), postgres.identity()
        server.log.touch()
        for path in (folder, server.log):
            if who:
                postgres.os.chown(path, who["user"], who["group"])
        assert server.make() == server.start() == 0
        yield Databases(server), dump
        server.stop()
    folder.rmdir()


def test_the_database_finds_no_room(small_server, collected, table, tmp_path):
    databases, dump = small_server
    rows = "".join(f"24{each:06},Kent,2025-03-14,upheld,{'W' * 900}\n" for each in range(4_000))
    file = csv_file(tmp_path, f"reference,council,decided_on,outcome,summary\n{rows}")

    def manage(*command: object) -> subprocess.CompletedProcess:
        return subprocess.run(
            [".venv/bin/python", "manage.py", *map(str, command)],
            cwd=ROOT,
            env=collected | {"DATABASE_URL": databases.server.url},
            text=True,
            capture_output=True,
        )

    assert manage("restore", dump).returncode == 0
    before = databases.content("postgres")
    ballast = fill(databases.server.folder, but=3_000_000)
    with serving(collected, databases.server.url, tmp_path) as portal:
        done = manage("import_decisions", file)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr, done.stderr[-2000:]
        assert {status(portal, anew(each, "full")) for each in PAGES} <= {200, 503}
        ballast.unlink()
        databases.server.start()  # where it gave up; otherwise this does nothing
        assert {status(portal, anew(each, "room")) for each in PAGES} == {200}
    assert differing(databases.content("postgres"), before) == []
    assert manage("import_decisions", file).returncode == 0
    table.add("disk full under PostgreSQL", 1, f"“{done.stderr.strip().splitlines()[-1]}”")
