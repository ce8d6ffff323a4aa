"""What tests of several apps share."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.template.backends.django import Template
from django.utils.safestring import mark_safe

from portal import instant
from tests import migrated
from tests.one_line import on_one_line


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


@pytest.fixture(autouse=True)
def _pages_on_one_line(monkeypatch, request):
    """Tests say what a page says, not how its template is laid out; a browser gets it as it is."""
    if request.node.get_closest_marker("browser"):
        return
    render = Template.render

    def rendered(self, context=None, request=None):
        page = render(self, context, request)
        return mark_safe(on_one_line(page)) if self.template.name.endswith(".html") else page

    monkeypatch.setattr(Template, "render", rendered)


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
