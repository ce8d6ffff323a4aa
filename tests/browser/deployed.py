"""The portal as docker-compose.yml runs it, less the containers: its scripts, nginx in front."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.browser.prepared import prepare

ROOT = Path(__file__).parents[2]
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@dataclass(frozen=True)
class Portal:
    """Where granian answers, and the environment of its commands."""

    port: int
    environment: dict[str, str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *command: str) -> None:
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, text=True, capture_output=True
        )
        assert done.returncode == 0, f"{command} failed:\n{done.stdout}{done.stderr}"


def own_database(url: str, name: str) -> str:
    """A new, empty database on that server: what runs beside this prepares one too."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(url)._replace(path=f"/{name}").geturl()


@contextmanager
def serving(folder: Path) -> Iterator[Portal]:
    """Prepared, collected and served, with its state in a folder of its own."""
    # The tests' settings and in-memory database are not the portal's.
    mine = ("DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE")
    environment = {name: value for name, value in os.environ.items() if name not in mine}
    url = environment.pop("DATABASE_URL", "")
    port = free_port()
    if url.startswith("postgres"):
        environment["DATABASE_URL"] = own_database(url, f"portal_{port}")
    portal = Portal(port, environment | {"VAR_DIR": str(folder), "PORT": str(port)})
    portal.run("script/install")
    prepare(portal, folder)
    with served(portal, folder / "log"):
        yield portal


@contextmanager
def served(portal: Portal, log: Path) -> Iterator[subprocess.Popen]:
    """Its server, once it answers."""
    with log.open("w") as told:
        server = subprocess.Popen(
            ["script/serve"], cwd=ROOT, env=portal.environment, stdout=told, stderr=told
        )
    try:
        wait_for(portal.port)
        portal.run("script/healthy")
        yield server
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def behind_nginx(portal: Portal, folder: Path, *public: Portal) -> Iterator[str]:
    """The committed configuration in front of a portal, or of those of the public's and staff's."""
    port = free_port()
    template = (ROOT / "docs/deploy/nginx.conf.template").read_text()
    servers = [f"server 127.0.0.1:{each.port};" for each in public or (portal,)]
    site = template.replace("server ${PORTAL};", "\n".join(servers))
    site = site.replace("${STAFF}", f"127.0.0.1:{portal.port}")
    site = site.replace("listen 80 ", f"listen 127.0.0.1:{port} ")
    site = site.replace("/var/cache/nginx", str(folder / "cache"))
    site = site.replace("/var/log/nginx", str(folder))
    (folder / "cache").mkdir()
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""  # the folder is closed to others
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; pid {folder}/pid; error_log {folder}/nginx.log; events {{}}"
        f" http {{ access_log off; {temporary}\n{site} }}"
    )
    command = [NGINX, "-c", folder / "nginx.conf", "-e", folder / "nginx.log"]
    server = subprocess.Popen(command)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def wait_for(port: int) -> None:
    until = time.monotonic() + 90  # of a machine that others use too
    while time.monotonic() < until:
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"Nothing answers at port {port}.")
