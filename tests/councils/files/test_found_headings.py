"""What staff are shown of the headings of a file."""

from dataclasses import replace

from councils.files.found_headings import FoundHeading, found_headings
from councils.files.heading_map import HeadingMap, Said
from councils.files.tables import Columns
from tests.files import csv_file, xlsx_file

COLUMNS = Columns(
    allowed=("name", "upheld", "late"),
    required=("name",),
    synonyms={"Region": ""},
    header_within=15,
    preferred=("upheld",),
)


def test_each_heading_has_what_stands_below_it(tmp_path):
    rows = "Here,North,7,\nThere,North,8,a very long text that is private\nHere,South,,\nX,,9,\n"
    path = csv_file(tmp_path, f"A title\nName,Region,Rank,Rank\n{rows}")
    (sheet,) = found_headings(path, COLUMNS)
    assert (sheet.file, sheet.title, sheet.rows, sheet.is_left_out) == (
        *("file.csv", "", (2, 2), False),
    )
    assert sheet.headings == (
        FoundHeading("Name", ("Here", "There", "X"), "name", "name"),
        FoundHeading("Region", ("North", "South"), "", ""),
        FoundHeading("Rank", ("7", "8", "9"), None, None),
        FoundHeading("Rank (2)", ("a very long text tha…",), None, None),
    )


def test_what_was_said_stands_beside_what_is_known(tmp_path):
    path = csv_file(tmp_path, "Name,Rank,Upheld\nHere,7,2\n")
    said = HeadingMap([Said("", "Rank", "upheld"), Said("", "Upheld", "")])
    (sheet,) = found_headings(path, replace(COLUMNS, said=said))
    assert [(each.name, each.known, each.column) for each in sheet.headings] == [
        ("Name", "name", "name"),
        ("Rank", None, "upheld"),
        ("Upheld", "upheld", ""),
    ]


def test_of_sheets_that_are_joined_each_is_asked_about_and_notes_are_not(tmp_path):
    decided = [["Name", "Upheld"], ["Here", 2]]
    received = [["Name", "Housing"], ["Here", 3]]
    notes = [["Column", "Words", "More"], ["name", "Needed", "Yes"]]
    path = xlsx_file(tmp_path, notes, received, decided)
    assert [
        (each.title, each.is_left_out) for each in found_headings(path, COLUMNS, ("late",))
    ] == [
        ("Sheet1", True),
        ("Sheet2", True),
    ]
    found = found_headings(path, COLUMNS, ("upheld", "late"))
    assert [each.is_left_out for each in found] == [True, False]
    late = HeadingMap([Said("Sheet1", "Housing", "late"), Said("Sheet2", "", "")])
    found = found_headings(path, replace(COLUMNS, said=late), ("upheld", "late"))
    assert [each.is_left_out for each in found] == [False, True]


def test_where_no_heading_is_known_the_row_with_the_most_of_them_is_shown(tmp_path):
    path = csv_file(tmp_path, "A title\n\nBody,Found for,Against\nHere,2,3\n")
    (sheet,) = found_headings(path, COLUMNS)
    assert (sheet.rows, [each.name for each in sheet.headings]) == (
        (3, 3),
        ["Body", "Found for", "Against"],
    )


def test_of_a_file_without_a_figure_the_headings_are_shown_all_the_same(tmp_path):
    (sheet,) = found_headings(csv_file(tmp_path, "Body,Found for\n"), COLUMNS, ("upheld",))
    assert [(each.name, each.samples) for each in sheet.headings] == [
        ("Body", ()),
        ("Found for", ()),
    ]


def test_a_column_without_a_heading_is_asked_about_where_something_stands_in_it(tmp_path):
    path = csv_file(tmp_path, "Name,,,Upheld\nHere,,7,2,a note\nThere,,8,3\n")
    (sheet,) = found_headings(path, COLUMNS)
    assert [(each.name, each.samples, each.column) for each in sheet.headings] == [
        ("Name", ("Here", "There"), "name"),
        ("column C", ("7", "8"), None),
        ("Upheld", ("2", "3"), "upheld"),
        ("column E", ("a note",), None),
    ]
    said = replace(COLUMNS, said=HeadingMap([Said("", "column C", "late")]))
    assert found_headings(path, said)[0].headings[1].column == "late"
