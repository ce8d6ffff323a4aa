import pytest

from councils.residents.columns import COLUMNS, another_title, is_everybody, year_of


@pytest.mark.parametrize(
    ("titles", "year"),
    [
        (("MYE2 - Persons", "Population estimates, mid-2023"), 2023),
        (("Mid 2022", "mid-2022 (revised)"), 2022),
        (("mid-2021", "mid-2022"), None),
        (("mid-2011 to mid-2023",), None),
        (("Published 15 July 2024",), None),
        ((), None),
    ],
)
def test_the_year_of_a_table_is_the_one_that_its_titles_name(titles, year):
    assert year_of(titles) == year


def test_what_a_title_says_the_table_is():
    assert another_title(("MYE2 - Females", "Females by age")) == (
        "is a table of one sex: use that of persons"
    )
    assert another_title(("Persons, males and females",)) == ""
    assert another_title(("Median age",)) == "is a table of ages, not of residents"


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        *(("90+", ""), ("0", ""), ("F17", ""), ("C_AGE_SORTORDER", ""), ("Geography1", "")),
        *(("All ages", "all_ages"), ("GENDER_NAME", "sex_name"), ("Mid-2023", "2023")),
        *(("LAD 2023 Code", "code"), ("LAD 2023 Name", ""), ("Births", None)),
    ],
)
def test_headings(heading, column):
    assert COLUMNS.of(heading) == column


def test_a_row_about_everybody():
    assert is_everybody("", "", "")
    assert is_everybody("total", "all_ages", "value")
    assert not is_everybody("female", "", "")
    assert not is_everybody("", "aged_0", "")
    assert not is_everybody("", "", "percent")
