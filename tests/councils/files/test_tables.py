from datetime import date, datetime

import pytest

from councils.files.cells import day, whole_number
from councils.files.problems import FileRefused
from councils.files.tables import PASSED_OVER, Columns, Table
from tests.files import csv_file, problems_of, xlsx_file

COLUMNS = Columns(
    allowed=("reference", "decided_on", "upheld"),
    required=("reference",),
    synonyms={"decision date": "decided_on", "remarks": PASSED_OVER},
)

SPACED = Columns(("reference", "upheld"), synonyms={"up held": "upheld"})


def rows(path, columns=COLUMNS):
    return [(row.number, dict(row.cells)) for row in Table(path, columns)]


def refusal(path, columns=COLUMNS):
    with pytest.raises(FileRefused) as error:
        rows(path, columns)
    return problems_of(error)


def test_headings_are_read_without_regard_to_case_spaces_and_hyphens(tmp_path):
    path = csv_file(tmp_path, "REFERENCE,Decision-Date,Up held\n24018407,2025-03-14,3\n")
    with pytest.raises(FileRefused):
        Table(path, COLUMNS)
    path = csv_file(tmp_path, " Reference ,Decision-Date,UPHELD\n24018407, 2025-03-14 ,3\n")
    assert rows(path) == [(2, {"reference": "24018407", "decided_on": "2025-03-14", "upheld": "3"})]


def test_blank_rows_are_skipped_and_rows_numbered_as_a_spreadsheet_does(tmp_path):
    path = csv_file(tmp_path, 'reference,upheld\na,1\n\n , \n"b\nb",2\nc,3\n')
    assert [(number, cells["reference"]) for number, cells in rows(path)] == [
        (2, "a"),
        (5, "b\nb"),
        (6, "c"),
    ]


def test_a_short_row_has_empty_cells_and_trailing_empty_ones_are_nothing(tmp_path):
    path = csv_file(tmp_path, "reference,upheld,\na\nb,2,,,\n")
    assert [cells for _, cells in rows(path)] == [
        {"reference": "a", "upheld": ""},
        {"reference": "b", "upheld": "2"},
    ]


def test_a_cell_under_no_heading_is_a_problem(tmp_path):
    table = Table(csv_file(tmp_path, "reference,,upheld\na,x,2,y\n"), COLUMNS)
    list(table)
    assert table.problems.lines() == [
        "file.csv:2:B: stands under no heading",
        "file.csv:2:D: stands under no heading",
        "file.csv: 2 problems",
    ]


