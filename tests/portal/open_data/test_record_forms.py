"""A record as JSON and as a workbook: the same content, and predecessors on sheets of their own."""

import json
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from complaints.models import Release
from portal.open_data.bodies import COUNCILS, all_councils
from portal.open_data.record import CHAPTERS, record_of
from portal.open_data.record_forms import as_book, as_json
from portal.open_data.workbooks import write
from tests import factories
from tests.portal.open_data.worlds import INSTANT, LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def somerset():
    """Replaced a county council of the same short name, and a district with a long one."""
    new = factories.council("Somerset Council", opened_on=date(2023, 4, 1), region="South West")
    closed = {"closed_on": date(2023, 4, 1)}
    county = factories.council("Somerset County Council", **closed)
    name = "Somerset West, Taunton and Wellington Council"
    district = factories.council(name, slug="somerset-west", **closed)
    for each in (county, district):
        each.successors.add(new)
        factories.decision(each, decided_on=date(2022, 6, 3))
    factories.recommendation(factories.decision(new))
    factories.release("2022-23")
    factories.release("2024-25", public_at=INSTANT)
    return new


def record(council, note="", at=LATER):
    return record_of(council, Release.objects.current(at), at, note)


def workbook_of(found):
    file = BytesIO()
    write(as_book(found), file)
    return load_workbook(file)


def said(workbook) -> dict:
    return {row[0]: row[1] for row in workbook["About"].iter_rows(values_only=True) if row[0]}


def test_sheets_of_its_own_and_of_those_before_it(somerset):
    workbook = workbook_of(record(somerset))
    assert workbook.sheetnames == [
        *("About", "Figures", "Decisions", "Reports", "Service improvements", "Compliance"),
        *("Letters", "Figures of Somerset County", "Decisions of Somerset County"),
        *("Figures of Somerset West", "Decisions of Somerset West", "Columns"),
    ]
    assert [row[-1] for row in workbook["Decisions"].iter_rows(values_only=True, max_row=1)] == [
        "address"
    ]
    years = {
        name: [cell.value for cell in workbook[name]["A"]]
        for name in workbook.sheetnames
        if name.startswith("Figures")
    }
    assert years == {
        "Figures": ["year", "2024-25"],
        "Figures of Somerset County": ["year", "2022-23"],
        "Figures of Somerset West": ["year", "2022-23"],
    }


def test_the_first_sheet_says_what_the_record_is(somerset):
    workbook = workbook_of(record(somerset))
    about = said(workbook)
    assert about["Record of"] == "Somerset Council"
    assert about["Type"] == "County council"
    assert about["Opening"] == (
        "Somerset Council opened on 1 April 2023 and replaced Somerset County Council and Somerset"
        " West, Taunton and Wellington Council"
    )
    assert about["Years of figures"] == "2024-25, edition 1"
    assert about["Address"] == "http://127.0.0.1:8000/councils/somerset-council/record.xlsx"
    assert "Their figures are not added to its own" in about["Councils before it"]
    assert "Demonstration" not in about
    lines = list(workbook["About"].iter_rows(values_only=True))
    start = lines.index(("Sheet", "What it holds", "Council"))
    assert lines[start + 3] == (
        "Reports",
        "Of those decisions, the public interest reports. None is public.",
        "Somerset Council",
    )
    assert lines[start + 7] == (
        "–",
        "None is public: reports, service improvements, compliance, letters.",
        "Somerset County Council",
    )
    assert workbook.properties.title == "Record of Somerset Council"


def test_a_council_without_figures_says_so():
    council = factories.council("Kent County Council", region="")
    workbook = workbook_of(record(council))
    about = said(workbook)
    assert about["Years of figures"] == (
        "No year’s figures about Kent County Council have been published here."
    )
    assert "Councils before it" not in about
    assert "Region" not in about
    assert workbook["Figures"].max_row == 1
    assert as_json(record(council))["figures"] == []


def test_made_up_figures_are_marked_everywhere(somerset):
    found = record(somerset, "Made up.")
    workbook = workbook_of(found)
    assert said(workbook)["Demonstration"] == "Made up."
    assert workbook.properties.subject == "Made up."
    for name in workbook.sheetnames[1:-1]:
        notes = {row[-1] for row in workbook[name].iter_rows(values_only=True)}
        assert notes <= {"note", "Made up."}, name
    assert as_json(found)["note"] == "Made up."
    assert "note" not in as_json(record(somerset))


def test_json_nests_rows_as_the_data_sets_do(somerset):
    found = as_json(record(somerset))
    assert json.loads(json.dumps(found)) == found
    assert list(found) == [
        *("as_of", "licence", "attribution", "editions", "council"),
        *(chapter.key for chapter in CHAPTERS),
        "predecessors",
    ]
    assert found["as_of"] == "2025-09-01"
    assert [(each["year"], each["edition"]) for each in found["editions"]] == [
        ("2024-25", 1),
        ("2022-23", 1),
    ]
    assert found["council"] == COUNCILS.nested(all_councils().get(pk=somerset.pk))
    assert found["figures"][0]["uphold_rate"] == {
        "part": 1,
        "whole": 1,
        "ratio": 1.0,
        "percent": 100,
        "text": "1 of 1",
    }
    assert [each["council"]["council"] for each in found["predecessors"]] == [
        "somerset-county-council",
        "somerset-west",
    ]


def test_columns_are_explained_data_set_after_data_set(somerset):
    columns = workbook_of(record(somerset))["Columns"]
    firsts = [row[0] for row in columns.iter_rows(values_only=True)]
    titles = [title for title in firsts if title in {each.dataset.title for each in CHAPTERS}]
    assert titles == [
        "Performance of councils",
        "Decisions",
        "Service improvements",
        "Compliance, case by case",
        "Annual review letters",
    ]
    named = {each.name for chapter in CHAPTERS for each in chapter.dataset.flat}
    assert named <= set(firsts)


def test_a_closed_council_has_a_sheet_of_what_was_passed_on_and_an_open_one_has_none(somerset):
    county = somerset.predecessors.get(name="Somerset County Council")
    factories.recommendation(
        factories.decision(county, decided_on=date(2022, 7, 5)), council=somerset
    )
    assert "Passed on" not in workbook_of(record(somerset)).sheetnames
    workbook = workbook_of(record(county))
    heads, row = workbook["Passed on"].iter_rows(values_only=True)
    found = dict(zip(heads, row, strict=True))
    assert (found["council"], found["decided_about"]) == (
        "somerset-council",
        "somerset-county-council",
    )
    lines = list(workbook["About"].iter_rows(values_only=True))
    (told,) = [each for each in lines if each[0] == "Passed on"]
    assert "count them there" in told[1]
    # Of what its successor has to make nothing stands twice in the successor's record.
    assert len(list(workbook_of(record(somerset))["Service improvements"].rows)) == 3
