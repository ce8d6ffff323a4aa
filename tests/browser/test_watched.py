"""A portal that is watched: its log, its figures on their own port, alive without a database."""

import json
import os
import re
import signal
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.deployed import free_port, serving
from tests.browser.patience import PATIENCE
from tests.postgres import running


@pytest.fixture(scope="module")
def database():
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def portal(database, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", database.url)
        patch.setenv("GRANIAN_WORKERS", "2")
        patch.setenv("METRICS_PORT", str(free_port()))
        patch.setenv("LOG_FORMAT", "json")
        with serving(tmp_path_factory.mktemp("watched")) as running_portal:
            yield running_portal


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def metrics(portal) -> str:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return get(f"http://127.0.0.1:{portal.environment['METRICS_PORT']}/metrics")[1]
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def counted(portal) -> float:
    found = re.search(r'portal_answers_total\{area="api",status="200"\} (\S+)', metrics(portal))
    return float(found[1]) if found else 0


def log_of(portal) -> list[str]:
    return Path(portal.environment["VAR_DIR"], "log").read_text().splitlines()


def holder_of(port: int) -> int:
    """The process that listens there, as Linux tells it."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    [socket] = [row[9] for row in rows if row[1].endswith(f":{port:04X}") and row[3] == "0A"]
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.readlink(link) == f"socket:[{socket}]":
                return int(link.parts[2])
        except OSError:
            continue
    raise LookupError(port)


def test_workers_figures_are_added_up_and_the_port_outlives_its_worker(portal):
    for _ in range(20):
        assert get(f"{portal.address}/api/v1/council-types/")[0] == 200
    assert counted(portal) == 20
    assert "portal_ready 0.0" in metrics(portal)  # no public release yet
    port = int(portal.environment["METRICS_PORT"])
    holder = holder_of(port)
    os.kill(holder, signal.SIGKILL)
    time.sleep(0.5)
    assert counted(portal) == 20
    assert holder_of(port) != holder


def test_each_line_of_the_portals_log_is_json(portal):
    get(f"{portal.address}/councils/?q=AL1+3JE")
    get(f"{portal.address}/early-sight/aSecretToken/letter.pdf")
    lines = [json.loads(line) for line in log_of(portal) if line.startswith("{")]
    told = {line["message"]: line for line in lines}
    assert told["GET /councils/"]["status"] == 200
    assert told["GET /early-sight/<str:token>/letter.pdf"]["status"] == 404
    text = "\n".join(log_of(portal))
    assert "AL1" not in text
    assert "aSecretToken" not in text
    assert [line for line in log_of(portal) if not line.startswith("{")] == []
    assert any(line["logger"] == "_granian" for line in lines)


def test_without_its_database_it_is_alive_and_not_ready(database, portal):
    database.stop()
    try:
        assert get(f"{portal.address}/healthz") == (200, "ok")
        assert get(f"{portal.address}/readyz") == (503, "The database does not answer.")
        assert "portal_ready 0.0" in metrics(portal)
    finally:
        database.start()
