"""A portal as script/prepare and script/collect leave it: made by them once in a run, then copied.

They take half a minute, and each of the modules that serve a portal of their own begins with the
same: the database, whichever server it is on, and the collected files. What keeps a portal's
secrets is its own.
"""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Protocol

from tests.migrated import alone
from tests.postgres import programs

RUN = re.compile(r"pytest-\d+")


class Portal(Protocol):
    environment: dict[str, str]

    def run(self, *command: str) -> None: ...


def prepare(portal: Portal, folder: Path) -> None:
    """``folder`` is the portal's own, somewhere in that of the run, which all workers share."""
    kept = next((each for each in folder.parents if RUN.fullmatch(each.name)), folder) / "prepared"
    kept.mkdir(exist_ok=True)
    database = portal.environment.get("DATABASE_URL", "")
    with alone(kept / "lock"):
        if not (kept / "done").exists():
            portal.run("script/prepare")
            portal.run("script/collect")
            shutil.copytree(folder / "static", kept / "static")
            if database:
                _run("pg_dump", "--no-owner", f"--file={kept / 'database.sql'}", database)
            (kept / "done").touch()
            return
    shutil.copytree(kept / "static", folder / "static")
    if database:
        options = ("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null")
        _run("psql", *options, f"--file={kept / 'database.sql'}", database)
    else:
        portal.run("script/prepare")


def _run(program: str, *arguments: str) -> None:
    command = [str(programs() / program), *arguments]
    done = subprocess.run(command, text=True, capture_output=True)
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}{done.stderr}"
