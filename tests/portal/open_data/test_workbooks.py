"""Workbooks that a spreadsheet and pandas open as what they are."""

from datetime import UTC, date, datetime
from io import BytesIO
from operator import attrgetter
from types import SimpleNamespace

import pandas
import pytest
from openpyxl import load_workbook

from councils.years import Year
from portal.open_data import workbooks
from portal.open_data.columns import Column, Dataset, Kind
from portal.open_data.csv_files import Table, csv_text
from portal.open_data.performance import PERFORMANCE
from portal.open_data.workbooks import (
    CUT,
    LONGEST_TEXT,
    Book,
    Notes,
    Sheet,
    TooManyRows,
    sheet_name,
    write,
)

MADE = datetime(2025, 7, 1, 8, 30, tzinfo=UTC)
VALUES = {
    "text": (Kind.TEXT, "Kent"),
    "count": (Kind.INTEGER, 3),
    "ratio": (Kind.NUMBER, 0.8289473684210527),
    "is_so": (Kind.BOOLEAN, False),
    "day": (Kind.DATE, date(2025, 5, 21)),
    "instant": (Kind.INSTANT, datetime(2025, 5, 21, 8, 30, tzinfo=UTC)),
    "year": (Kind.YEAR, Year(2024)),
    "address": (Kind.ADDRESS, "https://example.org/a"),
    "texts": (Kind.TEXTS, ["a", "b"]),
}
ALL = Dataset(
    slug="all-kinds",
    title="All kinds",
    one_row="One row is one row.",
    key=("text",),
    fields=tuple(
        Column(name, kind, "A value of its kind", attrgetter(name))
        for name, (kind, _) in VALUES.items()
    ),
)


def row(**values):
    return SimpleNamespace(**{name: value for name, (_, value) in VALUES.items()} | values)


def made(*rows, note="", notes=(), lines=()) -> bytes:
    file = BytesIO()
    sheets = [Sheet("All kinds", Table(ALL, rows, note)), Notes("Notes", notes, ("A", "B"), lines)]
    write(Book("A title", sheets, MADE, "A subject"), file)
    return file.getvalue()


def opened(content: bytes):
    return load_workbook(BytesIO(content))


def test_each_cell_has_its_type():
    sheet = opened(made(row()))["All kinds"]
    cells = sheet[2]
    assert [cell.value for cell in cells] == [
        "Kent",
        3,
        0.8289473684210527,
        False,
        datetime(2025, 5, 21),
        datetime(2025, 5, 21, 9, 30),  # as London’s clocks show it
        "2024-25",
        "https://example.org/a",
        "a|b",
    ]
    assert [cell.data_type for cell in cells] == ["s", "n", "n", "b", "d", "d", "s", "s", "s"]
    assert [cells[4].number_format, cells[5].number_format] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"]
    assert cells[7].hyperlink is None


def test_the_heading_is_bold_and_stays_and_filters():
    sheet = opened(made(row(), row()))["All kinds"]
    assert [cell.value for cell in sheet[1]] == list(VALUES)
    assert {cell.font.bold for cell in sheet[1]} == {True}
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I3"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_of_a_wide_sheet_the_councils_stay_in_sight():
    file = BytesIO()
    write(Book("Performance", [Sheet("Performance", Table(PERFORMANCE, ()))], MADE), file)
    sheet = opened(file.getvalue())["Performance"]
    assert [cell.value for cell in sheet[1]][:4] == ["year", "edition", "council", "council_name"]
    assert sheet.freeze_panes == "E2"
    assert sheet.column_dimensions["D"].width > 35


