from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.importing.decisions import import_decisions
from complaints.models import Decision, Recommendation
from complaints.statistics.counting import cases_in
from councils.importing.problems import FileRefused
from councils.models import LoadedFile, PublicRecord
from councils.public_record import Demonstration, public_record
from councils.years import Year
from tests.factories import council, decision, recommendation, subject
from tests.files import csv_file, problems_of, xlsx_file

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 1, 23, 30, tzinfo=UTC)  # in London it is the 2nd already
TODAY = date(2025, 6, 2)

LISTING = (
    "reference,council,category,subcategory,decision,decision_date\n"
    "24 018 407,Kent County Council,Education,Special educational needs,Upheld,14 Mar 2025\n"
    "24-018-408,Kent,Education,Special educational needs,"
    "Closed after initial enquiries,15/03/2025\n"
    "16 010 636c,KENT COUNTY COUNCIL,Education,Special educational needs,Not upheld,2025-03-16\n"
)
FULL = (
    "reference,council,received_on,decided_on,kind,outcome,satisfactory_remedy,category,"
    "subcategory,title,summary,statement,withheld_reason,recommendation,recommendation_kind,"
    "private_text,public_summary,due_on,done_on,compliance,recorded_on\n"
    "24018407,Kent,2024-09-01,2025-03-14,report,upheld,yes,Education,Special educational needs,"
    'A year without school,We upheld it.,"## The complaint\n\n1. Mrs B complains.",,'
    "1,personal_remedy,Pay Mrs B £500,,2025-04-14,2025-04-10,complied,2025-04-20\n"
    "24018407,Kent,,,,,,,,,,,,"
    "2,service_improvement,,Train staff,2025-06-14,,,\n"
    "24018408,Kent,,2025-03-15,statement,not_upheld,no,,,,,,consent,,,,,,,,\n"
)


@pytest.fixture
def kent():
    subject("Education and children's services", "Education", "Special educational needs")
    return council("Kent County Council")


def load(path, **options):
    return import_decisions(path, **{"at": AT} | options)


def refusal(path, **options):
    with pytest.raises(FileRefused) as error:
        load(path, **options)
    return problems_of(error)


def test_a_listing_of_published_decisions(kent, tmp_path):
    changes = load(csv_file(tmp_path, LISTING))
    assert changes.lines() == [
        "new: 24 018 407",
        "new: 24 018 408",
        "new: 16 010 636c",
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


@pytest.mark.parametrize("text", [LISTING, FULL])
def test_a_second_run_changes_nothing(kent, tmp_path, text):
    path = csv_file(tmp_path, text)
    load(path)
    history = Decision.history.count(), Recommendation.history.count()
    changes = load(path)
    assert (changes.new, changes.changed, changes.left) == (0, 0, 0)
    assert (Decision.history.count(), Recommendation.history.count()) == history
    assert public_record().version == 1
    assert LoadedFile.objects.count() == 1


def test_a_dry_run_writes_nothing(kent, tmp_path):
    changes = load(csv_file(tmp_path, FULL), dry_run=True)
    assert changes.new == 2
    assert not Decision.objects.exists()
    assert not LoadedFile.objects.exists()
    assert public_record().version == 0


def test_a_failure_half_way_writes_nothing(kent, tmp_path, monkeypatch):
    monkeypatch.setattr("complaints.importing.decisions.BATCH", 1)

    def fail(rows, label):
        for number, row in enumerate(rows):
            if number == 2 and label.startswith("Loading"):
                assert Decision.objects.count() == 1
                raise RuntimeError("the machine stops here")
            yield row

    with pytest.raises(RuntimeError):
        load(csv_file(tmp_path, LISTING), watch=fail)
    assert not Decision.objects.exists()
    assert not Decision.history.exists()
    assert public_record().version == 0


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
        "24000003,Somerset Council,,2023-03-31,,not_upheld,yes,,,,,,,,,,,,\n"
        "24000004,Kent,2025-03-15,2025-03-14,report,upheld,,,,,,,,,,,,,\n"
        "24000005,Kent,,2025-03-14,,upheld,,,,,2025-03-30 01:30,,,,,,,,\n"
        "24000006,Kent,,2025-03-14,,upheld,,,,,2025-05-20 09:30,,,,,,,,\n"
        "24000007,Kent,,2025-03-14,,upheld,,,,,,1,personal_remedy,,Pay £5,2025-04-14,,complied,\n"
        "24000007,Kent,,2025-03-15,,,,,,,,1,service_improvement,,,,,,2025-05-01\n"
        "24000008,Kent,,2025-03-14,,not_upheld,,,,,,x,apology,,,2025-04-14,,,\n"
        "24000002,Kent,,2025-03-14,,upheld,,,,,,,,,,,,,\n"
        "24000009,Kent,,2025-03-14,,upheld,,Housing,,,,,,,,,,,\n"
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
        "file.csv:4:decided_on: is before Somerset Council opened, on 2023-04-01",
        "file.csv:4:satisfactory_remedy: only an upheld decision has a satisfactory remedy",
        "file.csv:5:decided_on: is before the day it was received, 2025-03-15",
        "file.csv:5:title: a report has a title",
        "file.csv:6:announced_at: 2025-03-30 01:30 does not exist: the clocks change in that hour",
        "file.csv:7:announced_at: only a report has a moment announced for it",
        "file.csv:9:decided_on: differs from row 8, which is about the same decision",
        "file.csv:9:recommendation: this decision has a recommendation 1 already",
        "file.csv:10:recommendation: 'x' is not a whole number",
        "file.csv:10:recommendation_kind: 'apology' is not allowed here:"
        " write one of personal_remedy, service_improvement",
        "file.csv:11:reference: 24 000 002 stands further up: put its rows together",
        "file.csv:12:subcategory: is empty, but the other is not",
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
        "file.csv:2:public_summary: a personal remedy is private for ever:"
        " it has no public summary",
        "file.csv:3:done_on: what was complied with has the day on which it was done",
        "file.csv:4:recorded_on: a day of recording needs the compliance that was recorded",
        "file.csv:5:recommendation_kind: is empty: write personal_remedy or service_improvement",
        "file.csv:5:due_on: is empty",
        "file.csv:6:outcome: only an upheld decision has recommendations",
        "file.csv: 6 problems",
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


def test_only_columns_of_the_file_are_compared_and_changes_are_listed(kent, tmp_path):
    devon = council("Devon County Council")
    stored = decision(kent, reference="24018407", title="Kept", decided_on=date(2025, 3, 13))
    recommendation(stored, due_on=date(2025, 4, 13))
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,satisfactory_remedy\n"
        "24018407,Devon,2025-03-14,upheld,yes\n",
    )
    changes = load(path)
    assert changes.lines() == [
        "changed: 24 018 407: decided_on 2025-03-13 → 2025-03-14, satisfactory_remedy no → yes,"
        " council Kent County Council → Devon County Council,"
        " recommendation 1: council Devon County Council",
        "new: 0, changed: 1, unchanged: 0, left as they are: 0",
    ]
    stored.refresh_from_db()
    assert (stored.council, stored.title, stored.revision) == (devon, "Kept", 1)
    assert stored.recommendations.get().council == devon
    kept = Decision.history.order_by("history_id").last()
    assert (kept.history_type, kept.council, kept.revision) == ("~", devon, 1)
    assert kept.history_change_reason == "import of file.csv"
    assert load(path).unchanged == 1


