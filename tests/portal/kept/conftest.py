"""A portal that keeps its answers."""

from datetime import timedelta

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

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
def connections_stay():
    """A server closes them at a request's ends; a test's is in the midst of a transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def goes_by_the_record(settings, monkeypatch, clock, connections_stay):
    """A process that goes by what it read of the public record: as in service, but for longer."""
    settings.RECORD_SECONDS, settings.ALLOWED_HOSTS = 3_600, ["localhost"]
    monkeypatch.setattr(next_instant, "_held", None)
    WRITTEN_HERE.clear()
    clock.set(QUIET)
