"""The statistics workbook of an ombudsman: its sheets are joined, its headings have two rows."""

import pytest

from complaints.figures.performance import Performance
from complaints.models import CouncilFigures, Release
from complaints.releases.importing.columns import COLUMNS
from councils.files.choices import Choices
from councils.files.mapping_files import read_mapping
from councils.files.problems import HeadingsRefused
from councils.models import Council
from councils.years import Year
from tests.complaints.decisions.importing.ombudsman_workbook import (
    MAPPING,
    OTHER_BODIES,
    councils,
    ombudsman_workbook,
)
from tests.complaints.releases.importing.annual_files import KENT, OUTCOMES, load, refusal
from tests.factories import council
from tests.files import csv_file, hiding, xlsx_file

pytestmark = pytest.mark.django_db
HEADINGS = OUTCOMES.split(",")
COUNTS = [5, 10, 70, 120, 18, 76]


def choices(tmp_path, **said) -> Choices:
    mapping = read_mapping(csv_file(tmp_path, MAPPING, "mapping.csv"), COLUMNS)
    return Choices(headings=mapping, **said)


def test_the_workbook_of_an_ombudsman_loads_at_the_first_try(tmp_path):
    councils()
    said = choices(tmp_path, other_bodies=OTHER_BODIES[:3], left_out=OTHER_BODIES[3:])
    changes = load(ombudsman_workbook(tmp_path), choices=said)
    assert changes.new == 6
    figures = {
        row.council.name: Performance.of(row)
        for row in CouncilFigures.objects.select_related("council")
    }
    assert figures["Kent County Council"] == Performance(5, 10, 70, 120, 18, 76, 7, 50, 12, 1)
    assert figures["Devon County Council"] == Performance(4, 6, 40, 60, 14, 68, 5, 60, 1, 0)
    nothing = (None, None, None)
    assert figures["Maidstone Borough Council"] == Performance(1, 2, 9, 12, 3, 4, 1, *nothing)
    assert figures["Transport for London"] == Performance(3, 4, 20, 30, 6, 9, 1, 6, 1, 0)
    assert figures["Greater London Authority"] == Performance(0, 1, 2, 3, 0, 1, 0, *nothing)
    assert figures.keys() == {
        "Kent County Council",
        "Devon County Council",
        "Maidstone Borough Council",
        *OTHER_BODIES[:3],
    }
    assert set(Council.objects.exclude(type="other").values_list("name", flat=True)) == {
        "Kent County Council",
        "Devon County Council",
        "Maidstone Borough Council",
    }
    assert changes.notes == [
        "sheets not read: Contents, Complaints received 2023-24",
        "“Compliance outcomes 2023-24”: read as was said: “Cases with recommendations due” as"
        " compliance outcomes, “Done by the day set” as on time, “Done after the day set” as late,"
        " “Not done” as not complied",
        "passed over: 4 rows of notes",
        "rows that add up others, checked and left out: County councils total (row 8),"
        " District councils total (row 11), Other bodies total (row 17), Grand total (row 18),"
        " All authorities (row 6)",
        "new in the register, as other bodies: Greater London Authority,"
        " Peak District National Park Authority, Transport for London",
        "left out, as you said: Norfolk and Suffolk NHS Foundation Trust",
        "not in statistics.xlsx[Compliance outcomes 2023-24], so what that has is not published"
        " for Greater London Authority, Maidstone Borough Council,"
        " Peak District National Park Authority",
        "residents: not in the files, so the register's estimates are used",
    ]


def test_without_the_mapping_the_sheet_that_is_not_understood_is_named(tmp_path):
    councils()
    path = ombudsman_workbook(tmp_path)
    changes = load(path, choices=Choices(left_out=OTHER_BODIES), dry_run=True)
    assert changes.notes[0] == (
        "sheets not read: Contents, Complaints received 2023-24, Compliance outcomes 2023-24"
    )
    with pytest.raises(HeadingsRefused) as error:
        load(path, choices=Choices(asks=True))
    assert str(error.value).split("\n") == [
        "statistics.xlsx: sheet 'Complaints received 2023-24' has headings that are not known",
        "statistics.xlsx: sheet 'Compliance outcomes 2023-24' has headings that are not known",
        "statistics.xlsx: 2 problems",
    ]


