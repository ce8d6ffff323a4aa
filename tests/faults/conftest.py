"""One PostgreSQL and one starter of commands for all faults, and the table of what was lost."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.commands import ROOT, Commands
from tests.faults.databases import Databases
from tests.faults.served import serving
from tests.faults.table import Table
from tests.postgres import running

TABLE = pytest.StashKey[Table]()
KEY = "known to everybody, and good for nothing but faults"


def pytest_configure(config):
    config.stash[TABLE] = Table()


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.faults)


def pytest_terminal_summary(terminalreporter, config):
    if config.stash[TABLE].rows:
        terminalreporter.write_line(f"\n{config.stash[TABLE]}\n")


@pytest.fixture
def table(request):
    made = request.config.stash[TABLE]
    made.began = time.monotonic()
    return made


@pytest.fixture(scope="session")
def databases():
    with running() as server:
        yield Databases(server)


@pytest.fixture(scope="session")
def environment(databases, tmp_path_factory):
    """Of the portal's own settings, not the tests'."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "SECRET_KEY": KEY,
        "VAR_DIR": str(tmp_path_factory.mktemp("var")),
        "DATABASE_URL": databases.url("postgres"),
        "EMAIL_HOST": "127.0.0.1",
        "DEFAULT_FROM_EMAIL": "letters@ombudsman.example.org",
    }


@pytest.fixture(scope="session")
def commands(databases, environment, tmp_path_factory):
    made = Commands(databases, tmp_path_factory.mktemp("commands"), environment)
    yield made
    made.end()


@pytest.fixture(scope="session")
def migrated(databases, commands):
    """A database with its tables and nothing in them; its name."""
    name = databases.new("migrated")
    commands.ran(name, "migrate", "--no-input", "--verbosity", 0)
    return name


@pytest.fixture(scope="session")
def portals(databases, migrated, environment):
    """Small portals by how far they got, made when asked for."""

    def portal(stage: str) -> str:
        name = stage
        if name not in made:
            databases.new(name, migrated)
            done = subprocess.run(
                [sys.executable, "-m", "tests.faults.small_portal", stage],
                cwd=ROOT,
                env=environment | {"DATABASE_URL": databases.url(name)},
                text=True,
                capture_output=True,
            )
            assert done.returncode == 0, done.stderr
            made.add(name)
        return name

    made: set[str] = set()
    return portal


@pytest.fixture(scope="session")
def collected(environment):
    """The environment of a portal whose static files are there."""
    subprocess.run(["script/collect"], cwd=ROOT, env=environment, check=True)
    return environment


@pytest.fixture
def portal(collected, databases, portals, tmp_path):
    """Served, with a release that is to come."""
    name = databases.copy(portals("approved"))
    with serving(collected, databases.url(name), tmp_path) as running_portal:
        yield running_portal
    databases.settle(name)
    databases.drop(name)
