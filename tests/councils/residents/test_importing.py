from datetime import date

import pytest
from django.core.management import call_command

from councils.files.choices import Choices
from councils.files.heading_map import HeadingMap, Said
from councils.files.problems import HeadingsRefused, RowsRefused
from councils.models import LoadedFile, Residents
from councils.public_record import public_record
from tests.councils.residents.residents_files import councils, load, refusal, stored
from tests.factories import council
from tests.files import csv_file, xlsx_file

__all__ = ["councils"]
pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("councils")
def test_a_row_for_each_council_and_year(tmp_path):
    path = csv_file(
        tmp_path, 'code,year,residents\nE08000016,2023,"246,482"\ne10000016,2022,1593206\n'
    )
    changes = load(path)
    assert stored() == [
        ("Barnsley Council", 2023, 246_482),
        ("Kent County Council", 2022, 1_593_206),
    ]
    assert changes.lines() == [
        "new: Barnsley Council, 2023: 246,482",
        "new: Kent County Council, 2022: 1,593,206",
        "new: 2, changed: 0, unchanged: 0, left as they are: 0",
    ]


@pytest.mark.usefixtures("councils")
@pytest.mark.parametrize(
    "headings",
    [
        ("Code", "Name", "Geography", "Mid-2023", "Mid-2022"),
        ("ladcode23", "laname23", "country", "population_2023", "population_2022"),
        ("LAD23CD", "LAD23NM", "Region", 2023, 2022),
        ("Area code", "Area name", "Geography", "mid_2023", "2022 population"),
    ],
)
def test_a_table_of_the_statistics_office(tmp_path, headings):
    path = xlsx_file(
        tmp_path,
        [["Contents"], ["MYE 4"]],
        [
            ["MYE4: Population estimates, mid-2011 to mid-2023"],
            [],
            list(headings),
            ["K02000001", "UNITED KINGDOM", "Country", 68_265_209, 67_602_764],
            ["E12000008", "SOUTH EAST", "Region", 9_482_507, 9_379_833],
            ["E10000016", "Kent", "County", 1_610_251.0, 1_593_206],
            ["E07000105", "Ashford", "Non-metropolitan district", "138,283", None],
            ["E08000016", "Barnsley", "Metropolitan district", 246_482, "[x]"],
            ["W06000001", "Isle of Anglesey", "Unitary authority", 69_291, 68_900],
            [],
            ["Source: Office for National Statistics"],
        ],
    )
    changes = load(path)
    assert stored() == [
        ("Ashford Borough Council", 2023, 138_283),
        ("Barnsley Council", 2023, 246_482),
        ("Kent County Council", 2022, 1_593_206),
        ("Kent County Council", 2023, 1_610_251),
    ]
    assert changes.notes == [
        "sheets not read: Sheet",
        f"“{headings[4]}” says that there is nothing, and is read as empty: [x] (1)",
        "passed over: 3 areas that are no English council",
        "passed over: 1 rows of notes",
    ]


@pytest.mark.usefixtures("councils")
def test_a_row_that_has_no_number_is_passed_over_and_counted(tmp_path):
    path = csv_file(
        tmp_path, "code,year,residents\nE10000016,2022,..\nE10000016,2021,\nE08000016,2022,7\n"
    )
    changes = load(path)
    assert stored() == [("Barnsley Council", 2022, 7)]
    assert changes.notes == [
        "“residents” says that there is nothing, and is read as empty: .. (1)",
        "passed over: 2 rows without a number",
    ]


@pytest.mark.usefixtures("councils")
def test_a_second_run_changes_nothing_and_a_new_estimate_replaces_the_old(tmp_path):
    path = csv_file(tmp_path, "code,2022\nE10000016,1593206\n")
    load(path)
    version = public_record().version
    assert load(path).counts() == "new: 0, changed: 0, unchanged: 1, left as they are: 0"
    assert public_record().version == version
    revised = csv_file(tmp_path, "code,2022\nE10000016,1593300\n", "revised.csv")
    assert load(revised).lines()[0] == (
        "changed: Kent County Council, 2022: residents 1,593,206 → 1,593,300"
    )
    assert stored() == [("Kent County Council", 2022, 1_593_300)]
    assert [each.name for each in LoadedFile.objects.order_by("pk")] == ["file.csv", "revised.csv"]


@pytest.mark.usefixtures("councils")
def test_a_dry_run_writes_nothing(tmp_path):
    changes = load(csv_file(tmp_path, "code,2022\nE10000016,1593206\n"), dry_run=True)
    assert changes.new == 1
    assert stored() == []


@pytest.mark.usefixtures("councils")
def test_mistakes_are_told_at_once(tmp_path):
    path = csv_file(
        tmp_path,
        "code,2022,2023\nE06999999,1,2\nE08000016,1,2\nE08000038,3,4\nKent,5,6\nE10000016,0,many\n",
    )
    assert refusal(path) == [
        "file.csv:2:code: no council in the register has, or had, the code E06999999",
        "file.csv:4:2022: Barnsley Council has a number for 2022 in row 3 already",
        "file.csv:4:2023: Barnsley Council has a number for 2023 in row 3 already",
        "file.csv:5:code: 'Kent' is not a GSS code, such as E06000001",
        "file.csv:6:2022: is nobody: leave it empty where it is not known",
        "file.csv:6:2023: 'many' is not a whole number",
        "file.csv: 6 problems",
    ]
    assert stored() == []


