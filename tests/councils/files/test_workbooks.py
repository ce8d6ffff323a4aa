"""Workbooks as other programs write them, part by part: what openpyxl itself never writes."""

from datetime import datetime, time, timedelta
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.xml.constants import SHARED_STRINGS

from councils.files.problems import FileRefused
from councils.files.spreadsheets import sheets_of
from tests.files import problems_of, xlsx_file

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
# openpyxl writes no strings that cells share, and does not announce them.
_STRINGS = (
    b"</Types>",
    f'<Override PartName="/{STRINGS}" ContentType="{SHARED_STRINGS}"/></Types>'.encode(),
)


def rows(path):
    with sheets_of(path) as sheets:
        return [row for sheet in sheets for row in sheet.rows]


def holding(folder, data, root=f'<worksheet xmlns="{MAIN}">', **parts):
    """A workbook whose only sheet has this XML within; other parts by their names."""
    made = xlsx_file(folder, [["x", datetime(2025, 3, 14)]], name="made.xlsx")
    none = f'<sst xmlns="{MAIN}"/>'
    changed = {STRINGS: none, SHEET: f"{root}<sheetData>{data}</sheetData></worksheet>", **parts}
    with ZipFile(made) as old, ZipFile(folder / "file.xlsx", "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.pop(name, None) or old.read(name).replace(*_STRINGS))
        for name, text in changed.items():
            new.writestr(name, text)
    return folder / "file.xlsx"


def refusal(path):
    with pytest.raises(FileRefused) as error:
        rows(path)
    return problems_of(error)


def test_every_cell_is_read_as_openpyxl_reads_it(tmp_path):
    values = ["text", "", 7, 0.25, 1e22, True, False, datetime(2025, 3, 14, 9, 30), time(9, 30)]
    values += [timedelta(days=2), "#N/A", "é ’ \U0001f600", "<&>", -3, None, "last"]
    path = xlsx_file(tmp_path, [values], [], [["a"], [None, None, "c"]])
    workbook = openpyxl.load_workbook(path, data_only=True)
    expected = [list(row) for sheet in workbook for row in sheet.iter_rows(values_only=True)]
    first, *others = rows(path)
    written = ["text", "", "7", "0.25", "10000000000000000000000", "yes", "no"]
    written += ["2025-03-14 09:30", str(expected[0][8]), str(expected[0][9])]
    assert first == (1, [*written, "#N/A", "é ’ \U0001f600", "<&>", "-3", "", "last"])
    assert others == [(1, ["a"]), (2, ["", "", "c"])]


def test_cells_and_rows_may_lack_their_place_or_be_left_out(tmp_path):
    data = (
        "<row><c><v>1</v></c><c/><c><v>2.50</v></c></row>"
        '<row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row><row/>'
    )
    expected = [(1, ["1", "", "2.5"]), (2, []), (3, []), (4, ["", "", "3", "4"]), (5, [])]
    assert rows(holding(tmp_path, data)) == expected


def test_text_of_a_cell_may_be_in_pieces_and_how_it_is_pronounced_is_not_read(tmp_path):
    data = (
        '<row><c t="inlineStr"><is><r><t>one </t></r><r><rPr><b/></rPr><t>two</t></r>'
        '<rPh sb="0" eb="1"><t>wun</t></rPh></is></c>'
        '<c t="str"><f>A1&amp;"x"</f><v>a formula’s</v></c>'
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="d"><v>2025-03-14T00:00:00</v></c></row>'
    )
    assert rows(holding(tmp_path, data)) == [
        (1, ["one two", "a formula’s", "#DIV/0!", "2025-03-14"])
    ]


def test_texts_may_be_shared_and_elements_have_a_prefix(tmp_path):
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c t="s"><x:v>1</x:v></x:c>'
        '<x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    strings = f'<sst xmlns="{MAIN}"><si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si></sst>'
    made = holding(tmp_path, "", **{SHEET: sheet, STRINGS: strings})
    assert rows(made) == [(1, ["bc", "a"])]


def test_a_number_that_no_day_has_is_an_error_of_the_cell(tmp_path):
    day = '<row><c s="1"><v>45730</v></c></row>'
    assert rows(holding(tmp_path, day)) == [(1, ["2025-03-14"])]
    assert rows(holding(tmp_path, '<row><c s="1"><v>1e9</v></c></row>')) == [(1, ["#VALUE!"])]


def test_a_workbook_that_says_nothing_of_styles_has_no_days(tmp_path):
    made = holding(tmp_path, '<row><c s="1"><v>45730</v></c></row>')
    with ZipFile(made) as old, ZipFile(tmp_path / "bare.xlsx", "w") as new:
        for name in old.namelist():
            if name != "xl/styles.xml":
                new.writestr(name, old.read(name))
    assert rows(tmp_path / "bare.xlsx") == [(1, ["45730"])]


@pytest.mark.parametrize(
    ("data", "row"),
    [
        ('<row r="2"/><row r="1"/>', 2),
        ('<row r="1048577"/>', 1),
        ("<row/><row><c>", 2),
        ("<row><c><v>many</v></c></row>", 1),
        ('<row><c t="s"><v>9</v></c></row>', 1),
        ('<row><c r="ABCD1"><v>1</v></c></row>', 1),
    ],
)
def test_what_is_damaged_is_refused_where_it_shows(tmp_path, data, row):
    expected = [f"file.xlsx:{row}: is damaged: open it and save it anew"]
    assert refusal(holding(tmp_path, data)) == expected


def test_entities_are_not_unfolded(tmp_path):
    root = f'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet xmlns="{MAIN}">'
    assert refusal(holding(tmp_path, "<row><c><v>&a;</v></c></row>", root)) == [
        "file.xlsx:1: is damaged: open it and save it anew"
    ]


def test_two_cells_at_the_ends_of_a_sheet_are_no_table(tmp_path):
    """Read one row at a time; as a table they would be 17,179,869,184 cells."""
    last = '<row r="1048576"><c r="{}1048576"><v>1</v></c></row>'
    found = rows(holding(tmp_path, "<row><c><v>1</v></c></row>" + last.format("B")))
    assert (len(found), found[0], found[1], found[-1]) == (
        1_048_576,
        (1, ["1"]),
        (2, []),
        (1_048_576, ["", "1"]),
    )
    assert refusal(holding(tmp_path, last.format("XFD"))) == [
        "file.xlsx:1048576: has more than 1,000 columns"
    ]


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_workbook_that_says_nothing_of_itself_is_none(tmp_path, name):
    path = holding(tmp_path, "", **{name: "<"})
    assert refusal(path) == ["file.xlsx: is neither text nor an XLSX workbook"]


def test_a_raised_mark_is_told_from_the_name_that_it_stands_on(tmp_path):
    raised = '<rPr><vertAlign val="superscript"/><sz val="8"/></rPr>'
    name = f"<r><t>Kent</t></r><r>{raised}<t>1</t></r>"
    number = f"<r><t>76</t></r><r>{raised}<t>12</t></r>"
    lowered = (
        '<r><t>CO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r><r><t>3</t></r>'
    )
    path = holding(
        tmp_path,
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        f'<c r="C1" t="inlineStr"><is>{name}<r><t> too</t></r></is></c>'
        f'<c r="D1" t="inlineStr"><is>{lowered}</is></c><c r="E1" t="s"><v>2</v></c></row>',
        **{
            STRINGS: f'<sst xmlns="{MAIN}"><si>{name}</si><si>{number}</si>'
            "<si><r><t>plain</t></r><r><rPr><b/></rPr><t> bold 1</t></r></si></sst>"
        },
    )
    assert rows(path) == [(1, ["Kent¹", "76¹²", "Kent¹ too", "CO23", "plain bold 1"])]


def test_what_other_programs_hide(tmp_path):
    path = holding(
        tmp_path,
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="2" hidden="true"><c r="A2"><v>2</v></c></row>'
        '<row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row>'
        '<row r="4" hidden="false"><c r="A4"><v>4</v></c></row>',
        root=f'<worksheet xmlns="{MAIN}"><sheetPr filterMode="true"/>'
        '<cols><col min="2" max="3" hidden="true"/><col min="5" max="5" hidden="0"/></cols>',
    )
    with sheets_of(path) as sheets:
        (sheet,) = sheets
        assert len(list(sheet.rows)) == 4
    assert (sheet.hidden.rows, sheet.hidden.columns, sheet.hidden.is_filtered) == (
        {2, 3},
        [(2, 3)],
        True,
    )
