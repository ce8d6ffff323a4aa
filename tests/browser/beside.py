"""Portals beside each other: staff's on the primary, two of the public's on a standby, nginx."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from typing import Any

import psycopg

from tests import postgres
from tests.browser.deployed import Portal, behind_nginx, free_port, served, serving

# Who may read, and nothing else; and what was said to be saved is what the public reads.
PRIMARY = (
    "CREATE ROLE reader LOGIN; GRANT pg_read_all_data TO reader",
    "ALTER SYSTEM SET synchronous_standby_names = '*'",
    "ALTER DATABASE {name} SET synchronous_commit = remote_apply",
    "SELECT pg_reload_conf()",
)


@dataclass(frozen=True)
class Beside:
    """``front`` is the address of nginx; the databases are for looking into."""

    front: str
    staff: Portal
    public: list[Portal]
    servers: list[Popen]  # of the public's
    primary: str
    standby: str
    standby_log: Path

    def on(self, url: str, statement: str) -> list[Any]:
        with psycopg.connect(url, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []


@contextmanager
def beside(folder: Path, monkeypatch) -> Iterator[Beside]:
    with ExitStack() as stack:
        primary = stack.enter_context(postgres.running())
        monkeypatch.setenv("DATABASE_URL", primary.url)
        monkeypatch.setenv("TRUSTED_PROXIES", "127.0.0.1")
        monkeypatch.setenv("SITE_URL", "http://127.0.0.1")
        (folder / "staff").mkdir()
        staff = stack.enter_context(serving(folder / "staff"))
        standby = stack.enter_context(postgres.running(primary))
        url = staff.environment["DATABASE_URL"]
        name = url.rpartition("/")[2]
        for statement in PRIMARY:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(statement.format(name=name))
        copy = standby.url.replace("portal@", "reader@").rpartition("/")[0] + f"/{name}"
        public = [_public(staff, copy, folder / f"public-{number}") for number in (1, 2)]
        servers = [
            stack.enter_context(served(each, Path(each.environment["VAR_DIR"]) / "log"))
            for each in public
        ]
        (folder / "nginx").mkdir()
        front = stack.enter_context(behind_nginx(staff, folder / "nginx", *public))
        looked = standby.url.rpartition("/")[0] + f"/{name}"
        yield Beside(front, staff, public, servers, url, looked, standby.log)


def _public(staff: Portal, database: str, folder: Path) -> Portal:
    """On a machine of its own, with a secret key that opens nothing of staff's."""
    folder.mkdir()
    shutil.copytree(Path(staff.environment["VAR_DIR"]) / "static", folder / "static")
    port = free_port()
    mine = {
        "DATABASE_URL": database,
        "READ_ONLY": "1",
        "SECRET_KEY": "of the public's portals alone",
        "SITE_URL": staff.environment["SITE_URL"],
        "VAR_DIR": str(folder),
        "PORT": str(port),
        "GRANIAN_WORKERS": "1",
    }
    return Portal(port, staff.environment | mine)
