"""What tests of several apps share."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from portal import instant
from tests import migrated


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request,
    django_db_modify_db_settings_parallel_suffix,
    django_db_createdb,
    django_db_keepdb,
    django_db_blocker,
):
    """pytest-django's place for what comes before the test database is made."""
    cache = getattr(request.config, "cache", None)  # there is none with -p no:cacheprovider
    if cache and not (django_db_createdb or django_db_keepdb):
        with django_db_blocker.unblock():
            migrated.provide(connection, cache.mkdir("migrated"))


class Clock:
    """Stands in for ``django.utils.timezone`` where a request fixes its instant."""

    def __init__(self):
        self.at = None

    def set(self, at):
        self.at = at

    def now(self):
        return self.at


@pytest.fixture
def clock(monkeypatch):
    """The clock of requests, to be set."""
    made = Clock()
    monkeypatch.setattr(instant, "timezone", made)
    return made


@pytest.fixture
def roles(transactional_db):
    """The roles of staff: what a test that commits has emptied, no migration fills again."""
    made = import_module("portal.migrations.0001_squashed")
    made.make_roles(apps, SimpleNamespace(connection=connection))
