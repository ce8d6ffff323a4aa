"""Tables of residents as the statistics office and Nomis give them."""

import pytest

from tests.councils.residents.residents_files import councils, load, refusal, stored
from tests.files import csv_file, hiding, xlsx_file

__all__ = ["councils"]
pytestmark = pytest.mark.django_db

MYE2 = [
    ["MYE2 - Persons: Population estimates: Persons by single year of age, mid-2023"],
    ["This worksheet contains one table. Some cells refer to notes."],
    ["Publication date: 15 July 2024"],
    [],
    ["Code", "Name", "Geography1", "All ages", *range(3), "90+"],
    ["K02000001", "UNITED KINGDOM", "Country", 68_265_209, 1, 2, 3, 4],
    ["E10000016", "Kent", "County", 1_610_251, 16_000, 17_000, 18_000, 19_000],
    ["E08000038", "Barnsley", "Metropolitan District", 248_449, 2_400, 2_500, 2_600, 2_700],
]


def one_sex(sex):
    return [[MYE2[0][0].replace("Persons", sex)], *MYE2[1:]]


def named(path, *titles):
    def rename(workbook):
        for sheet, title in zip(workbook.worksheets, titles, strict=True):
            sheet.title = title

    return hiding(path, rename)


@pytest.mark.usefixtures("councils")
def test_a_table_of_all_ages_and_of_each(tmp_path):
    titles = ("Contents", "MYE2 - Persons", "MYE2 - Males", "MYE2 - Females")
    path = xlsx_file(tmp_path, [["Contents"]], MYE2, one_sex("Males"), one_sex("Females"))
    changes = load(named(path, *titles))
    assert stored() == [
        ("Barnsley Council", 2023, 248_449),
        ("Kent County Council", 2023, 1_610_251),
    ]
    assert changes.notes == [
        "sheets not read: Contents, MYE2 - Males, MYE2 - Females",
        "passed over: 1 areas that are no English council",
    ]


@pytest.mark.usefixtures("councils")
def test_a_table_of_one_sex_is_refused(tmp_path):
    path = xlsx_file(tmp_path, one_sex("Females"))
    assert refusal(path) == ["file.xlsx:5: is a table of one sex: use that of persons"]


@pytest.mark.usefixtures("councils")
@pytest.mark.parametrize(
    "title", ["Persons", "Persons, mid-2021 to mid-2023", "mid-2022, mid-2023"]
)
def test_a_table_of_all_ages_says_of_which_year_it_is(tmp_path, title):
    path = xlsx_file(tmp_path, [[title], *MYE2[1:]])
    assert refusal(path) == [
        "file.xlsx:All ages: is of no year that is known: write it above the table, as mid-2023"
    ]


@pytest.mark.usefixtures("councils")
def test_median_ages_are_no_residents(tmp_path):
    title = ["MYE6: Median age of population for local authorities in the UK, mid-2022 to mid-2023"]
    headings = ["Code", "Name", "Geography", "Mid-2023", "Mid-2022"]
    path = xlsx_file(tmp_path, [title, headings, ["E10000016", "Kent", "County", 42, 41]])
    assert refusal(path) == ["file.xlsx:2: is a table of ages, not of residents"]


@pytest.mark.usefixtures("councils")
@pytest.mark.parametrize(
    "heading",
    [
        *(
            "LAD 2023 Code",
            "LAD23CD",
            "LTLA 2021 code",
            "LA code (2023 boundaries)",
            "lad_code_2023",
        ),
        *("CTYUA23CD", "Local authority code", "Local authority district code 2023", "Area code*"),
    ],
)
def test_codes_of_any_vintage(tmp_path, heading):
    name = heading.replace("Code", "Name").replace("code", "name").replace("CD", "NM")
    path = csv_file(tmp_path, f"{heading},{name},Mid-2023\nE10000016,Kent,1610251\n")
    load(path)
    assert stored() == [("Kent County Council", 2023, 1_610_251)]


@pytest.mark.usefixtures("councils")
def test_smaller_areas_are_not_added_up(tmp_path):
    path = csv_file(
        tmp_path,
        "LAD 2023 Code,LAD 2023 Name,LSOA 2021 Code,LSOA 2021 Name,Total,F0,M0\n"
        "E10000016,Kent,E01000001,Kent 001A,1500,7,8\n",
    )
    assert refusal(path) == [
        "file.csv:1: is a table of smaller areas than councils, of which nothing is added up"
    ]


NOMIS = (
    "DATE,DATE_NAME,DATE_CODE,DATE_TYPE,DATE_TYPECODE,DATE_SORTORDER,"
    "GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GEOGRAPHY_TYPE,GEOGRAPHY_TYPECODE,GEOGRAPHY_SORTORDER,"
    "GENDER,GENDER_NAME,GENDER_CODE,GENDER_TYPE,GENDER_TYPECODE,GENDER_SORTORDER,"
    "C_AGE,C_AGE_NAME,C_AGE_CODE,C_AGE_TYPE,C_AGE_TYPECODE,C_AGE_SORTORDER,"
    "MEASURES,MEASURES_NAME,OBS_VALUE,OBS_STATUS,OBS_STATUS_NAME,OBS_CONF,OBS_CONF_NAME,URN,"
    "RECORD_OFFSET,RECORD_COUNT\n"
)


def nomis(year, code, gender, age, measure, value):
    return (
        f'{year},{year},{year},date,0,0,1811939329,"Kent",{code},"local authorities",423,0,'
        f'0,"{gender}",0,Gender,1000,0,200,"{age}",200,Age,1000,0,20100,"{measure}",{value},'
        f"A,Normal Value,F,Free (free for publication),Xf,0,6\n"
    )


@pytest.mark.usefixtures("councils")
def test_rows_as_the_api_of_nomis_gives_them(tmp_path):
    path = csv_file(
        tmp_path,
        NOMIS
        + nomis(2023, "E10000016", "Total", "All Ages", "Value", 1_610_251)
        + nomis(2022, "E10000016", "Total", "All Ages", "Value", 1_593_203)
        + nomis(2023, "E10000016", "Male", "All Ages", "Value", 788_000)
        + nomis(2023, "E10000016", "Total", "Aged 0", "Value", 16_000)
        + nomis(2023, "E10000016", "Total", "All Ages", "Percent", 100)
        + nomis(2023, "E08000038", "Total", "All Ages", "Value", ""),
    )
    changes = load(path)
    assert stored() == [
        ("Kent County Council", 2022, 1_593_203),
        ("Kent County Council", 2023, 1_610_251),
    ]
    assert changes.notes == [
        "passed over: 3 rows of one sex or age, or of percentages",
        "passed over: 1 rows without a number",
    ]


@pytest.mark.usefixtures("councils")
@pytest.mark.parametrize("date", ["DATE", "DATE_NAME"])
def test_some_columns_of_nomis(tmp_path, date):
    path = csv_file(
        tmp_path,
        f'"{date}","GEOGRAPHY_NAME","GEOGRAPHY_CODE","OBS_VALUE"\n2023,"Kent","E10000016",7\n',
    )
    load(path)
    assert stored() == [("Kent County Council", 2023, 7)]
