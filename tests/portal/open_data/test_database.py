"""The database that re-users get: typed, with keys that hold, and words that are found."""

import sqlite3
from contextlib import closing

import pytest

from portal.open_data.csv_files import Table
from portal.open_data.database import write_database
from tests.portal.open_data.test_workbooks import ALL, row


@pytest.fixture
def made(tmp_path):
    path = str(tmp_path / "made.sqlite3")
    table = Table(ALL, [row(), row(text="Medway", texts=["é"])], "Made up.")
    write_database(path, [table], [("Licence", "Free")])
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def test_each_kind_of_value_is_stored_as_its_kind(made):
    found = made.execute("SELECT * FROM all_kinds ORDER BY text").fetchall()
    assert dict(found[0]) == {
        "text": "Kent",
        "count": 3,
        "ratio": 0.8289473684210527,
        "is_so": 0,
        "day": "2025-05-21",
        "instant": "2025-05-21T09:30:00+01:00",
        "year": "2024-25",
        "address": "https://example.org/a",
        "texts": '["a", "b"]',
        "note": "Made up.",
    }
    assert found[1]["texts"] == '["é"]'


def test_its_key_is_a_key_and_its_year_an_index(made):
    names = [each["name"] for each in made.execute("PRAGMA index_list(all_kinds)")]
    assert "all_kinds_year" in names
    with pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE.*all_kinds.text"):
        made.execute("INSERT INTO all_kinds SELECT * FROM all_kinds")


def test_what_is_said_of_all_is_a_table(made):
    assert [tuple(each) for each in made.execute("SELECT * FROM about")] == [("Licence", "Free")]