def test_a_withholding_is_left_as_it_is(kent, tmp_path):
    user = get_user_model().objects.create(username="a")
    withheld = decision(
        kent, reference="24000001", withheld_reason="identifiable", withheld_by=user
    )
    shown = decision(kent, reference="24000002")
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,withheld_reason\n"
        "24000001,Kent,2024-06-03,upheld,\n24000002,Kent,2024-06-03,upheld,consent\n",
    )
    changes = load(path)
    assert changes.lines() == [
        "left as it is: 24 000 001: whether and why it is withheld",
        "left as it is: 24 000 002: whether and why it is withheld",
        "new: 0, changed: 0, unchanged: 2, left as they are: 2",
    ]
    withheld.refresh_from_db()
    shown.refresh_from_db()
    assert (withheld.withheld_reason, shown.withheld_reason) == ("identifiable", "")


TEXTS = "reference,council,decided_on,outcome,summary\n24000001,Kent,2024-06-03,upheld,{}\n"


def test_texts_are_approved_only_by_the_option(kent, tmp_path):
    load(csv_file(tmp_path, TEXTS.format("New")), texts_approved=True)
    assert Decision.objects.get().text_approved_at == AT
    assert Decision.objects.get().text_approved_by is None


def test_an_approved_text_does_not_change_without_the_option(kent, tmp_path):
    stored = decision(kent, reference="24000001", summary="Approved words")
    path = csv_file(tmp_path, TEXTS.format("Other words"))
    assert refusal(path) == [
        "file.csv:2: changes a text that is approved: that needs --texts-approved,"
        " which approves it as it now is"
    ]
    assert Decision.objects.get().summary == "Approved words"
    changes = load(path, texts_approved=True)
    assert changes.lines()[0] == "changed: 24 000 001: summary changed, text approved"
    stored.refresh_from_db()
    assert (stored.summary, stored.text_approved_at) == ("Other words", AT)


def test_a_public_summary_added_to_an_approved_decision_is_a_changed_text(kent, tmp_path):
    decision(kent, reference="24000001")
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,recommendation,recommendation_kind,public_summary,"
        "due_on\n24000001,Kent,2024-06-03,upheld,1,service_improvement,Train staff,2024-07-03\n",
    )
    assert refusal(path)[0].startswith("file.csv:2: changes a text that is approved")
    load(path, texts_approved=True)
    assert Recommendation.objects.get().public_summary == "Train staff"


