"""How a file is handed out: in blocks, named, and failing before it begins where it can."""

from operator import attrgetter
from types import SimpleNamespace

import pytest

from portal.open_data.columns import Column, Dataset, Kind
from portal.open_data.csv_files import Table
from portal.open_data.downloads import BLOCK, csv_download, in_blocks

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


def test_what_fails_later_breaks_off():
    """The server then closes the connection without the end that a whole answer has."""
    response = csv_download(Table(THINGS, failing(1000)), "things")
    given = []
    with pytest.raises(RuntimeError):
        given.extend(response.streaming_content)


def test_blocks_of_nothing_are_one_empty_block():
    assert list(in_blocks([])) == [""]
