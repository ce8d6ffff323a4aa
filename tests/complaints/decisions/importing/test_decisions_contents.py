"""What a file of decisions may hold."""

from datetime import date, datetime

import pytest
from django.core.management import call_command

from complaints.models import Decision, Recommendation
from councils.models import LoadedFile
from councils.public_record import public_record
from tests.complaints.decisions.importing.decision_files import AT, FULL, LISTING, load, refusal
from tests.files import csv_file, xlsx_file

pytestmark = pytest.mark.django_db


def test_a_listing_of_published_decisions(kent, tmp_path):
    changes = load(csv_file(tmp_path, LISTING))
    assert changes.lines() == [
        "new: 24 018 407",
        "new: 24 018 408",
        "new: 16 010 636c",
        "unlikely, so look whether it is right before it is loaded: 1",
        "unlikely: row 4, 16 010 636c: The reference says that the complaint was received in 2016,"
        " more than 3 years before.",
        "new: 3, changed: 0, unchanged: 0, left as they are: 0",
    ]
    found = Decision.objects.order_by("decided_on").values_list(
        "reference", "council", "decided_on", "outcome", "kind", "subject__name", "text_approved_at"
    )
    about = "Special educational needs"
    assert list(found) == [
        ("24018407", kent.pk, date(2025, 3, 14), "upheld", "statement", about, None),
        (
            "24018408",
            kent.pk,
            date(2025, 3, 15),
            "closed_after_initial_enquiries",
            "statement",
            about,
            None,
        ),
        ("16010636c", kent.pk, date(2025, 3, 16), "not_upheld", "statement", about, None),
    ]


def test_everything_a_file_can_hold(kent, tmp_path):
    changes = load(csv_file(tmp_path, FULL))
    report, statement = Decision.objects.order_by("reference")
    assert (report.kind, report.title, report.satisfactory_remedy, report.received_on) == (
        "report",
        "A year without school",
        True,
        date(2024, 9, 1),
    )
    assert report.statement == "## The complaint\n\n1. Mrs B complains."
    assert (statement.withheld_reason, statement.withheld_by) == ("consent", None)
    remedy, improvement = report.recommendations.all()
    assert (remedy.kind, remedy.private_text, remedy.council) == (
        "personal_remedy",
        "Pay Mrs B £500",
        kent,
    )
    assert (remedy.outcome, remedy.done_on, remedy.recorded_on) == (
        "complied",
        date(2025, 4, 10),
        date(2025, 4, 20),
    )
    assert (improvement.public_summary, improvement.due_on, improvement.outcome) == (
        "Train staff",
        date(2025, 6, 14),
        "",
    )
    assert changes.notes == [
        "reports without announced_at, which are not shown until they have it: 1"
    ]


def test_the_history_is_what_simple_history_itself_would_write(kent, tmp_path):
    load(csv_file(tmp_path, FULL))
    for model, count in ((Decision, 2), (Recommendation, 2)):
        assert model.history.count() == count
        for kept in model.history.all():
            stored = model.objects.get(pk=kept.id)
            for field in model.history.model.tracked_fields:
                assert getattr(kept, field.attname) == getattr(stored, field.attname)
            assert (kept.history_type, kept.history_change_reason, kept.history_date) == (
                "+",
                "import of file.csv",
                AT,
            )


def test_what_is_loaded_is_recorded(kent, tmp_path):
    load(csv_file(tmp_path, LISTING))
    loaded = LoadedFile.objects.get()
    assert (loaded.kind, loaded.name, loaded.loaded_at, loaded.counts) == (
        "decisions",
        "file.csv",
        AT,
        "new: 3, changed: 0, unchanged: 0, left as they are: 0",
    )
    assert len(loaded.sha256) == 64
    assert public_record().version == 1


def test_a_workbook_with_numbers_and_dates(kent, tmp_path):
    path = xlsx_file(
        tmp_path,
        [
            ["Reference", "Authority", "Decision", "Decision date"],
            [24018407.0, "Kent County Council", "Upheld", datetime(2025, 3, 14)],
            [4018407, "Kent County Council", "Not upheld", date(2004, 3, 14)],
        ],
    )
    load(path)
    assert list(Decision.objects.values_list("reference", "decided_on")) == [
        ("24018407", date(2025, 3, 14)),
        ("04018407", date(2004, 3, 14)),
    ]


def test_rows_of_one_decision_stand_together_and_may_leave_its_cells_empty(kent, tmp_path):
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,recommendation_kind,public_summary,due_on\n"
        "24000001,Kent,2025-03-14,upheld,service improvement,One,2025-04-14\n"
        "24000001,,,,service improvement,Two,2025-04-14\n"
        ",,,,service improvement,Three,2025-04-14\n"
        "24000002,Kent,2025-03-14,upheld,,,\n",
    )
    load(path)
    first, second = Decision.objects.order_by("reference")
    assert [(each.number, each.public_summary) for each in first.recommendations.all()] == [
        (1, "One"),
        (2, "Two"),
        (3, "Three"),
    ]
    assert not second.recommendations.exists()


def test_titles_may_stand_above_the_heading(kent, tmp_path):
    path = xlsx_file(
        tmp_path,
        [
            ["Published decisions, 2024-25"],
            [],
            ["Reference", "Authority", "Decision", "Decision date"],
            ["24 018 407", "Kent", "Upheld", date(2025, 3, 14)],
        ],
    )
    assert load(path).lines()[0] == "new: 24 018 407"


def test_signs_that_there_is_no_recommendation_and_a_footnote_after_a_name(kent, tmp_path):
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,received_on,recommendation_kind,private_text,"
        "public_summary,due_on,done_on\n"
        "24000001,Kent [note 1],14-Mar-25,Upheld*,-,N/A,N/A,N/A,N/A,N/A\n"
        "24000002,Kent ¹,14-Mar-2025,Upheld,n/a,service_improvement,-,Train staff,14-May-25,-\n",
    )
    load(path)
    first, second = Decision.objects.order_by("reference")
    assert (first.council, first.outcome, first.received_on) == (kent, "upheld", None)
    assert first.decided_on == second.decided_on == date(2025, 3, 14)
    assert not first.recommendations.exists()
    made = second.recommendations.get()
    assert (made.due_on, made.done_on, made.private_text) == (date(2025, 5, 14), None, "")


def test_a_listing_with_sub_categories_alone(kent, tmp_path):
    call_command("load_reference", verbosity=0)
    listing = "reference,council,sub-category,decision,decision_date\n"
    load(
        csv_file(
            tmp_path,
            f"{listing}24 000 001,Kent,Parking and other penalties,Upheld,14 Mar 2025\n"
            "24 000 002,Kent,,Upheld,14 Mar 2025\n",
        )
    )
    first, second = Decision.objects.order_by("reference")
    assert str(first.subject) == "Transport and highways › Parking and other penalties"
    assert second.subject is None
    ambiguous = csv_file(tmp_path, f"{listing}24 000 003,Kent,COVID-19,Upheld,14 Mar 2025\n")
    (line,) = refusal(ambiguous)
    assert line.startswith("file.csv:2:sub-category: 'COVID-19' is a sub-category of “")
    assert line.endswith("”: write the category too")
