"""What keeps the search up to date is in the database, whatever migrations came after it."""

import pytest
from django.db import connection

from complaints.decisions.search import index
from complaints.decisions.search.matches import matching
from complaints.decisions.search.queries import read
from complaints.models import Decision
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.engine]

KEPT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'index')",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def names(statement: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {name for (name,) in cursor.fetchall()}


def test_after_all_migrations_every_trigger_is_there():
    """SQLite drops a table's triggers where a migration makes the table anew."""
    made = "\n".join(index.SQLITE if connection.vendor == "sqlite" else index.POSTGRESQL)
    expected = {line.split()[2] for line in made.splitlines() if "CREATE TRIGGER" in line}
    if connection.vendor == "sqlite":
        expected.add(index.BY_KEY)
    assert len(expected) >= 4
    assert expected <= names(KEPT[connection.vendor])


def found(words: str) -> list[str]:
    return [each.reference for each in matching(Decision.objects.all(), read(words))]


def test_what_is_written_is_found_at_once():
    made = factories.decision(reference="24018407", summary="A lantern was broken.")
    assert found("lantern") == ["24018407"]
    Decision.objects.filter(pk=made.pk).update(summary="A window was broken.")
    assert (found("lantern"), found("window")) == ([], ["24018407"])
    made.delete()
    assert found("window") == []
