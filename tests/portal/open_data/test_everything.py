"""Everything in one file: each row once, nothing that is not public, and as the files have it."""

import csv
import hashlib
import io
import json
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from frictionless import Package

from portal.open_data.datasets import DATASETS
from portal.open_data.dictionary import DICTIONARY
from portal.open_data.everything import Everything
from tests.portal.open_data.worlds import INSTANT, LATER, catalogue, small_world


@pytest.fixture(autouse=True)
def world(db):
    small_world(2)


def archive(at: datetime = LATER, note: str = "") -> ZipFile:
    file = io.BytesIO()
    Everything(catalogue(at), note).write_archive(file)
    return ZipFile(file)


@pytest.fixture
def database(tmp_path):
    opened = []

    def at(instant: datetime = LATER, note: str = "") -> sqlite3.Connection:
        path = tmp_path / f"{len(opened)}.sqlite3"
        with path.open("wb") as file:
            Everything(catalogue(instant), note).write_database(file)
        opened.append(sqlite3.connect(path))
        return opened[-1]

    yield at
    for each in opened:
        each.close()


def rows(archive: ZipFile, name: str) -> list[dict]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))


def test_each_data_set_is_there_once():
    names = archive().namelist()
    files = [name.removesuffix(".csv") for name in names if name.endswith(".csv")]
    tables = {name.removesuffix("-all-years") for name in files}
    assert tables == {*DATASETS, DICTIONARY.slug}
    assert len(names) == len(set(names)) == len(tables) + 3
    assert {"README.txt", "boundaries.geojson", "datapackage.json"} < set(names)


def test_the_files_are_those_that_can_be_had_one_by_one(client, monkeypatch):
    at = LATER
    monkeypatch.setattr("portal.instant.timezone.now", lambda: at)
    found = archive(at)
    for name in ("performance-all-years.csv", "decisions-all-years.csv", "councils.csv"):
        alone = b"".join(client.get(f"/data/{name}").streaming_content)
        assert found.read(name) == alone
        assert len(rows(found, name)) >= 2


def test_sizes_and_digests_are_those_of_the_files():
    found = archive()
    package = json.loads(found.read("datapackage.json"))
    assert len(package["resources"]) == len(DATASETS) + 1  # and the boundaries
    for each in package["resources"]:
        data = found.read(each["path"])
        assert each["bytes"] == len(data)
        assert each["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_archive_is_a_valid_data_package(tmp_path):
    archive().extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "note"])[:5]


def test_the_same_content_gives_the_same_bytes():
    made = []
    for _ in range(2):
        file = io.BytesIO()
        Everything(catalogue(), "").write_archive(file)
        made.append(file.getvalue())
    assert made[0] == made[1]


def test_keys_of_the_database_hold(database):
    found = database()
    assert found.execute("PRAGMA foreign_key_check").fetchall() == []
    references = found.execute("PRAGMA foreign_key_list(service_improvements)").fetchall()
    assert {each[2] for each in references} == {"councils", "decisions", "subjects"}
    assert found.execute("SELECT count(*) FROM service_improvements").fetchone()[0] >= 2


def test_the_database_has_the_rows_of_the_files(database):
    made, files = database(), archive()
    for dataset in DATASETS.values():
        name = next(
            each
            for each in files.namelist()
            if each in (f"{dataset.slug}.csv", f"{dataset.slug}-all-years.csv")
        )
        table = dataset.slug.replace("-", "_")
        number = made.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        assert number == len(rows(files, name)), dataset.slug


def test_words_of_decisions_are_found_whatever_their_form(database):
    found = database()
    sought = "SELECT count(*) FROM decisions_fts WHERE decisions_fts MATCH ?"
    some = found.execute("SELECT summary FROM decisions WHERE summary <> ''").fetchone()
    word = max((some or ["nothing"])[0].split(), key=len).strip(".,")
    assert found.execute(sought, [word]).fetchone()[0] >= 1
    assert found.execute(sought, ["unheardof"]).fetchone()[0] == 0
    (told,) = found.execute("SELECT sql FROM sqlite_master WHERE name = 'decisions_fts'").fetchone()
    assert 'content="decisions"' in told  # by which Datasette finds it


def test_what_is_not_public_yet_is_in_neither(database):
    before = INSTANT - timedelta(seconds=1)
    for at, there in ((before, False), (INSTANT, True)):
        years = {each["year"] for each in rows(archive(at), "performance-all-years.csv")}
        assert ("2024-25" in years) is there
        told = database(at).execute("SELECT DISTINCT year FROM performance").fetchall()
        assert (("2024-25",) in told) is there
    assert b"A private matter." not in archive().read("service-improvements-all-years.csv")


def test_made_up_figures_say_so_everywhere(database):
    found = archive(note="Made up.")
    assert {each["note"] for each in rows(found, "councils.csv")} == {"Made up."}
    assert b"Demonstration: Made up." in found.read("README.txt")
    said = database(note="Made up.").execute("SELECT DISTINCT note FROM performance").fetchall()
    assert said == [("Made up.",)]


@pytest.mark.django_db(transaction=True)
def test_all_tables_are_read_as_at_one_moment(database):
    """A decision that is entered while it is written is in no table of it."""
    with CaptureQueriesContext(connection) as asked:
        database()
    told = [each["sql"] for each in asked.captured_queries]
    begun = next(place for place, sql in enumerate(told) if sql.startswith("BEGIN"))
    assert told[-1] == "COMMIT"
    assert not any("complaints_decision" in sql for sql in told[:begun])
    assert any("complaints_decision" in sql for sql in told[begun:])
    if connection.vendor == "postgresql":
        assert "REPEATABLE READ, READ ONLY" in told[begun + 1]


def test_the_addresses_give_them_as_files(client, monkeypatch):
    monkeypatch.setattr("portal.instant.timezone.now", lambda: LATER)
    response = client.get("/data/everything.sqlite3")
    body = b"".join(response.streaming_content)
    assert response["Content-Type"] == "application/vnd.sqlite3"
    assert response["Content-Disposition"] == 'attachment; filename="everything.sqlite3"'
    assert body.startswith(b"SQLite format 3")
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(body)
        assert opened.execute("SELECT count(*) FROM councils").fetchone()[0] == 3
    zipped = client.get("/data/everything.zip")
    assert ZipFile(io.BytesIO(b"".join(zipped.streaming_content))).testzip() is None
    assert client.get("/data/everything.csv").status_code == 404