def test_sheets_of_two_years_are_not_joined(tmp_path):
    council("Kent County Council")
    table = [HEADINGS, ["Kent", None, *COUNTS]]
    assert refusal(xlsx_file(tmp_path, table, table)) == [
        "file.xlsx: sheets 'Sheet' and 'Sheet1' both hold such a table: choose the one that is"
        " meant by its name"
    ]


def test_sheets_are_read_by_their_names(tmp_path):
    council("Kent County Council")

    def hide(workbook):
        workbook["Sheet2"].sheet_state = "hidden"

    table = [HEADINGS, ["Kent", None, *COUNTS]]
    old = [HEADINGS, ["Kent", None, *[1] * 6]]
    compliance = [["authority", "on_time", "late", "not_complied"], ["Kent", 3, 2, 1]]
    path = hiding(xlsx_file(tmp_path, old, table, compliance), hide)
    assert refusal(path)[0].startswith("file.xlsx: sheets 'Sheet' and 'Sheet1' both hold")
    assert refusal(path, choices=Choices(sheets=("Sheet3",))) == [
        "file.xlsx: has no sheet 'Sheet3': there are 'Sheet', 'Sheet1', 'Sheet2'"
    ]
    changes = load(path, choices=Choices(sheets=("Sheet1",)), dry_run=True)
    assert changes.notes[0] == "sheets not read: Sheet, Sheet2 (hidden)"
    changes = load(path, choices=Choices(sheets=("Sheet1", "Sheet2")))
    assert changes.notes[:2] == [
        "sheets not read: Sheet",
        "“Sheet2” is hidden in the workbook, and read because it was chosen",
    ]
    found = CouncilFigures.objects.get()
    assert (found.upheld, found.on_time) == (COUNTS[-1], 3)


def test_a_name_may_be_of_the_second_file(tmp_path):
    council("Kent County Council")
    first = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n")
    compliance = [["authority", "on_time", "late", "not_complied"], ["Kent", 3, 2, 1]]
    second = xlsx_file(tmp_path, compliance, compliance)
    load(first, second, choices=Choices(sheets=("Sheet1",)))
    assert CouncilFigures.objects.get().on_time == 3


def test_what_two_sheets_say_of_one_council_must_agree(tmp_path):
    council("Kent County Council")
    further = [["authority", "upheld", "satisfactory_remedies"], ["Kent", 75, 2]]
    path = xlsx_file(tmp_path, [HEADINGS, ["Kent", None, *COUNTS]], further)
    assert refusal(path) == [
        "file.xlsx[Sheet1]:2:upheld: is 75, but the other file has another figure"
    ]


def test_regions_and_codes_are_not_read_unless_somebody_says_what_they_are(tmp_path):
    council("Kent County Council", gss_code="E10000016")
    text = f"Region,Code,{OUTCOMES}\nSouth East,E10000016,{KENT}\n"
    assert load(csv_file(tmp_path, text), dry_run=True).new == 1
    coded = csv_file(tmp_path, text.replace("authority", "Their name").replace("Kent ", "Cent "))
    said = csv_file(
        tmp_path, "heading,column\ncode,authority\nTheir name,leave out\n", "mapping.csv"
    )
    changes = load(coded, choices=Choices(headings=read_mapping(said, COLUMNS)))
    assert changes.notes[0] == "read as was said: “Code” as authority, “Their name” left out"
    assert Release.objects.get().year == Year.parse("2023-24")
    assert CouncilFigures.objects.get().council.name == "Kent County Council"
