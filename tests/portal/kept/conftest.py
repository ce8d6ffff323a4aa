"""A portal that keeps its answers."""

from datetime import timedelta

import pytest

from complaints import next_instant
from councils.public_record import WRITTEN_HERE
from councils.years import london_instant
from tests import factories

RELEASED = london_instant("2025-07-01 09:30")
QUIET = RELEASED + timedelta(days=4)


@pytest.fixture(autouse=True)
def answers(settings, tmp_path):
    """The folder in which they are kept."""
    settings.KEPT_ANSWERS, settings.KEPT_ANSWERS_MEGABYTES = tmp_path, 10
    return tmp_path


@pytest.fixture
def kent(db):
    council = factories.council("Kent County Council", residents=1_576_069)
    for _ in range(12):
        factories.decision(council)
    factories.release(public_at=RELEASED)
    return council


@pytest.fixture
def get(client, clock):
    """Asks for an address, by default on a day on which nothing happens."""

    def ask(address, at=QUIET, **headers):
        clock.set(at)
        return client.get(address, headers={"accept_encoding": "gzip"} | headers)

    return ask


@pytest.fixture
def goes_by_the_record(settings, monkeypatch, clock):
    """A process that goes by what it read of the public record: as in service, but for longer."""
    settings.RECORD_SECONDS, settings.ALLOWED_HOSTS = 3_600, ["localhost"]
    monkeypatch.setattr(next_instant, "_held", None)
    WRITTEN_HERE.clear()
    clock.set(QUIET)
