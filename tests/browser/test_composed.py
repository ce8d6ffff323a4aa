"""What docker-compose.yml has run, each service's command and health check, less the containers."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.composed import ROOT, dot_env, environment, services
from tests.browser.deployed import NGINX, behind_nginx, free_port, serving

ENV = dot_env() | {"METRICS_PORT": str(free_port())}
SERVICES = services(ENV)
PATIENCE = 120  # seconds, on a busy machine


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """Prepared and served with the environment that compose gives it, beside the database."""
    assert SERVICES["prepare"]["command"] == ["script/prepare"]
    assert SERVICES["portal"]["command"] == ["script/serve"]
    given = environment(SERVICES["portal"], ENV) | {"METRICS_HOST": "127.0.0.1"}
    with pytest.MonkeyPatch.context() as patch:
        for name in given.keys() - {"DATABASE_URL"}:
            patch.setenv(name, given[name])
        with serving(tmp_path_factory.mktemp("composed")) as running:
            yield running


@contextmanager
def going_on(portal, command: list[str], log: Path):
    """A command that does not end by itself."""
    with log.open("w") as told:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=portal.environment,
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def becomes_healthy(test: list[str], environment: dict[str, str]) -> None:
    kind, *words = test
    command = ["sh", "-c", *words] if kind == "CMD-SHELL" else words
    until = time.monotonic() + PATIENCE
    while (done := run(command, environment)).returncode:
        assert time.monotonic() < until, done.stderr
        time.sleep(1)


def run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, env=environment, text=True, capture_output=True)


def test_the_portal_is_healthy(portal):
    becomes_healthy(SERVICES["portal"]["healthcheck"]["test"], portal.environment)


def test_a_portal_that_is_not_there_is_not(portal):
    [_, *command] = SERVICES["portal"]["healthcheck"]["test"]
    assert run(command, portal.environment | {"PORT": str(free_port())}).returncode


def test_the_database_is_asked_by_its_own_program(portal):
    url = urlsplit(portal.environment.get("DATABASE_URL", ""))
    if not url.scheme.startswith("postgres") or not shutil.which("pg_isready"):
        pytest.skip("There is no PostgreSQL beside this.")
    [_, *command] = SERVICES["database"]["healthcheck"]["test"]
    host = unquote(url.netloc.rpartition("@")[2])
    assert run([*command, f"--host={host}"], portal.environment).returncode == 0
    assert run([*command, "--host=/nowhere"], portal.environment).returncode


def test_letters_are_tried_again_without_a_word(portal):
    [*shell, loop] = SERVICES["retries"]["command"]
    assert loop.startswith("while sleep 300; do ")
    once = loop.replace("while sleep 300; do ", "").replace("; done", "")
    done = run([*shell, once], portal.environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_backup_is_made_and_known_to_be_there(portal, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    [*shell, loop] = SERVICES["backups"]["command"]
    [kind, check] = SERVICES["backups"]["healthcheck"]["test"]
    check = check.replace("/backups", str(folder))
    assert run(["sh", "-c", check], portal.environment).returncode
    command = [*shell, loop.replace("/backups", str(folder))]
    with going_on(portal, command, tmp_path / "log") as process:
        becomes_healthy([kind, check], portal.environment)
        assert process.poll() is None
    [made] = folder.glob("*.backup")
    old = time.time() - 27 * 3_600
    os.utime(made, (old, old))
    assert run(["sh", "-c", check], portal.environment).returncode


def test_answers_are_made_ahead_where_readers_ask(portal, tmp_path):
    """At SITE_URL, which therefore has to be among the hosts that the portal answers to."""
    kept = Path(portal.environment["VAR_DIR"]) / "answers"
    before = set(kept.glob("*/*"))
    with going_on(portal, SERVICES["ahead"]["command"], tmp_path / "log") as process:
        until = time.monotonic() + PATIENCE
        while not set(kept.glob("*/*")) - before:
            assert time.monotonic() < until, (tmp_path / "log").read_text()
            time.sleep(0.5)
        assert process.poll() is None
    said = (tmp_path / "log").read_text()
    assert "is not kept" not in said
    assert '"level": "ERROR"' not in said


def test_nginx_is_healthy_while_the_portal_is(portal, tmp_path):
    if NGINX is None or not shutil.which("wget"):
        pytest.skip("There is no nginx, or no wget as its image has.")
    [_, *command] = SERVICES["nginx"]["healthcheck"]["test"]
    assert SERVICES["nginx"]["environment"]["NGINX_ENVSUBST_FILTER"] == "^(PORTAL|STAFF)$"
    with behind_nginx(portal, tmp_path) as address:
        asked = [each.replace("http://127.0.0.1", address) for each in command]
        assert run(asked, portal.environment).returncode == 0
    assert run(asked, portal.environment).returncode
