"""A rehearsal is killed at ten moments: the database is as it was, and the next one clears up.

One after another in the same database, so that each finds what the one before has left.
"""

import sqlite3
import sys
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from signal import SIGKILL
from subprocess import PIPE, Popen, run

import pytest

from portal.rehearsal.copies import GOING_ON
from tests.faults.commands import MOMENTS, ROOT
from tests.files import csv_file

DAY = "2099-04-01"


def order(folder: Path) -> Path:
    rows = [f"{DAY},open,great-town-council,,Great Town Council,Great Town,unitary,South East"]
    for number in range(4):
        rows.append(f"{DAY},close,Town {number} Council,,,,,")
        rows.append(f"{DAY},succeed,Town {number} Council,Great Town Council,,,,")
    head = "takes_effect_on,action,council,successor,name,short_name,type,region"
    return csv_file(folder, "\n".join([head, *rows, ""]))


def test_the_database_is_only_read_and_the_next_one_takes_the_copy_away(
    commands, portals, table, tmp_path
):
    databases = commands.databases
    name = databases.copy(portals("announced"))
    copy = f"{name}_rehearsal"
    command = ("rehearse_changes", order(tmp_path), "--on", DAY)

    def is_left() -> bool:
        with databases.inside("postgres") as connection:
            asked = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [copy])
            return asked.fetchone() is not None

    before = databases.content(name)
    whole = commands.ran(name, *command)
    assert "Great Town Council: opens" in whole.said
    left = waited = 0
    for number in range(MOMENTS):
        done = commands.run(name, *command, seconds=whole.took * (number + 0.5) / MOMENTS)
        if done.code == 1 and GOING_ON in done.said:  # programs of the one before still end
            waited += 1
            databases.settle(copy)
            done = commands.run(name, *command, seconds=whole.took * (number + 0.5) / MOMENTS)
        assert done.code == -SIGKILL, done.said
        left += is_left()
        databases.settle(name)
        assert databases.content(name) == before
    assert left
    databases.settle(copy)
    assert commands.ran(name, *command).said == whole.said
    assert not is_left()
    assert databases.content(name) == before
    databases.drop(name)
    told = f"{MOMENTS} × untouched; {left} × a copy, which the next run took away"
    if waited:
        told += f", {waited} × after “{GOING_ON}”"
    table.add("kill -9 in `rehearse_changes`", MOMENTS, told)


def test_on_sqlite_too(migrated_file, environment, table, tmp_path):
    """Killed a while after the copy is begun; the folder is the next one's to take away."""
    environment |= {"DATABASE_URL": f"sqlite:///{migrated_file}", "VAR_DIR": str(tmp_path)}
    command = [sys.executable, "manage.py", "rehearse_changes", str(order(tmp_path)), "--on", DAY]
    folder, told = tmp_path / ".rehearsal", {"cwd": ROOT, "env": environment, "stdout": PIPE}
    before = content(migrated_file)
    for number in range(MOMENTS):
        with Popen(command, **told) as process:
            while not (folder / "copy.sqlite3").exists():
                assert process.poll() is None
                time.sleep(0.005)
            time.sleep(number * 0.1)
            process.kill()
        assert process.returncode == -SIGKILL
        assert folder.exists()
        assert content(migrated_file) == before
    done = run(command, **told, check=True, text=True)
    assert "Great Town Council: opens" in done.stdout
    assert not folder.exists()
    assert content(migrated_file) == before
    words = f"{MOMENTS} × untouched; {MOMENTS} × a copy, which the next run took away"
    table.add("kill -9 in `rehearse_changes` on SQLite", MOMENTS, words)


@pytest.fixture
def migrated_file(environment, tmp_path):
    """A small portal in a file."""
    path = tmp_path / "portal.sqlite3"
    own = environment | {"DATABASE_URL": f"sqlite:///{path}"}
    migrate = [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"]
    for command in (migrate, [sys.executable, "-m", "tests.faults.small_portal", "announced"]):
        run(command, cwd=ROOT, env=own, check=True)
    return path


def content(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return sha256("".join(connection.iterdump()).encode()).hexdigest()
