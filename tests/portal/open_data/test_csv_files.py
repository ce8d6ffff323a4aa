"""CSV that a spreadsheet opens as what it is."""

import csv
import io
import random
from operator import attrgetter
from types import SimpleNamespace

import pytest

from portal.open_data.columns import Column, Dataset, Kind
from portal.open_data.csv_files import Table, csv_lines, csv_text

KINDS = {
    "text": Kind.TEXT,
    "number": Kind.INTEGER,
    "is_so": Kind.BOOLEAN,
    "texts": Kind.TEXTS,
}
ALL = Dataset(
    slug="all",
    title="All kinds",
    one_row="One row is one row.",
    key=("text",),
    fields=tuple(Column(name, kind, "A value", attrgetter(name)) for name, kind in KINDS.items()),
)


def row(**values):
    return SimpleNamespace(**{"text": "Kent", "number": 3, "is_so": True, "texts": []} | values)


def read(table: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_text(table), newline="")))


def test_a_table_has_its_heading_and_its_rows():
    table = Table(ALL, [row(texts=["a", "b"]), row(text=None, number=None, is_so=False)])
    assert read(table) == [
        ["text", "number", "is_so", "texts"],
        ["Kent", "3", "true", "a|b"],
        ["", "", "false", ""],
    ]


def test_what_is_quoted_comes_back_as_it_was():
    text = 'St Helens, "the" council\nand its neighbour'
    assert read(Table(ALL, [row(text=text)]))[1][0] == text


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@sum", "\tx", "\rx"])
def test_nothing_is_taken_for_a_formula(text):
    assert read(Table(ALL, [row(text=text, texts=[text, "b"])]))[1] == [
        f"'{text}",
        "3",
        "true",
        f"'{text}|b",
    ]


def test_a_negative_number_stays_a_number():
    assert read(Table(ALL, [row(number=-2)]))[1][1] == "-2"


def test_a_note_goes_with_each_row():
    table = Table(ALL, [row(), row()], note="Made up.")
    assert [line[-1] for line in read(table)] == ["note", "Made up.", "Made up."]


def test_some_fields_alone():
    table = Table(ALL, [row()], fields=ALL.chosen(["number"]))
    assert read(table) == [["number"], ["3"]]


def test_lines_are_made_one_by_one():
    def rows():
        yield row()
        raise AssertionError("nobody has asked for it yet")

    lines = csv_lines(Table(ALL, rows()))
    assert [next(lines), next(lines)] == ["text,number,is_so,texts\r\n", "Kent,3,true,\r\n"]


def test_lines_are_those_of_python_s_own_csv():
    """But for what a formula begins with, and a list or a boolean as this project writes them."""
    rng = random.Random(1)
    letters = 'ab ,"\n\r;’é\x0b'
    texts = ["".join(rng.choices(letters, k=rng.randrange(9))).lstrip("\r") for _ in range(2_000)]
    rows = [row(text=text, number=rng.choice((None, 3, 0.1 + 0.2, 1e-9))) for text in texts]
    theirs = io.StringIO(newline="")
    csv.writer(theirs).writerow(["text", "number"])
    csv.writer(theirs).writerows([each.text, each.number] for each in rows)
    assert csv_text(Table(ALL, rows, fields=ALL.chosen(["text", "number"]))) == theirs.getvalue()


def test_a_line_of_one_cell_without_a_value_is_a_line():
    table = Table(ALL, [row(text=None)], fields=ALL.chosen(["text"]))
    assert csv_text(table) == 'text\r\n""\r\n'
    assert read(table) == [["text"], [""]]
