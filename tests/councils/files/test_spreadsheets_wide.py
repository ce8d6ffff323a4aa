"""Rows that go on far to the right of any table."""

import openpyxl
import pytest

from councils.files.problems import FileRefused
from councils.files.spreadsheets import WIDEST, sheets_of
from tests.files import csv_file, problems_of


def rows(path) -> list[list[str]]:
    with sheets_of(path) as sheets:
        return [cells for sheet in sheets for _, cells in sheet.rows]


def workbook(folder, value):
    """Two rows, the second formatted to the last column there is."""
    made = openpyxl.Workbook()
    made.active["A1"], made.active["A2"] = "code", "E1"
    made.active["XFD2"].number_format = "0.0"
    made.active["XFD2"] = value
    made.save(folder / "wide.xlsx")
    return folder / "wide.xlsx"


def test_what_is_only_formatted_is_cut_off(tmp_path):
    assert rows(workbook(tmp_path, None)) == [["code"], ["E1"]]


@pytest.mark.parametrize("value", ["x", 0, False])
def test_what_is_written_there_is_refused(tmp_path, value):
    with pytest.raises(FileRefused) as error:
        rows(workbook(tmp_path, value))
    assert problems_of(error)[0].startswith("wide.xlsx:2: ")
    assert "has more than 1,000 columns" in problems_of(error)[0]


def test_so_it_is_in_csv(tmp_path):
    assert len(rows(csv_file(tmp_path, f"code{',' * 5_000}\n"))[0]) == WIDEST
    with pytest.raises(FileRefused):
        rows(csv_file(tmp_path, f"code{',' * 5_000}x\n"))
