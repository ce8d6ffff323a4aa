"""What a workbook hides is said, and a hidden sheet is read only where it is chosen."""

import pytest

from councils.files.hidden_cells import Hidden, HiddenRows
from councils.files.problems import FileRefused
from councils.files.tables import Columns, Table
from tests.files import hiding, problems_of, xlsx_file

COLUMNS = Columns(allowed=("name", "upheld", "late"), required=("name",), header_within=15)
TABLE = [["Title"], ["Name", "Upheld", "Late"], *([f"c{n}", n, n] for n in range(10))]


def read(path, **options):
    table = Table(path, COLUMNS, **options)
    return [row["name"] for row in table], table.notes


def hide_rows(*numbers, filtered=False):
    def hide(workbook):
        sheet = workbook.worksheets[0]
        for number in numbers:
            sheet.row_dimensions[number].hidden = True
        if filtered:
            sheet.auto_filter.ref = "A2:C12"
            sheet.auto_filter.add_filter_column(0, ["c1"])
            sheet.sheet_properties.filterMode = True

    return hide


def test_hidden_rows_are_read_and_said(tmp_path):
    path = hiding(xlsx_file(tmp_path, TABLE), hide_rows(4))
    names, notes = read(path)
    assert names == [f"c{n}" for n in range(10)]
    assert notes == ["1 row that is hidden in the workbook, and read like the others: 4"]


def test_rows_that_a_filter_hides(tmp_path):
    path = hiding(xlsx_file(tmp_path, TABLE), hide_rows(1, 2, *range(4, 12), filtered=True))
    table = Table(path, COLUMNS)
    for _ in range(2):
        assert len(list(table)) == 10
        assert table.notes == [
            "8 rows that are hidden in the workbook by a filter or by hand, and read like the"
            " others: 4, 5, 6, 7, 8 …"
        ]


def test_hidden_rows_without_a_cell_are_nothing_to_say(tmp_path):
    path = hiding(xlsx_file(tmp_path, [*TABLE, [], [], ["last", 1, 1]]), hide_rows(13, 14))
    assert read(path)[1] == []


def test_hidden_columns_are_read_and_said(tmp_path):
    def hide(workbook):
        dimensions = workbook.worksheets[0].column_dimensions
        dimensions.group("B", "C", hidden=True)
        dimensions["F"].hidden = True

    assert read(hiding(xlsx_file(tmp_path, TABLE), hide))[1] == [
        "hidden in the workbook, and read like the others: “Upheld” (B), “Late” (C)"
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read(tmp_path, state):
    def hide(workbook):
        workbook.worksheets[0].sheet_state = state

    old = [["Name", "Upheld"], ["old", 1]]
    path = hiding(xlsx_file(tmp_path, old, TABLE), hide)
    names, notes = read(path)
    assert (len(names), notes) == (10, ["sheets not read: Sheet (hidden)"])
    assert read(path, sheet="Sheet") == (
        ["old"],
        [
            "sheets not read: Sheet1",
            "“Sheet” is hidden in the workbook, and read because it was chosen",
        ],
    )


def test_a_table_that_only_a_hidden_sheet_holds_is_refused(tmp_path):
    def hide(workbook):
        workbook.worksheets[1].sheet_state = "hidden"

    path = hiding(xlsx_file(tmp_path, [["Notes"]], TABLE), hide)
    with pytest.raises(FileRefused) as error:
        read(path)
    assert problems_of(error) == [
        "file.xlsx: only the hidden sheet 'Sheet1' holds such a table: choose it by its name if it"
        " is meant"
    ]
    assert len(read(path, sheet="Sheet1")[0]) == 10


def test_of_several_sheets_the_note_names_the_one(tmp_path):
    path = hiding(xlsx_file(tmp_path, TABLE, [["Notes"]]), hide_rows(5))
    assert read(path)[1] == [
        "sheets not read: Sheet1",
        "“Sheet”: 1 row that is hidden in the workbook, and read like the others: 5",
    ]


def test_a_row_is_asked_for_once_and_forgotten():
    hidden = Hidden({3}, [(2, 4)])
    assert [hidden.takes_row(number) for number in (2, 3, 3)] == [False, True, False]
    assert [hidden.holds_column(number) for number in range(1, 6)] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_no_hidden_row_is_nothing_to_say():
    assert HiddenRows().note(is_filtered=True) == ""
