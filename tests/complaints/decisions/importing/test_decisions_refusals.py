"""What is refused, and in what words."""

from datetime import date

import pytest

from complaints.models import Decision
from councils.files.problems import FileRefused
from tests.complaints.decisions.importing.decision_files import load, refusal
from tests.factories import council, decision, recommendation
from tests.files import csv_file, problems_of

pytestmark = pytest.mark.django_db


def test_ten_kinds_of_mistakes_are_told_at_once(kent, tmp_path):
    council("Somerset County Council", closed_on=date(2023, 4, 1))
    council("Somerset Council", type="unitary", opened_on=date(2023, 4, 1))
    path = csv_file(
        tmp_path,
        "reference,council,received_on,decided_on,kind,outcome,satisfactory_remedy,category,"
        "subcategory,title,announced_at,recommendation,recommendation_kind,private_text,"
        "public_summary,due_on,done_on,compliance,recorded_on\n"
        "24/1,Kent,,2025-03-14,,upheld,,,,,,,,,,,,,\n"
        "24000002,Somerset,,14.3.2025,,won,maybe,Education,Homework,,,,,,,,,,\n"
        "23000003,Somerset Council,,2023-03-31,,not_upheld,yes,,,,,,,,,,,,\n"
        "24000004,Kent,2025-03-15,2025-03-14,report,upheld,,,,,,,,,,,,,\n"
        "24000005,Kent,,2025-03-14,,upheld,,,,,2025-03-30 01:30,,,,,,,,\n"
        "24000006,Kent,,2025-03-14,,upheld,,,,,2025-05-20 09:30,,,,,,,,\n"
        "24000007,Kent,,2025-03-14,,upheld,,,,,,1,personal_remedy,,Pay £5,2025-04-14,,complied,\n"
        "24000007,Kent,,2025-03-15,,,,,,,,1,service_improvement,,,,,,2025-05-01\n"
        "24000008,Kent,,2025-03-14,,not_upheld,,,,,,x,apology,,,2025-04-14,,,\n"
        "24000002,Kent,,2025-03-14,,upheld,,,,,,,,,,,,,\n"
        "24000009,Kent,,2025-03-14,,upheld,,Education,,,,,,,,,,,\n"
        "24000009,,,,,,,,,,,,,,,,,,\n",
    )
    day = "is not a date: write it as 2025-03-14, 14/03/2025 or 14 Mar 2025"
    outcomes = ", ".join(Decision.Outcome.values)
    lines = refusal(path)
    assert sorted(lines[:-1], key=lambda line: int(line.split(":")[1])) == [
        "file.csv:2:reference: '24/1' is not a reference: write it as 24 018 407",
        f"file.csv:3:decided_on: '14.3.2025' {day}",
        f"file.csv:3:outcome: 'won' is not allowed here: write one of {outcomes}",
        "file.csv:3:satisfactory_remedy: 'maybe' is neither yes nor no",
        "file.csv:3:council: 'Somerset' could be “Somerset Council” or “Somerset County Council”:"
        " write the name in full",
        "file.csv:3:subcategory: 'Homework' is no sub-category of 'Education'",
        "file.csv:4:decided_on: Somerset Council opened on 1 April 2023, after this date.",
        "file.csv:4:satisfactory_remedy: Only an upheld decision has a satisfactory remedy.",
        "file.csv:5:decided_on: A decision is made on the day the complaint was received,"
        " or later.",
        "file.csv:5:title: A report has a title.",
        "file.csv:6:announced_at: 2025-03-30 01:30 does not exist: the clocks change in that hour",
        "file.csv:7:announced_at: Only a report has a moment announced for it.",
        "file.csv:9:decided_on: differs from row 8, which is about the same decision",
        "file.csv:9:recommendation: this decision has a recommendation 1 already",
        "file.csv:10:recommendation: 'x' is not a whole number",
        "file.csv:10:recommendation_kind: 'apology' is not allowed here:"
        " write one of personal_remedy, service_improvement",
        "file.csv:11:reference: 24 000 002 stands further up: put its rows together",
        "file.csv:12:subcategory: is empty, but the category is not",
        "file.csv:13: repeats row 12 without a recommendation",
    ]
    assert lines[-1] == "file.csv: 19 problems"
    assert not Decision.objects.exists()


