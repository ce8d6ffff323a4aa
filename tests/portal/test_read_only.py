"""While the portal is upgraded the public reads on; whoever would write is told so, calmly."""

from contextlib import closing, nullcontext

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.utils import ConnectionHandler, DatabaseError

from complaints.models import ErrorReport
from councils.years import london_instant
from portal.backups import steps
from portal.database import database
from tests import factories
from tests.portal.backups.fresh import open_for_reading_alone

AT = london_instant("2025-07-01 09:30")
SENTENCE = "All that is public can be read as always"
REPORT = "/councils/kent-county-council/report-an-error/"
SENT = {"kind": "error", "text": "A date is wrong."}


@pytest.fixture
def kent(db):
    return factories.council("Kent County Council")


def is_told(answer) -> bool:
    return (
        answer.status_code == 503
        and answer["Retry-After"] == "300"
        and "no-store" in answer["Cache-Control"]
        and "Set-Cookie" not in answer
        and SENTENCE in answer.content.decode()
    )


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/admin/"),
        ("get", "/admin/login/"),
        ("post", "/admin/login/"),
        ("get", "/early-sight/anything/"),
        ("post", "/early-sight/anything/code/"),
        ("post", REPORT),
        ("delete", "/"),
    ],
)
def test_who_would_write_is_told(kent, client, settings, method, address):
    client.force_login(User.objects.create_superuser("chief"))
    assert not is_told(getattr(client, method)(address, SENT))
    settings.READ_ONLY = True
    client.cookies.clear()
    assert is_told(getattr(client, method)(address, SENT))


def test_the_public_reads_on(kent, client, settings):
    settings.READ_ONLY = True
    pages = ("/", "/councils/", REPORT, "/api/v1/councils/", "/healthz", "/data/")
    assert {client.get(each).status_code for each in pages} == {200}


def test_a_forgotten_way_to_write_is_refused_by_the_database(transactional_db, client):
    factories.council("Kent County Council")
    with open_for_reading_alone():
        assert is_told(client.post(REPORT, SENT))
    assert not ErrorReport.objects.exists()


def test_a_backup_is_made_all_the_same(transactional_db, tmp_path):
    with open_for_reading_alone():
        assert steps.back_up(tmp_path / "a.backup", AT).rows
        with pytest.raises(DatabaseError):
            factories.council()


@pytest.mark.parametrize("read_only", [False, True])
def test_the_settings_open_the_database_so(transactional_db, tmp_path, monkeypatch, read_only):
    if connection.vendor == "sqlite":
        monkeypatch.delenv("DATABASE_URL", raising=False)
    told = database(tmp_path, read_only=read_only)
    told["OPTIONS"].pop("pool", None)
    if connection.vendor == "postgresql":
        told["NAME"] = connection.settings_dict["NAME"]
    opened = ConnectionHandler({"default": told})["default"]
    with closing(opened), opened.cursor() as cursor:
        cursor.execute("SELECT 1")
        with pytest.raises(DatabaseError) if read_only else nullcontext():
            cursor.execute("CREATE TABLE written (way int)")
            cursor.execute("DROP TABLE written")
