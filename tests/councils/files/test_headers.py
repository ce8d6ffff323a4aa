"""Which sheet of a workbook and which of its rows is the heading."""

from dataclasses import replace

import pytest

from councils.files.heading_map import HeadingMap, Said
from councils.files.problems import FileRefused, HeadingsRefused
from councils.files.tables import Columns, Table
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
        " choose the one that is meant by its name"
    )
    assert refusal(path) == [message]
    assert refusal(xlsx_file(tmp_path, TOTALS, TOTALS, TOTALS)) == [
        "file.xlsx: sheets 'Sheet', 'Sheet1' and 'Sheet2' all hold such a table:"
        " choose the one that is meant by its name"
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


def test_a_heading_of_two_rows_is_one(tmp_path):
    rows = [
        ["Decisions"],
        ["Code", "Investigated", None, "Total"],
        [None, "Name", "Upheld", None],
        ["E06000001", "Here", 2, 3],
    ]
    table = Table(xlsx_file(tmp_path, rows), COLUMNS)
    assert only_row(table) == {"code": "E06000001", "name": "Here", "upheld": "2", "total": "3"}
    assert (table.first_row, table.headings["upheld"]) == (2, "Upheld")


def test_a_row_of_figures_or_a_title_makes_no_heading_of_two_rows(tmp_path):
    below = csv_file(tmp_path, "Code,Upheld,\n,2,Total\nE06000001,3,1\n")
    table = Table(below, COLUMNS)
    assert (table.first_row, table.headings) == (1, {"code": "Code", "upheld": "Upheld"})
    above = csv_file(tmp_path, "Total,\nCode,Upheld\nE06000001,3\n")
    assert Table(above, COLUMNS).headings == {"code": "Code", "upheld": "Upheld"}


def test_what_was_said_of_a_heading_goes_before_what_is_known(tmp_path):
    path = csv_file(tmp_path, "Code,Number,Number,Upheld\nE06000001,Here,5,9\n")
    said = HeadingMap(
        [Said("", "Number", "name"), Said("", "Number (2)", "upheld"), Said("", "Upheld", "total")]
    )
    (row,) = Table(path, replace(COLUMNS, said=said))
    assert dict(row.cells) == {"code": "E06000001", "name": "Here", "upheld": "5", "total": "9"}


def test_headings_that_are_not_known_can_be_asked_about(tmp_path):
    for text in ("Code,Rank\n", "Name,Upheld\n", "Code,code\n"):
        with pytest.raises(HeadingsRefused):
            Table(csv_file(tmp_path, text), COLUMNS)
    for text in ("", "Code,Age\n"):
        with pytest.raises(FileRefused) as error:
            Table(csv_file(tmp_path, text), COLUMNS)
        assert not isinstance(error.value, HeadingsRefused)


def test_a_column_without_a_heading_can_be_said_to_be_something(tmp_path):
    path = csv_file(tmp_path, ",Upheld\nE06000001,3,a note\nE06000002,4\n")
    said = HeadingMap([Said("", "column A", "code"), Said("", "column C", "")])
    rows = [dict(row.cells) for row in Table(path, replace(COLUMNS, said=said))]
    assert rows == [{"code": "E06000001", "upheld": "3"}, {"code": "E06000002", "upheld": "4"}]
