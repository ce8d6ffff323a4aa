"""What became of recommendations, and who must comply."""

from datetime import date

import pytest

from complaints.models import Recommendation
from tests.complaints.decisions.importing.decision_files import TODAY, load, refusal
from tests.factories import council, decision, recommendation
from tests.files import csv_file

pytestmark = pytest.mark.django_db
COMPLIANCE = (
    "reference,council,decided_on,outcome,recommendation,due_on,done_on,compliance,recorded_on\n"
    "24000001,Kent,2024-06-03,upheld,1,2024-07-15,{}\n"
)


def test_an_outcome_without_a_day_is_recorded_today_in_london(kent, tmp_path):
    stored = recommendation(
        decision(kent, reference="24000001"), outcome="", done_on=None, recorded_on=None
    )
    load(csv_file(tmp_path, COMPLIANCE.format("2024-07-10,complied,")))
    stored.refresh_from_db()
    assert (stored.outcome, stored.done_on, stored.recorded_on) == (
        "complied",
        date(2024, 7, 10),
        TODAY,
    )
    assert load(csv_file(tmp_path, COMPLIANCE.format("2024-07-10,complied,"))).unchanged == 1


def test_an_outcome_is_not_taken_back(kent, tmp_path):
    stored = recommendation(decision(kent, reference="24000001"))
    changes = load(csv_file(tmp_path, COMPLIANCE.format(",,")))
    assert changes.lines()[0] == (
        "left as it is: 24 000 001: the recorded compliance with recommendation 1"
    )
    stored.refresh_from_db()
    assert (stored.outcome, stored.done_on) == ("complied", date(2024, 7, 15))


def test_recommendations_that_the_file_does_not_have_stay(kent, tmp_path):
    stored = decision(kent, reference="24000001")
    recommendation(stored)
    recommendation(stored)
    changes = load(
        csv_file(tmp_path, COMPLIANCE.format("2024-07-15,complied,2024-07-15")), dry_run=True
    )
    assert changes.lines() == [
        "left as it is: 24 000 001: recommendation 2, which the file does not have",
        "new: 0, changed: 0, unchanged: 1, left as they are: 1",
    ]


def test_the_successor_must_comply_once_the_old_council_has_closed(tmp_path):
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,recommendation_kind,due_on,recommendation_council\n"
        "23000001,Allerdale,2023-03-01,upheld,service_improvement,2023-03-31,\n"
        "23000001,,,,service_improvement,2023-04-01,\n"
        "23000002,Cumbria,2023-03-01,upheld,service_improvement,2023-04-01,\n"
        "23000003,Cumbria,2023-06-01,upheld,service_improvement,2023-07-01,Cumberland Council\n",
    )
    cumberland = council("Cumberland Council", type="unitary", opened_on=date(2023, 4, 1))
    other = council("Westmorland and Furness Council", type="unitary", opened_on=date(2023, 4, 1))
    allerdale = council("Allerdale Borough Council", type="district", closed_on=date(2023, 4, 1))
    allerdale.successors.add(cumberland)
    council("Cumbria County Council", closed_on=date(2023, 4, 1)).successors.add(cumberland, other)
    assert refusal(path) == [
        "file.csv:4:recommendation_council: Cumbria County Council is closed by 1 April 2023 and"
        " has several successors (Cumberland Council, Westmorland and Furness Council):"
        " name here the council that must comply"
    ]
    path.write_text(path.read_text().replace("2023-04-01,\n23000003", "2023-03-31,\n23000003"))
    load(path)
    must_comply = Recommendation.objects.order_by("decision__reference", "number")
    assert [str(each.council) for each in must_comply] == [
        "Allerdale Borough Council",
        "Cumberland Council",
        "Cumbria County Council",
        "Cumberland Council",
    ]


def test_what_was_recorded_before_the_successor_opened_is_the_old_council_s(tmp_path):
    day = date(2024, 8, 1)
    old = council("Old Council", closed_on=day)
    old.successors.add(council("New Council", opened_on=day))
    header = COMPLIANCE.replace(
        "recorded_on\n", "recorded_on,recommendation_kind,recommendation_council\n"
    )
    row = header.replace("Kent", "Old Council").replace("2024-07-15", "2024-08-15")
    named = csv_file(
        tmp_path, row.format("2024-07-10,complied,2024-07-31,service_improvement,New Council")
    )
    assert refusal(named) == [
        "file.csv:2:recorded_on: New Council opened on 1 August 2024: what was recorded before"
        " belongs to the council that complied, or did not, at the time. Put right first which one"
        " that is."
    ]
    load(csv_file(tmp_path, row.format("2024-07-10,complied,2024-07-31,service_improvement,")))
    assert Recommendation.objects.get().council == old
