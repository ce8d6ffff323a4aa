"""A file changes no more of a stored recommendation than staff may."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from complaints.decisions.rules.contradictions import said
from complaints.models import Extension
from councils.files.loads import Account
from councils.years import london_midnight
from tests.complaints.decisions.importing.decision_files import AT, TODAY, load, refusal
from tests.factories import council, decision, recommendation, release
from tests.files import csv_file

pytestmark = pytest.mark.django_db
HEADER = (
    "reference,council,decided_on,outcome,recommendation,due_on,done_on,compliance,recorded_on\n"
)
NEW_HEADER = HEADER.replace("recommendation,", "recommendation,recommendation_kind,")
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
STANDS = (
    "A file does not change what was recorded: do so with the recommendation itself, where a"
    " reviewer corrects mistakes."
)


def of_stored(tmp_path, due_on="2024-07-15", compliance=",,"):
    return csv_file(tmp_path, f"{HEADER}24000001,Kent,2024-06-03,upheld,1,{due_on},{compliance}\n")


@pytest.fixture
def opened(kent):
    return recommendation(decision(kent, reference="24000001"), **OPEN)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("2024-07-15,2024-07-10,,", ("done_on", said("only_complied_has_a_day_it_was_done"))),
        (
            "2024-07-15,2024-07-10,not complied,2024-07-20",
            ("done_on", said("only_complied_has_a_day_it_was_done")),
        ),
        ("2024-07-15,2025-06-03,complied,", ("done_on", "What was done is not dated after today.")),
        (
            "2024-07-15,2024-07-10,complied,2025-06-03",
            ("recorded_on", "An outcome is not recorded on a day after today."),
        ),
        (
            "2024-07-15,2024-06-02,complied,2024-06-02",
            ("recorded_on", "The decision was made on 3 June 2024, after this date."),
        ),
        ("2024-06-02,,,", ("due_on", "The decision was made on 3 June 2024, after this date.")),
    ],
)
def test_days_that_cannot_be_are_refused(kent, tmp_path, cells, told):
    row = f"24000001,Kent,2024-06-03,upheld,1,service_improvement,{cells}\n"
    column, sentence = told
    assert refusal(csv_file(tmp_path, NEW_HEADER + row)) == [f"file.csv:2:{column}: {sentence}"]


def test_a_first_load_brings_its_past(kent, tmp_path):
    decision(kent, reference="24000002")
    release("2024-25")
    row = "24000001,Kent,2024-06-03,upheld,1,service_improvement,2024-07-15,2024-06-01,complied,"
    load(csv_file(tmp_path, NEW_HEADER + row + "2024-07-20\n"))


@pytest.mark.parametrize(
    ("stored", "cells", "column", "told"),
    [
        ("complied", ",not complied,", "compliance", "complied with on 10 January 2025"),
        ("complied", "2024-07-14,complied,", "done_on", "complied with on 10 January 2025"),
        (
            "complied",
            "2024-07-15,complied,2025-01-11",
            "recorded_on",
            "complied with on 10 January 2025",
        ),
        (
            "not_complied",
            "2024-07-15,complied,",
            "compliance",
            "not complied with on 10 January 2025",
        ),
    ],
)
def test_what_was_recorded_is_not_changed(kent, tmp_path, stored, cells, column, told):
    days = {} if stored == "complied" else {"done_on": None}
    row = recommendation(
        decision(kent, reference="24000001"),
        outcome=stored,
        recorded_on=date(2025, 1, 10),
        **days,
    )
    assert refusal(of_stored(tmp_path, compliance=cells)) == [
        f"file.csv:2:{column}: It was recorded as {told}. {STANDS}"
    ]
    row.refresh_from_db()
    assert (row.outcome, row.recorded_on) == (stored, date(2025, 1, 10))


def test_the_same_again_changes_nothing(kent, tmp_path):
    recommendation(decision(kent, reference="24000001"))
    assert load(of_stored(tmp_path, compliance="2024-07-15,complied,")).unchanged == 1
    assert load(of_stored(tmp_path, compliance="2024-07-15,complied,2024-07-15")).unchanged == 1


def test_nothing_is_recorded_of_what_is_no_longer_required(opened, tmp_path):
    opened.no_longer_required_reason, opened.no_longer_required_at = "The council closed", AT
    opened.save()
    assert refusal(of_stored(tmp_path, compliance="2024-07-10,complied,")) == [
        "file.csv:2:compliance: 24 000 001, recommendation 1 has not been required since"
        " 2 June 2025."
    ]


def test_nothing_is_recorded_into_a_year_whose_figures_are_made(opened, tmp_path):
    made = release("2024-25", public_at=london_midnight(date(2025, 7, 1)))
    cells = "2024-07-10,complied,2025-03-31"
    assert refusal(of_stored(tmp_path, compliance=cells)) == [
        "file.csv:2:recorded_on: The figures of 2024-25 have been made without it: leave the day"
        " empty, and it is recorded today."
    ]
    made.withdrawn_at = AT
    made.save()
    assert load(of_stored(tmp_path, compliance=cells), dry_run=True).changed == 1
    made.withdrawn_at = None
    made.save()
    load(of_stored(tmp_path, compliance="2024-07-10,complied,"))
    opened.refresh_from_db()
    assert opened.recorded_on == TODAY


def test_longer_is_kept_as_an_extension(opened, tmp_path):
    ann = User.objects.create_user("ann")
    path = of_stored(tmp_path, due_on="2024-08-15")
    assert load(path, account=Account(by=ann)).lines()[0] == (
        "changed: 24 000 001: recommendation 1: due_on 15 July 2024 → 15 August 2024"
    )
    opened.refresh_from_db()
    assert opened.due_on == date(2024, 8, 15)
    kept = Extension.objects.get()
    assert (kept.recommendation, kept.was_due_on, kept.due_on, kept.reason) == (
        opened,
        date(2024, 7, 15),
        date(2024, 8, 15),
        "From the file file.csv",
    )
    assert (kept.granted_by, kept.granted_at) == (ann, AT)
    assert load(path).unchanged == 1
    assert Extension.objects.count() == 1


def test_less_time_is_refused(opened, tmp_path):
    assert refusal(of_stored(tmp_path, due_on="2024-07-14")) == [
        "file.csv:2:due_on: 24 000 001, recommendation 1 is due on 15 July 2024 already: choose a"
        " later day."
    ]


def test_what_has_its_outcome_is_not_given_longer(kent, tmp_path):
    recommendation(decision(kent, reference="24000001"))
    path = of_stored(tmp_path, due_on="2024-08-15", compliance="2024-07-15,complied,")
    assert refusal(path) == [
        "file.csv:2:due_on: 24 000 001, recommendation 1 has its outcome: what is open alone is"
        " given longer."
    ]


def test_longer_than_its_council_exists_needs_the_successor(tmp_path):
    old = council("Kent", closed_on=date(2025, 4, 1))
    council("New Kent", opened_on=date(2025, 4, 1))
    recommendation(decision(old, reference="24000001"), **OPEN)
    assert refusal(of_stored(tmp_path, due_on="2025-05-01")) == [
        "file.csv:2:due_on: 24 000 001, recommendation 1: Kent is closed from 1 April 2025 on. Put"
        " right first which council has to comply then."
    ]
    named = HEADER.replace("due_on", "recommendation_council,due_on")
    row = "24000001,Kent,2024-06-03,upheld,1,New Kent,2025-05-01,,,\n"
    load(csv_file(tmp_path, named + row))
    assert Extension.objects.get().recommendation.council.name == "New Kent"


def test_a_decision_does_not_move_beyond_what_is_open(opened, tmp_path):
    path = csv_file(
        tmp_path, "reference,council,decided_on,outcome\n24000001,Kent,2024-07-16,upheld\n"
    )
    assert refusal(path) == [
        "file.csv:2:decided_on: Recommendation 1 is due on 15 July 2024, before this date."
    ]


def test_days_that_a_review_left_behind_are_not_asked_about_again(kent, tmp_path):
    stored = decision(kent, reference="24000001")
    recommendation(stored)
    stored.decided_on = date(2024, 9, 1)
    stored.save()
    path = of_stored(tmp_path, compliance="2024-07-15,complied,2024-07-15")
    path.write_text(path.read_text().replace("2024-06-03", "2024-09-01"))
    assert load(path).unchanged == 1