def test_what_the_database_refuses_of_a_recommendation_is_told_in_words(kent, tmp_path):
    header = (
        "reference,council,decided_on,outcome,recommendation,recommendation_kind,private_text,"
        "public_summary,due_on,done_on,compliance,recorded_on\n"
    )
    path = csv_file(
        tmp_path,
        header + "24000001,Kent,2025-03-14,upheld,1,personal remedy,,Pay £5,2025-04-14,,,\n"
        "24000001,Kent,,,2,Service improvement,,,2025-04-14,,Complied,\n"
        "24000001,Kent,,,3,Service improvement,,,2025-04-14,,,2025-05-01\n"
        "24000001,Kent,,,4,,,Train staff,,,,\n"
        "24000002,Kent,2025-03-14,not upheld,1,Service improvement,,,2025-04-14,,,\n",
    )
    assert refusal(path) == [
        "file.csv:2:public_summary: A personal remedy is private for ever:"
        " it has no public summary.",
        "file.csv:3:done_on: What was complied with has the day on which it was done.",
        "file.csv:4:compliance: An outcome and the day on which it was recorded go together.",
        "file.csv:5:recommendation_kind:"
        " Say whether it is a personal remedy or a service improvement.",
        "file.csv:5:due_on: Say by when it is due.",
        "file.csv:6:outcome: Only an upheld decision has recommendations.",
        "file.csv: 6 problems",
    ]


def test_an_outcome_that_contradicts_stored_recommendations_is_refused(kent, tmp_path):
    recommendation(decision(kent, reference="24000001"))
    path = csv_file(
        tmp_path, "reference,council,decided_on,outcome\n24000001,Kent,2024-06-03,not upheld\n"
    )
    assert refusal(path) == ["file.csv:2:outcome: Only an upheld decision has recommendations."]


def test_a_file_without_a_row_is_refused(kent, tmp_path):
    path = csv_file(tmp_path, "reference,council,decided_on,outcome\n")
    assert refusal(path) == ["file.csv: holds a heading and no row below it"]
    assert refusal(path, dry_run=True) == ["file.csv: holds a heading and no row below it"]


def test_days_that_cannot_be(kent, tmp_path):
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome\n"
        "25000001,Kent,2025-06-02,upheld\n"
        "25000002,Kent,2025-06-03,upheld\n"
        "25000003,Kent,2099-03-14,upheld\n"
        "26000001,Kent,2019-03-01,upheld\n"
        "24000001,Kent,2024-01-01,upheld\n"
        "99000001,Kent,2001-03-01,upheld\n"
        "02000001,Kent,1999-03-01,upheld\n",
    )
    early = (
        "decided_on: It was decided in {}, but its reference says that the complaint was"
        " received in {}."
    )
    assert refusal(path) == [
        "file.csv:3:decided_on: A decision is not dated after today. (likewise in row 4)",
        f"file.csv:5:{early.format(2019, 2026)}",
        f"file.csv:8:{early.format(1999, 2002)}",
        "file.csv: 4 problems",
    ]


def test_a_category_that_is_none_is_told_under_its_column(kent, tmp_path):
    path = csv_file(
        tmp_path,
        "Reference,Authority,Category,Sub category,Decision,Decision date\n"
        "24000001,Kent,Health,Continuing care,Not upheld,1 Apr 2024\n"
        "24000002,Kent,,Continuing care,Not upheld,1 Apr 2024\n",
    )
    assert refusal(path) == [
        "file.csv:2:Category: 'Health' is no category; known are: Education",
        "file.csv:3:Sub category: 'Continuing care' is no sub-category",
        "file.csv: 2 problems",
    ]


def test_a_cell_that_slipped_is_hardly_quoted(kent, tmp_path):
    text = "Pay Mrs Smith of 1 High Street £500"
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,satisfactory_remedy,category,subcategory,announced_at,"
        "recommendation,recommendation_council,due_on\n"
        f"24000001{f',{text}' * 10}\n{text},Kent,2024-04-01,upheld,,,,,,,\n"
        f"24000003,{text * 2},2024-04-01,upheld,,,,,,,\n",
    )
    with pytest.raises(FileRefused) as error:
        load(path)
    values = {each.value for each in error.value.each}
    assert values == {"Pay Mrs Smith of 1 H…"}
    lines = problems_of(error)
    assert len(lines) == 12
    assert "file.csv:2:decided_on: 'Pay Mrs Smith of 1 H…' is not a date:" in "\n".join(lines)
    assert "file.csv:4:council: what stands here (70 characters) is no council" in "\n".join(lines)
    assert "High" not in "\n".join(lines)