def test_a_text_that_nobody_approved_changes_and_stays_so(kent, tmp_path):
    decision(kent, reference="24000001", text_approved_at=None)
    load(csv_file(tmp_path, TEXTS.format("Other words")))
    assert Decision.objects.get().summary == "Other words"
    assert Decision.objects.get().text_approved_at is None
    changes = load(csv_file(tmp_path, TEXTS.format("Other words")), texts_approved=True)
    assert changes.lines()[0] == (
        "left as it is: 24 000 001: its text, which is not approved and which the file"
        " does not change"
    )
    assert Decision.objects.get().text_approved_at is None


def test_private_and_withheld_texts_are_never_printed(kent, tmp_path, capsys):
    stored = decision(
        kent,
        reference="24000001",
        withheld_reason="identifiable",
        summary="SECRET one",
        text_approved_at=None,
    )
    recommendation(
        stored, kind="personal_remedy", public_summary="", private_text="SECRET two", outcome="",
        done_on=None, recorded_on=None,
    )  # fmt: skip
    path = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,summary,recommendation,recommendation_kind,"
        "private_text,due_on\n"
        "24000001,Kent,2024-06-03,upheld,SECRET three,1,personal_remedy,SECRET four,2024-07-15\n",
    )
    lines = "\n".join(load(path, dry_run=True).lines())
    assert lines.startswith(
        "changed: 24 000 001: summary changed, recommendation 1: private_text changed\n"
    )
    broken = csv_file(
        tmp_path,
        "reference,council,decided_on,outcome,summary,recommendation,recommendation_kind,"
        "private_text,public_summary,due_on\n"
        "24000001,Kent,2024-06-03,upheld,SECRET three,1,personal_remedy,SECRET four,,2024-07-15\n"
        "24000001,Kent,,,SECRET five,2,personal_remedy,SECRET six,SECRET seven,soon\n"
        "24000002,Kent,2024-06-03,not_upheld,SECRET,1,personal_remedy,SECRET,SECRET,2024-07-15\n",
    )
    assert len(refusal(broken)) == 5
    assert "SECRET" not in lines + "\n".join(refusal(broken))
    assert "SECRET" not in "".join(capsys.readouterr())


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


def test_an_outcome_may_change_but_is_never_backdated(kent, tmp_path):
    stored = recommendation(decision(kent, reference="24000001"), recorded_on=date(2025, 1, 10))
    assert refusal(csv_file(tmp_path, COMPLIANCE.format(",not complied,2025-01-09"))) == [
        "file.csv:2:recorded_on: an outcome was recorded on 2025-01-10; it is never set earlier"
    ]
    load(csv_file(tmp_path, COMPLIANCE.format(",not complied,")))
    stored.refresh_from_db()
    assert (stored.outcome, stored.done_on, stored.recorded_on) == ("not_complied", None, TODAY)
    load(csv_file(tmp_path, COMPLIANCE.format("2025-07-01,complied,2025-07-02")))
    stored.refresh_from_db()
    assert (stored.outcome, stored.recorded_on) == ("complied", date(2025, 7, 2))
    assert stored.first_not_complied_on == TODAY


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


def test_an_outcome_that_contradicts_stored_recommendations_is_refused(kent, tmp_path):
    recommendation(decision(kent, reference="24000001"))
    path = csv_file(
        tmp_path, "reference,council,decided_on,outcome\n24000001,Kent,2024-06-03,not upheld\n"
    )
    assert refusal(path) == ["file.csv:2:outcome: only an upheld decision has recommendations"]


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
        "file.csv:4:recommendation_council: Cumbria County Council had closed by 1 April 2023 and"
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


def test_a_demonstration_takes_no_decisions(kent, tmp_path):
    PublicRecord.objects.create(pk=1, demonstration=True)
    with pytest.raises(Demonstration):
        load(csv_file(tmp_path, LISTING))
    assert not Decision.objects.exists()


def test_a_file_of_many_batches_is_counted_as_it_was_written(kent, tmp_path, monkeypatch):
    monkeypatch.setattr("complaints.importing.decisions.BATCH", 7)
    rows = "".join(
        f"24{number:06},Kent,2025-03-14,{'upheld' if number % 3 else 'not_upheld'}\n"
        for number in range(100)
    )
    load(csv_file(tmp_path, f"reference,council,decided_on,outcome\n{rows}"))
    assert Decision.history.count() == 100
    outcomes = [case.outcome for case in cases_in(Year(2024))]
    assert (outcomes.count("upheld"), outcomes.count("not_upheld")) == (66, 34)


def test_queries_do_not_grow_with_the_rows_of_a_batch(kent, tmp_path):
    PublicRecord.objects.create(pk=1)
    header, counts = "reference,council,decided_on,outcome\n", []
    for name, many in (("small.csv", 1), ("large.csv", 40)):
        rows = "".join(f"25{many:03}{n:03},Kent,2025-03-14,upheld\n" for n in range(many))
        with CaptureQueriesContext(connection) as queries:
            load(csv_file(tmp_path, header + rows, name))
        counts.append(len(queries))
    assert counts[0] == counts[1]
