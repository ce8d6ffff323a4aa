"""Parquet as programs read it: typed, with words, whatever the number of rows."""

from datetime import UTC, date, datetime
from io import BytesIO

import pyarrow
from pyarrow import parquet

from portal.open_data import parquet as written
from portal.open_data.columns import Column, Dataset, Kind
from portal.open_data.csv_files import Table
from tests.portal.open_data.test_workbooks import ALL, VALUES, row

SPARSE = Dataset(
    slug="sparse",
    title="Sparse",
    one_row="One row is one row.",
    key=("text",),
    fields=tuple(
        Column(name, kind, "A value of its kind", lambda row: None, "There is none.")
        for name, (kind, _) in VALUES.items()
        if kind != Kind.TEXTS
    ),
)


def made(table: Table, **about: str) -> parquet.ParquetFile:
    file = BytesIO()
    written.write_parquet(table, about, file)
    return parquet.ParquetFile(file)


def test_each_kind_of_value_has_its_own_type():
    found = made(Table(ALL, [row()])).read()
    assert found.to_pylist() == [
        {
            "text": "Kent",
            "count": 3,
            "ratio": 0.8289473684210527,
            "is_so": False,
            "day": date(2025, 5, 21),
            "instant": datetime(2025, 5, 21, 8, 30, tzinfo=UTC),
            "year": "2024-25",
            "address": "https://example.org/a",
            "texts": ["a", "b"],
        }
    ]
    assert found.schema.field("instant").type == pyarrow.timestamp("us", tz="UTC")


def test_what_is_empty_is_null_and_never_a_text_or_zero():
    (found,) = made(Table(SPARSE, [None])).read().to_pylist()
    assert set(found.values()) == {None}


def test_columns_say_what_they_mean_and_the_file_what_it_is():
    found = made(Table(SPARSE, []), Licence="Free").schema_arrow
    assert found.metadata[b"Licence"] == b"Free"
    words = b"A value of its kind. Empty: There is none."
    assert found.field("count").metadata[b"description"] == words
    assert found.field("count").nullable
    assert not made(Table(ALL, [])).schema_arrow.field("count").nullable


def test_made_up_figures_say_so_in_each_row():
    found = made(Table(ALL, [row(), row()], "Made up.")).read()
    assert found.column("note").to_pylist() == ["Made up.", "Made up."]


def test_rows_are_read_some_at_a_time_and_none_is_lost(monkeypatch):
    monkeypatch.setattr(written, "ROWS_TOGETHER", 3)
    found = made(Table(ALL, (row(count=n) for n in range(8))))
    assert found.read().column("count").to_pylist() == list(range(8))
    assert found.num_row_groups == 3
