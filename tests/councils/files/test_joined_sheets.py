"""Which sheets of a workbook are read together."""

from dataclasses import replace

from councils.files.heading_map import HeadingMap, Said
from councils.files.joined_sheets import joined_sheets
from councils.files.tables import Columns
from tests.files import csv_file, hiding, xlsx_file

COLUMNS = Columns(
    allowed=("name", "upheld", "late", "total"),
    required=("name",),
    header_within=15,
    preferred=("upheld",),
)
BRINGS = ("upheld", "late")
DECIDED = [["Name", "Upheld", "Total"], ["Kent", 2, 3]]
COMPLIED = [["Name", "Late"], ["Kent", 1]]
TOTALS = [["Name", "Total"], ["Kent", 3]]
OTHERS = [["Name", "Housing"], ["Kent", 3]]


def joined(path, **said):
    return joined_sheets(path, replace(COLUMNS, **said), BRINGS)


def test_a_sheet_that_brings_more_is_joined_to_the_first(tmp_path):
    path = xlsx_file(tmp_path, [["Notes"]], COMPLIED, DECIDED, TOTALS, OTHERS)
    assert joined(path) == (["Sheet2", "Sheet1"], ["Sheet4"])


def test_what_was_said_of_a_sheet_settles_it(tmp_path):
    path = xlsx_file(tmp_path, DECIDED, OTHERS)
    assert joined(path) == (["Sheet"], ["Sheet1"])
    out = HeadingMap([Said("Sheet1", "", "")])
    assert joined(path, said=out) == (["Sheet"], [])
    late = HeadingMap([Said("Sheet1", "Housing", "late")])
    assert joined(path, said=late) == (["Sheet", "Sheet1"], [])


def test_nothing_is_joined_where_no_single_sheet_comes_first(tmp_path):
    assert joined(xlsx_file(tmp_path, DECIDED, DECIDED, COMPLIED)) == ([], [])
    assert joined(xlsx_file(tmp_path, COMPLIED, TOTALS)) == ([], [])
    assert joined(csv_file(tmp_path, "name,upheld\nKent,2\n")) == ([""], [])


def test_a_hidden_sheet_is_joined_only_where_it_is_named(tmp_path):
    def hide(workbook):
        workbook["Sheet"].sheet_state = "hidden"

    path = hiding(xlsx_file(tmp_path, COMPLIED, DECIDED), hide)
    assert joined(path) == (["Sheet1"], [])
    named = joined_sheets(path, COLUMNS, BRINGS, ["Sheet", "Sheet1"])
    assert named == (["Sheet1", "Sheet"], [])
    assert joined_sheets(path, COLUMNS, BRINGS, ["Sheet1"]) == (["Sheet1"], [])
