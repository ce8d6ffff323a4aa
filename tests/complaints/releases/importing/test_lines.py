"""Those complied with in all, from which with the late ones those on time are made."""

import pytest

from complaints.figures.performance import Performance
from complaints.models import CouncilFigures
from tests.complaints.releases.importing.annual_files import KENT, OUTCOMES, load, refusal
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kent():
    return council("Kent County Council")


def path(tmp_path, columns: str, cells: str):
    return csv_file(tmp_path, f"{OUTCOMES},{columns}\n{KENT},{cells}\n")


def test_those_on_time_are_all_but_the_late(tmp_path):
    columns = "complied_in_all,late,not_complied,compliance_outcomes,compliance_rate"
    load(path(tmp_path, columns, "62,12,1,63,98%"))
    counted = Performance.of(CouncilFigures.objects.get())
    assert (counted.on_time, counted.late, counted.not_complied) == (50, 12, 1)


def test_with_those_on_time_it_is_checked(tmp_path):
    columns = "complied_in_all,on_time,late,not_complied"
    assert load(path(tmp_path, columns, "62,50,12,1"), dry_run=True).new == 1
    assert refusal(path(tmp_path, columns, "61,50,12,1")) == [
        "file.csv:2:complied_in_all: is 61, but its parts add up to 62"
    ]


def test_what_contradicts_itself_or_is_half_there_is_refused(tmp_path):
    assert refusal(path(tmp_path, "complied_in_all,late,not_complied", "11,12,1")) == [
        "file.csv:2:late: is 12, but 11 were complied with in all",
        "file.csv:2:on_time: is empty, but late is not",
        "file.csv: 2 problems",
    ]
    assert refusal(path(tmp_path, "complied_in_all,not_complied", "11,1")) == [
        "file.csv:late: this column is missing: on_time, late and not_complied come together"
    ]
    assert refusal(path(tmp_path, "Complied,late,not_complied", "11,1,1"))[0] == (
        "file.csv:1:Complied: is an unknown column: remove or rename it"
    )