@pytest.mark.usefixtures("councils")
@pytest.mark.parametrize("headings", ["sex,age,2022", "Age,Sex,2022", "Sex,2021,2022"])
def test_a_table_by_age_or_sex_is_refused(tmp_path, headings):
    path = csv_file(tmp_path, f"code,name,{headings}\nE10000016,Kent,F,0,7000\n")
    assert refusal(path) == [
        "file.csv: is a table by age or sex: use the table of all ages and persons (MYE2, MYE4,"
        " MYE5)"
    ]


@pytest.mark.usefixtures("councils")
def test_a_table_of_densities(tmp_path):
    headings = ["Code", "Name", "Geography", "Area (sq km)", "Estimated Population mid-2020"]
    path = xlsx_file(
        tmp_path,
        [[*headings, "2020 people per sq. km"], ["E10000016", "Kent", "", 3544, 1_589_057, 448]],
    )
    load(path)
    assert stored() == [("Kent County Council", 2020, 1_589_057)]


@pytest.mark.usefixtures("councils")
def test_a_table_of_nomis(tmp_path):
    path = csv_file(
        tmp_path,
        '"Population estimates - local authority based by single year of age"\n'
        '"ONS Crown Copyright Reserved [from Nomis on 1 May 2025]"\n\n'
        '"Sex:","Total"\n"Age:","All Ages"\n\n'
        '"local authority: district / unitary (as of April 2023)","mnemonic","2021","2022"\n'
        '"Kent","E10000016",1577507,1593203\n',
    )
    load(path)
    assert stored() == [
        ("Kent County Council", 2021, 1_577_507),
        ("Kent County Council", 2022, 1_593_203),
    ]


@pytest.mark.usefixtures("councils")
def test_a_row_of_a_council_is_no_heading(tmp_path):
    path = csv_file(tmp_path, "Council,code,2022\nScilly,E10000016,2021\n")
    assert refusal(path) == [
        "file.csv:1:Council: is an unknown column: remove or rename it",
        "file.csv: known columns are code, year, residents",
    ]


@pytest.mark.usefixtures("councils")
def test_of_two_sheets_the_one_that_is_named(tmp_path):
    path = xlsx_file(
        tmp_path, [["Code", "2022"], ["E10000016", 1]], [["Code", "2022"], ["E10000016", 2]]
    )
    assert refusal(path) == [
        "file.xlsx: sheets 'Sheet' and 'Sheet1' both hold such a table: choose the one that is"
        " meant by its name"
    ]
    call_command("import_residents", path, sheet="Sheet1", verbosity=0)
    assert stored() == [("Kent County Council", 2022, 2)]


def test_a_header_without_years(tmp_path):
    message = "file.csv: needs the columns code, year, residents; or code and one for each year"
    for header in ("code,name", "code,year", "code,year,residents,2022"):
        assert refusal(csv_file(tmp_path, f"{header}\n")) == [message]


def test_a_year_outside_all_years(tmp_path):
    council("Kent County Council", gss_code="E10000016", opened_on=date(1974, 4, 1))
    path = csv_file(tmp_path, "code,year,residents\nE10000016,23,1\nE10000016,,1\n")
    assert refusal(path) == [
        "file.csv:2:year: 23 does not lie in the years 1900 to 2999",
        "file.csv:3:year: is empty",
        "file.csv: 2 problems",
    ]


@pytest.mark.usefixtures("councils")
def test_rows_that_are_wrong_are_left_out_where_that_is_chosen(tmp_path):
    text = "code,year,residents\nE10000016,2022,many\nE10000016,2023,9\nE06999999,2023,1\n"
    path = csv_file(tmp_path, text + "E10000016,2021,5\nE10000016,2021,6\n")
    with pytest.raises(RowsRefused):
        load(path)
    changes = load(path, choices=Choices(load_the_rest=True))
    assert [each.row for each in changes.rest] == [2, 4, 6]
    assert list(Residents.objects.values_list("year", "number")) == [(2023, 9)]


@pytest.mark.usefixtures("councils")
def test_the_columns_are_what_is_said_of_them(tmp_path):
    path = csv_file(tmp_path, "What it is called,Those living there\nE10000016,9\n")
    with pytest.raises(HeadingsRefused):
        load(path)
    said = HeadingMap(
        [Said("", "What it is called", "code"), Said("", "Those living there", "2023")]
    )
    load(path, choices=Choices(headings=said))
    assert list(Residents.objects.values_list("year", "number")) == [(2023, 9)]


@pytest.mark.usefixtures("councils")
def test_a_number_far_from_the_years_around_it_is_noted(tmp_path):
    load(csv_file(tmp_path, "code,year,residents\nE10000016,2022,1593206\n"))
    path = csv_file(
        tmp_path, "code,year,residents\nE10000016,2023,1793206\nE08000038,2023,246482\n"
    )
    assert load(path, dry_run=True).notes == [
        "unlikely, so look whether it is right before it is loaded: 1",
        "unlikely: Kent County Council: 1,793,206 residents in 2023 are more than 10% away from"
        " 1,593,206 in 2022.",
    ]
    near = csv_file(tmp_path, "code,year,residents\nE10000016,2023,1613206\n")
    assert load(near, dry_run=True).notes == []
