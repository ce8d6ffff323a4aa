"""PostgreSQL knows how many rows there are as soon as very many were written, by whatever way."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection

from complaints.models import Decision, ReleasedCase
from councils import row_counts
from councils.models import Residents
from tests import factories
from tests.files import csv_file

pytestmark = pytest.mark.django_db


def believed(model: type) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [model._meta.db_table])
        return int(cursor.fetchone()[0])


@pytest.fixture
def kept(monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(row_counts, "VERY_MANY", 3)
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite counts no rows")
def test_after_a_release_and_after_a_file(kept, tmp_path):
    kent = factories.council("Kent County Council", gss_code="E10000016")
    for _ in range(3):
        factories.decision(kent, decided_on=date(2024, 6, 3))
    with kept():
        factories.release("2024-25")
    assert (believed(Decision), believed(ReleasedCase)) == (3, 3)
    file = csv_file(tmp_path, "code,2021,2022,2023,2024\nE10000016,1001,1002,1003,1004\n")
    with kept():
        call_command("import_residents", file, verbosity=0)
    assert Residents.objects.count() == believed(Residents) == 4


def test_few_rows_are_not_worth_it(kept):
    with kept() as callbacks:
        row_counts.count_anew_after(2)
    assert callbacks == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts its rows")
def test_sqlite_is_never_told(kept):
    with kept() as callbacks:
        row_counts.count_anew_after(1_000_000)
    assert callbacks == []
