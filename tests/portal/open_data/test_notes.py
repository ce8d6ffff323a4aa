"""What a workbook says of itself."""

from datetime import timedelta

import pytest

from councils.years import Year, london_midnight
from portal.open_data.csv_files import Table
from portal.open_data.notes import book, columns_of, made_at, said_of
from tests.portal.open_data.worlds import FIRST, INSTANT, LATER, catalogue, small_world

pytestmark = pytest.mark.django_db


def test_the_notes_of_an_edition():
    small_world()
    file = catalogue().of_year("performance", Year(2023))
    said = said_of(file, "", LATER)
    assert said[:6] == [
        ("File", "Performance of councils, 2023-24, edition 2"),
        ("Rows", "One row is one council in one year, in one edition of that year’s figures."),
        ("Edition", "Figures of 2023-24, edition 2, published 1 September 2024."),
        ("Made from", "Counted from decisions"),
        ("Public since", "1 September 2024, 9.30am"),
        ("Why it was revised", "One case was missing."),
    ]
    assert said[-5:] == [
        ("As it was on", "1 September 2025"),
        (
            "Licence",
            "Open Government Licence v3.0,"
            " https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ),
        (
            "Say",
            "Contains information from the Local Government and Social Care Ombudsman licensed"
            " under the Open Government Licence v3.0.",
        ),
        ("How it is worked out", "http://127.0.0.1:8000/methods/"),
        ("Address", "http://127.0.0.1:8000/data/performance-2023-24-edition-2.xlsx"),
    ]
    assert ("Demonstration", "Made up.") in said_of(file, "Made up.", LATER)


def test_a_file_of_all_years_names_the_editions_in_it():
    small_world()
    said = dict(said_of(catalogue().of_all("performance"), "", LATER))
    assert said["Editions"] == "2024-25, edition 1; 2023-24, edition 2; 2022-23, edition 1"


def test_a_workbook_is_as_old_as_its_newest_figures():
    small_world()
    of_year = catalogue().of_year
    assert made_at(of_year("performance", Year(2023), 1), LATER) == FIRST
    assert made_at(catalogue().of_all("decisions"), LATER + timedelta(days=9)) == INSTANT
    assert made_at(catalogue().as_it_is("councils"), LATER) == london_midnight(LATER.date())


def test_every_column_is_explained_in_the_file():
    small_world()
    for file in catalogue().newest:
        for note in ("", "Made up."):
            table = Table(file.dataset, [], note)
            _, notes = book(file, table, LATER).sheets
            assert [line[0] for line in notes.lines] == table.heads
            assert all(line[1] and line[2] for line in notes.lines)


def test_a_line_says_all_that_is_known_of_a_column():
    small_world()
    lines = {line[0]: line[1:] for line in columns_of([catalogue().of_all("decisions").dataset])}
    assert lines["title"] == ("Its title", "Text", "Only reports have one.", "")
    assert lines["kind"] == (
        "Decision statement, or public interest report",
        "Text",
        "",
        "statement, report",
    )
