"""Ready is a portal that can show what it is for; alive a process, whatever its database does."""

import pytest
from django.db import OperationalError

from councils.years import london_instant
from portal.pages import health
from portal.watching import readiness
from tests import factories, migrated
from tests.portal.backups.fresh import migrations

__all__ = ["migrations"]
PUBLIC = london_instant("2025-07-01 09:30")


def test_a_process_answers_without_a_database(client):
    """This test may not ask one: to ask would fail."""
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_it_is_ready_from_its_first_public_instant(client, clock):
    clock.set(PUBLIC)
    assert client.get("/readyz").content == b"There is no public release yet."
    factories.decision()
    factories.release("2024-25", public_at=PUBLIC)
    assert client.get("/readyz").content == b"ok"
    clock.set(london_instant("2025-07-01 09:29"))
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"There is no public release yet.")


def test_migrations_are_missed(client, clock, migrations):
    clock.set(PUBLIC)
    migrations.record_unapplied("portal", migrated.newest("portal"))
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"Migrations are not applied: 1.")


def test_a_database_that_is_away_is_told(client, monkeypatch):
    class Away:
        def __init__(self, connection):
            raise OperationalError

    monkeypatch.setattr(readiness, "MigrationRecorder", Away)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"The database does not answer.")
    assert health.ready