def test_what_there_is_not_is_an_empty_cell():
    empty = dict.fromkeys(VALUES) | {"texts": []}
    sheet = opened(made(row(**empty), row()))["All kinds"]
    assert [cell.value for cell in sheet[2]] == [None] * 9
    assert sheet.max_row == 3


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@sum", "'a", "007", "https://a.b", "{=1}"])
def test_a_text_stays_a_text_as_it_is(text):
    workbook = opened(made(row(text=text), notes=[(text, text)]))
    for cell in (workbook["All kinds"]["A2"], workbook["Notes"]["A1"], workbook["Notes"]["B1"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize("text", ["a\ufffeb", "a\uffffb", "a\x07b"])
def test_what_a_workbook_cannot_hold_is_left_out(text):
    workbook = opened(made(row(text=text), notes=[(text, text)]))
    assert [workbook["All kinds"]["A2"].value, workbook["Notes"]["B1"].value] == ["ab", "ab"]


def test_a_text_too_long_for_a_cell_says_that_it_is_cut():
    long = "x" * 40_000
    found = opened(made(row(text=long)))["All kinds"]["A2"].value
    assert len(found) == LONGEST_TEXT
    assert found.endswith(CUT)


def test_a_sheet_too_short_for_the_rows_is_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    assert opened(made(row(), row()))["All kinds"].max_row == 3
    with pytest.raises(TooManyRows):
        made(row(), row(), row())


def test_notes_are_a_sheet_of_their_own():
    content = made(row(), notes=[("File", "A title")], lines=[("one", "two")])
    workbook = opened(content)
    assert list(workbook["Notes"].iter_rows(values_only=True)) == [
        ("File", "A title"),
        (None, None),
        ("A", "B"),
        ("one", "two"),
    ]
    properties = workbook.properties
    assert (properties.title, properties.subject) == ("A title", "A subject")
    assert properties.created == MADE.replace(tzinfo=None)
    assert content == made(row(), notes=[("File", "A title")], lines=[("one", "two")])


def test_the_note_of_a_demonstration_is_in_each_row():
    sheet = opened(made(row(), row(), note="Made up."))["All kinds"]
    assert [cell.value for cell in sheet["J"]] == ["note", "Made up.", "Made up."]


def test_names_of_sheets_are_those_that_a_spreadsheet_takes():
    taken = set()
    assert sheet_name("Figures of Kent", taken) == "Figures of Kent"
    assert sheet_name("figures of kent", taken) == "figures of kent 2"
    assert sheet_name("'Figures [of] Kent: all/some?*\\'", taken) == "Figures  of  Kent  all some"
    long = "Service improvements of Westmorland and Furness"
    assert sheet_name(long, taken) == "Service improvements of"
    assert sheet_name(long, taken) == "Service improvements of 2"
    reigate = "Decisions of Reigate and Banstead"
    assert sheet_name(reigate, taken) == "Decisions of Reigate"
    assert sheet_name("x" * 40, taken) == "x" * 31
    assert sheet_name("Decisions of Somerset County X", taken) == "Decisions of Somerset County X"
    assert sheet_name("History", taken) == "History 2"
    assert sheet_name("", taken) == "Sheet"
    assert {len(name) <= 31 for name in taken} == {True}


def test_pandas_reads_both_forms_with_their_types():
    rows = [row(), row(text="=1+1", count=None, day=None)]
    sheet = pandas.read_excel(BytesIO(made(*rows)), sheet_name="All kinds")
    kinds = ["str", "float64", "float64", "bool", "datetime64[us]", "datetime64[us]"]
    assert [str(kind) for kind in sheet.dtypes] == [*kinds, *["str"] * 3]
    assert sheet["text"].tolist() == ["Kent", "=1+1"]
    table = pandas.read_csv(BytesIO(csv_text(Table(ALL, rows)).encode()), parse_dates=["day"])
    assert list(table.columns) == list(VALUES)
    assert [str(table[name].dtype) for name in ("ratio", "is_so", "day")] == [
        "float64",
        "bool",
        "datetime64[us]",
    ]
    assert table["text"].tolist() == ["Kent", "'=1+1"]
    for name in ("ratio", "is_so", "year", "address", "texts"):
        assert table[name].tolist() == sheet[name].tolist()


def test_a_row_of_notes_is_as_high_as_its_text():
    sheet = opened(made(row(), notes=[("One", "short"), ("Two", "word " * 40)], lines=[()]))[
        "Notes"
    ]
    assert [sheet.row_dimensions[n].height for n in (1, 2)] == [None, 45]
