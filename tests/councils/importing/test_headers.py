"""Which sheet of a workbook and which of its rows is the heading."""

import pytest

from councils.importing.problems import FileRefused
from councils.importing.tables import Columns, Table
from tests.files import csv_file, problems_of, xlsx_file

COLUMNS = Columns(
    allowed=("code", "name", "upheld", "total"),
    required=("code",),
    header_within=15,
    preferred=("upheld",),
    another_table={"age": "is a table by age"},
)
LOOKUP = [["Code"], ["E06000001"]]
TOTALS = [["Code", "Total"], ["E06000001", 3]]
UPHELD = [["Code", "Upheld"], ["E06000001", 2]]


def only_row(table):
    (row,) = table
    return dict(row.cells)


def refusal(path, **options):
    with pytest.raises(FileRefused) as error:
        Table(path, COLUMNS, **options)
    return problems_of(error)


def test_the_sheet_with_the_preferred_columns_is_read_and_the_others_are_named(tmp_path):
    table = Table(xlsx_file(tmp_path, TOTALS, [["Notes"]], UPHELD), COLUMNS)
    assert only_row(table) == {"code": "E06000001", "upheld": "2"}
    assert table.notes == ["sheets not read: Sheet, Sheet1"]


def test_a_sheet_with_no_more_than_the_required_column_gives_way(tmp_path):
    table = Table(xlsx_file(tmp_path, LOOKUP, TOTALS), COLUMNS)
    assert only_row(table) == {"code": "E06000001", "total": "3"}
    assert only_row(Table(xlsx_file(tmp_path, LOOKUP), COLUMNS)) == {"code": "E06000001"}


def test_a_sheet_that_is_another_table_gives_way(tmp_path):
    by_age = [["Code", "Age", "Upheld"], ["E06000001", 1, 2]]
    table = Table(xlsx_file(tmp_path, by_age, UPHELD), COLUMNS)
    assert table.problems.file == "file.xlsx[Sheet1]"
    assert refusal(xlsx_file(tmp_path, by_age, by_age)) == ["file.xlsx[Sheet]:1: is a table by age"]


def test_two_sheets_with_such_a_table_are_refused(tmp_path):
    path = xlsx_file(tmp_path, UPHELD, [["Notes"]], UPHELD)
    message = (
        "file.xlsx: sheets 'Sheet' and 'Sheet2' both hold such a table:"
        " save the one that is meant as its own file"
    )
    assert refusal(path) == [message]
    assert refusal(path, sheet="") == [f"{message}, or name it with --sheet"]
    assert refusal(xlsx_file(tmp_path, TOTALS, TOTALS, TOTALS)) == [
        "file.xlsx: sheets 'Sheet' and 'Sheet1' and 'Sheet2' all hold such a table:"
        " save the one that is meant as its own file"
    ]


def test_a_sheet_can_be_named(tmp_path):
    path = xlsx_file(tmp_path, UPHELD, [["Code", "Upheld"], ["E06000002", 5]])
    table = Table(path, COLUMNS, sheet="Sheet1")
    assert only_row(table) == {"code": "E06000002", "upheld": "5"}
    assert table.notes == ["sheets not read: Sheet"]
    assert refusal(path, sheet="Persons") == [
        "file.xlsx: has no sheet 'Persons': there are 'Sheet', 'Sheet1'"
    ]
    assert refusal(csv_file(tmp_path, "code\n"), sheet="Persons") == [
        "file.csv: has no sheet 'Persons'"
    ]


def test_no_sheet_with_the_table_is_refused_at_the_one_most_like_it(tmp_path):
    path = xlsx_file(tmp_path, [["Notes"]], [["Table 1"], ["Name", "Upheld", "Total"]])
    assert refusal(path) == ["file.xlsx[Sheet1]:2:code: this column is missing"]


def test_the_heading_is_the_row_that_is_most_like_one_and_never_one_with_a_code(tmp_path):
    path = csv_file(
        tmp_path, "Code\nCode,Name,Total\nE06000001,Code,Upheld\nE06000002,Name,Total\n"
    )
    table = Table(path, COLUMNS)
    assert [(row.number, row["code"]) for row in table] == [(3, "E06000001"), (4, "E06000002")]
    twice = csv_file(tmp_path, "Code,Total\nCode,Total\nE06000001,3\n")
    assert [row.number for row in Table(twice, COLUMNS)] == [2, 3]


def test_a_file_without_a_heading_is_refused_at_its_first_row(tmp_path):
    assert refusal(csv_file(tmp_path, "E06000001,Total\nE06000002,3\n")) == [
        "file.csv:1:E06000001: is an unknown column: remove or rename it",
        "file.csv:1:code: this column is missing",
        "file.csv: 2 problems",
        "file.csv: known columns are code, name, upheld, total",
    ]