def test_a_header_with_everything_wrong(tmp_path):
    path = csv_file(tmp_path, "decided_on,Decision date,Remarks,Name,Rank\n")
    assert refusal(path) == [
        "file.csv:1:Decision date: is a second column for decided_on",
        "file.csv:1:Name: is an unknown column: remove or rename it",
        "file.csv:1:Rank: is an unknown column: remove or rename it",
        "file.csv:1:reference: this column is missing",
        "file.csv: 4 problems",
        "file.csv: known columns are reference, decided_on, upheld",
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("reference\nCafé\n", encoding="utf-8-sig")
    assert rows(path) == [(2, {"reference": "Café"})]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_refused_with_its_row(tmp_path, encoding):
    path = tmp_path / "file.csv"
    path.write_bytes("reference\nplain\nCafé\n".encode(encoding))
    row = 3 if encoding == "cp1252" else 1
    assert refusal(path) == [
        f"file.csv:{row}: is not text in UTF-8: save the file as “CSV UTF-8”, or as XLSX"
    ]


def test_other_separators_are_named(tmp_path):
    message = "file.csv:1: the columns are not separated by commas"
    for separator in (";", "\t"):
        path = csv_file(tmp_path, f"reference{separator}upheld\na{separator}1\n")
        assert refusal(path) == [message]


def test_a_quotation_mark_that_is_not_closed(tmp_path):
    path = csv_file(tmp_path, 'reference,upheld\na,1\n"b,2\nc,3\n')
    assert refusal(path) == ["file.csv:3: a quotation mark is not closed in this row"]


def test_a_quotation_mark_that_is_not_doubled(tmp_path):
    path = csv_file(tmp_path, 'reference,upheld\n"a "quoted" word",1\n')
    assert refusal(path) == [
        'file.csv:2: a quotation mark inside a quoted cell is not doubled: write it as ""'
    ]


def test_what_is_no_file_or_no_table(tmp_path):
    assert refusal(tmp_path / "none.csv") == ["none.csv: there is no such file"]
    assert refusal(tmp_path) == [f"{tmp_path.name}: there is no such file"]
    assert refusal(csv_file(tmp_path, "")) == ["file.csv: is empty"]
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on")
    assert refusal(tmp_path / "old.xls") == [
        "old.xls: is an old Excel workbook or has a password: save it as XLSX"
    ]
    (tmp_path / "archive.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    assert refusal(tmp_path / "archive.xlsx") == [
        "archive.xlsx: is neither text nor an XLSX workbook"
    ]


def test_the_cells_of_a_workbook_are_read_as_they_would_be_written(tmp_path):
    path = xlsx_file(
        tmp_path,
        [
            ["Reference", "Decision date", "Upheld"],
            [24018407.0, datetime(2025, 3, 14), True],
            [],
            ["  text\r\nof two lines ", date(2025, 3, 14), False],
            [0.5, datetime(2025, 3, 14, 9, 30), 12],
        ],
    )
    assert rows(path) == [
        (2, {"reference": "24018407", "decided_on": "2025-03-14", "upheld": "yes"}),
        (4, {"reference": "text\nof two lines", "decided_on": "2025-03-14", "upheld": "no"}),
        (5, {"reference": "0.5", "decided_on": "2025-03-14 09:30", "upheld": "12"}),
    ]


def test_the_sheet_and_the_header_are_found_below_titles(tmp_path):
    columns = Columns(COLUMNS.allowed, COLUMNS.required, header_within=15)
    path = xlsx_file(
        tmp_path,
        [["Contents"], ["Table 1"]],
        [["Table 1: decisions"], [], ["Reference", "Upheld"], ["a", "x"]],
    )
    table = Table(path, columns)
    for row in table:
        assert row.read("upheld", whole_number) is None
    assert table.problems.lines() == ["file.xlsx[Sheet1]:4:Upheld: 'x' is not a whole number"]


def test_cells_are_read_and_what_is_wrong_stands_under_the_files_own_heading(tmp_path):
    path = csv_file(tmp_path, "reference,Decision date\na,2025-03-14\nb,\nc,soon\n")
    table = Table(path, COLUMNS)
    assert [row.read("decided_on", day) for row in table] == [date(2025, 3, 14), None, None]
    assert [row.required("upheld", whole_number) for row in table] == [None, None, None]
    assert table.problems.lines() == [
        "file.csv:4:Decision date: 'soon' is not a date: write it as 2025-03-14, 14/03/2025"
        " or 14 Mar 2025",
        "file.csv:2:upheld: is empty (likewise in 2 more rows: 3, 4)",
        "file.csv: 4 problems",
    ]


def test_a_table_can_be_read_again(tmp_path):
    csv_table = Table(csv_file(tmp_path, 'reference\n"a\nb"\n'), COLUMNS)
    xlsx_table = Table(xlsx_file(tmp_path, [["Reference"], ["a\nb"], [], [" 12 "]]), COLUMNS)
    first = [[(row.number, row["reference"]) for row in table] for table in (csv_table, xlsx_table)]
    again = [[(row.number, row["reference"]) for row in table] for table in (csv_table, xlsx_table)]
    assert first == again == [[(2, "a\nb")], [(2, "a\nb"), (4, "12")]]


def test_a_workbook_that_was_not_read_to_its_end_is_read_anew(tmp_path):
    table = Table(xlsx_file(tmp_path, [["Reference"], ["a"], ["b"]]), COLUMNS)
    assert next(iter(table))["reference"] == "a"
    assert [row["reference"] for row in table] == ["a", "b"]


def test_spaces_that_do_not_break_are_spaces(tmp_path):
    texts = ["\u00a0a\u00a0b\u202fc", "\u00a0"]
    expected = [(2, {"reference": "a b c", "upheld": ""})]
    assert rows(csv_file(tmp_path, f"reference,up\u00a0held\n{','.join(texts)}\n"), SPACED) == (
        expected
    )
    assert rows(xlsx_file(tmp_path, [["reference", "up\u00a0held"], texts]), SPACED) == expected


def test_control_characters_are_refused_where_they_stand(tmp_path):
    path = csv_file(tmp_path, 'reference,Remarks\na\x01b,"x\ty\nz"\na,\x0bb\x1bc\n')
    table = Table(path, COLUMNS)
    list(table)
    assert table.problems.lines() == [
        "file.csv:2:reference: has the control character U+0001 in it",
        "file.csv:3:Remarks: has the control character U+001B in it",
        "file.csv: 2 problems",
    ]


def test_a_message_does_not_quote_a_long_cell(tmp_path):
    table = Table(csv_file(tmp_path, f"reference,upheld\na,{'private words ' * 9}\n"), COLUMNS)
    assert [row.read("upheld", whole_number) for row in table] == [None]
    assert table.problems.lines() == [
        "file.csv:2:upheld: what stands here (125 characters) is not a whole number"
    ]


def test_a_heading_with_a_footnote(tmp_path):
    path = csv_file(tmp_path, "Reference*,Decision date [note 1],Upheld¹\n24018407,2025-03-14,3\n")
    assert rows(path) == [(2, {"reference": "24018407", "decided_on": "2025-03-14", "upheld": "3"})]
    assert refusal(csv_file(tmp_path, "Reference,Upheld,Upheld [note 1]\na,1,2\n")) == [
        "file.csv:1:Upheld [note 1]: is a second column for upheld"
    ]


def test_a_sign_that_there_is_nothing_is_empty_where_a_column_may_lack_a_value(tmp_path):
    columns = Columns(COLUMNS.allowed, may_lack=lambda column: column == "upheld")
    path = csv_file(
        tmp_path, "reference,Decided on,Upheld\n-,..,..\nb,2025-03-14,n/a\nc,,..\nd,,3\n"
    )
    table = Table(path, columns)
    for _ in range(2):
        assert [row["upheld"] for row in table] == ["", "", "", "3"]
        assert table.notes == [
            "“Upheld” says that there is nothing, and is read as empty: .. (2), n/a (1)"
        ]
    assert [row["reference"] for row in table] == ["-", "b", "c", "d"]
    assert next(iter(table))["decided_on"] == ".."


def test_days_kept_as_numbers_are_one_sentence_for_the_column(tmp_path):
    path = xlsx_file(tmp_path, [["reference", "Decided on"], *([n, 45_730 + n] for n in range(30))])
    table = Table(path, COLUMNS)
    assert [row.read("decided_on", day) for row in table] == [None] * 30
    assert table.problems.lines() == [
        "file.xlsx:2:Decided on: '45730' is the number that a spreadsheet keeps for a date: format"
        " the column as a date, and save it again (likewise in 29 more rows: 3, 4, 5, 6, 7 …)",
        "file.xlsx: 30 problems",
    ]
