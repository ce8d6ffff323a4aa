"""How a file is handed out: in blocks, named, and failing before it begins where it can."""

import gzip
import io
from operator import attrgetter
from types import SimpleNamespace

import pandas
import pytest
from django.middleware.gzip import GZipMiddleware

from portal.open_data.columns import Column, Dataset, Kind
from portal.open_data.csv_files import Table
from portal.open_data.downloads import BLOCK, INCOMPLETE, csv_download, in_blocks

THINGS = Dataset(
    slug="things",
    title="Things",
    one_row="One row is one thing.",
    key=("name",),
    fields=(Column("name", Kind.TEXT, "Its name", attrgetter("name")),),
)


def things(number: int, length: int = 1):
    return (SimpleNamespace(name="x" * length) for _ in range(number))


def test_a_file_is_named_and_typed():
    response = csv_download(Table(THINGS, things(2)), "things")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="things.csv"'
    assert b"".join(response.streaming_content) == b"name\r\nx\r\nx\r\n"


def test_a_file_of_a_demonstration_says_so_in_its_name_and_in_each_row():
    response = csv_download(Table(THINGS, things(1), "Made up."), "things")
    assert response["Content-Disposition"] == 'attachment; filename="demonstration-things.csv"'
    assert b"".join(response.streaming_content) == b"name,note\r\nx,Made up.\r\n"


def test_lines_are_sent_together_and_none_is_lost():
    lines = ["x" * 1000 + "\n"] * 200
    blocks = list(in_blocks(lines))
    assert "".join(blocks) == "".join(lines)
    assert len(blocks) == 4
    assert max(map(len, blocks)) < BLOCK + 1001


def test_only_what_is_asked_for_is_made():
    asked = 0

    def rows():
        nonlocal asked
        for thing in things(10_000, 1000):
            asked += 1
            yield thing

    response = csv_download(Table(THINGS, rows()), "things")
    assert asked < 100
    next(response.streaming_content)
    assert asked < 100


def failing(number: int):
    yield from things(number, 1000)
    raise RuntimeError("the database has gone")


def test_what_fails_at_once_fails_before_the_answer():
    with pytest.raises(RuntimeError):
        csv_download(Table(THINGS, failing(0)), "things")


@pytest.mark.parametrize("packed", [False, True])
def test_what_fails_later_cannot_be_taken_for_a_whole_file(packed, rf, caplog):
    """A server may end such an answer as it ends any other, so the last line says it."""
    response = csv_download(Table(THINGS, failing(1000), "Made up."), "things")
    if packed:
        request = rf.get("/", headers={"Accept-Encoding": "gzip"})
        response = GZipMiddleware(lambda request: response)(request)
    content = b"".join(response.streaming_content)
    text = (gzip.decompress(content) if packed else content).decode()
    assert "the database has gone" in caplog.text
    assert len(text) > BLOCK
    assert text.splitlines()[-1] == f"{INCOMPLETE},,"
    with pytest.raises(pandas.errors.ParserError, match="Expected 2 fields in line"):
        pandas.read_csv(io.StringIO(text))


def test_blocks_of_nothing_are_one_empty_block():
    assert list(in_blocks([])) == [""]
