"""What a cell of a file says, and that no cell is taken for more than text."""

from datetime import UTC, date, datetime

import pytest
from django.utils.html import format_html
from openpyxl import load_workbook

from councils.list_files import BEGINNING, _csv_lines, _told, _workbook


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        (True, "yes"),
        (date(2025, 3, 14), date(2025, 3, 14)),
        (datetime(2025, 5, 20, 8, 30, tzinfo=UTC), "20 May 2025, 9.30am"),
        (format_html('<a href="/x/">{}</a>', "Tom & <Co>"), "Tom & <Co>"),
        ("a <b> that somebody typed", "a <b> that somebody typed"),
        ("24\u00a0018\u00a0407", "24 018 407"),
    ],
)
def test_a_cell_says_what_the_list_says_without_its_markup(value, told):
    assert _told(value) == told


def test_a_cell_that_begins_like_a_formula_is_text_in_either_file():
    rows = [["=1+1", date(2025, 3, 14)], ["a, b", 'say "no"\nor yes']]
    assert "".join(_csv_lines(["Name", "Day"], rows)) == (
        BEGINNING + 'Name,Day\r\n\'=1+1,2025-03-14\r\n"a, b","say ""no""\nor yes"\r\n'
    )
    with _workbook("A list that has a very long name indeed", ["Name", "Day"], rows) as file:
        sheet = load_workbook(file).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert sheet["B2"].value == datetime(2025, 3, 14)
