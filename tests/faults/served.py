"""The portal as it is served, by granian with one worker, on a copy of a small database."""

from __future__ import annotations

import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.deployed import ROOT, Portal, free_port, wait_for

PAGES = ("/", "/councils/", "/api/v1/councils/", "/decisions/", "/admin/login/")


@contextmanager
def serving(
    environment: dict[str, str], url: str, folder: Path, **changed: str
) -> Iterator[Portal]:
    """Its static files are collected already; what it keeps and logs lies in ``folder``."""
    port = free_port()
    own = {"DATABASE_URL": url, "PORT": str(port), "GRANIAN_WORKERS": "1"}
    own |= {"KEPT_ANSWERS": str(folder / "answers"), "SITE_URL": f"http://127.0.0.1:{port}"}
    portal = Portal(port, environment | own | changed)
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            ["script/serve"], cwd=ROOT, env=portal.environment, stdout=log, stderr=log
        )
    try:
        wait_for(port)
        yield portal
        assert server.poll() is None, "The server has ended."
    finally:
        server.terminate()
        server.wait(20)


def asked(portal: Portal, path: str, timeout: float = 30) -> tuple[int, str]:
    """The status of a page, and what it says."""
    try:
        with urllib.request.urlopen(portal.address + path, timeout=timeout) as answer:
            return answer.status, answer.read().decode(errors="replace")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(errors="replace")


def status(portal: Portal, path: str) -> int:
    return asked(portal, path)[0]


def anew(path: str, word: str) -> str:
    """Its address with what nobody asked for before, of which nothing is kept."""
    return path if path.startswith("/api/") else f"{path}?{word}"
