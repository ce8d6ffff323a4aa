"""What tests of several apps share."""

from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.template.backends.django import Template
from django.utils.safestring import mark_safe
from xdist.scheduler import LoadScopeScheduling

from councils import public_record
from portal import instant
from tests import emptied, migrated, one_database
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


@pytest.fixture(scope="module", autouse=True)
def _pages_on_one_line(request):
    """Tests say what a page says, not how its template is laid out; a browser gets it as it is."""
    render = Template.render

    def rendered(self, context=None, request=None):
        page = render(self, context, request)
        return mark_safe(on_one_line(page)) if self.template.name.endswith(".html") else page

    with pytest.MonkeyPatch.context() as patch:
        if request.path.parent.name != "browser":
            patch.setattr(Template, "render", rendered)
        yield


def pytest_addoption(parser):
    parser.addoption(
        "--only-database",
        action="store_true",
        help="only tests that ask the database: the others say the same whichever it is",
    )


def pytest_collection_modifyitems(config, items):
    one_database.mark(items)
    if not config.getoption("--only-database"):
        return
    others = [each for each in items if not one_database.asks_the_database(each)]
    config.hook.pytest_deselected(items=others)
    items[:] = [each for each in items if one_database.asks_the_database(each)]


class Together(LoadScopeScheduling):
    """Goes through tests one by one, but leaves to one worker what a module's tests share."""

    def _split_scope(self, nodeid):
        file = nodeid.partition("::")[0]
        return file if shares(self.config.rootpath / file) else nodeid


@cache
def shares(file):
    return 'scope="module"' in file.read_text(encoding="utf-8")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Together(config, log)


@pytest.fixture(scope="module")
def module_db(django_db_setup, django_db_blocker):
    """What a module's fixtures make is there for all of its tests; each changes it for itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


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


LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def _changes_lie_in_the_past():
    """Tests set the clock of requests to before what they made a moment ago."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(public_record, "timezone", SimpleNamespace(now=lambda: LONG_AGO))
        yield


@pytest.fixture(scope="session", autouse=True)
def _what_is_emptied_is_filled_again():
    with pytest.MonkeyPatch.context() as patch:
        emptied.fill_again(patch)
        yield


@pytest.fixture
def roles(transactional_db):
    """The roles of staff: what a test that commits has emptied, no migration fills again."""
    made = import_module("portal.migrations.0001_squashed")
    made.make_roles(apps, SimpleNamespace(connection=connection))


@pytest.fixture(autouse=True)
def _nothing_is_kept_from_page_to_page(monkeypatch):
    """Tests change what is public past the public record, by whose version numbers are kept."""
    monkeypatch.setattr("portal.counted_once.SECONDS", 0)
