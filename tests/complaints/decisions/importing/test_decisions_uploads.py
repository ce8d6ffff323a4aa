"""Decisions that a user loads: a second person is still needed for what the shell decides alone."""

import pytest
from django.contrib.auth.models import User

from complaints.models import Decision, Recommendation
from councils.files.loads import Account
from councils.models import LoadedFile
from councils.years import london_instant
from tests import factories
from tests.complaints.decisions.importing.decision_files import AT, FULL, LISTING, load, refusal
from tests.files import csv_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def stella():
    return User.objects.create_user("stella")


@pytest.fixture
def account(stella):
    return Account(by=stella)


def approved(*references: str) -> None:
    Decision.objects.filter(reference__in=references).update(text_approved_at=AT)


def test_texts_and_withholdings_wait_for_somebody_else(kent, stella, account, tmp_path):
    load(csv_file(tmp_path, FULL), account=account)
    report, withheld = Decision.objects.order_by("reference")
    for each in (report, withheld):
        assert (each.text_changed_by, each.text_approved_at) == (stella, None)
    assert (report.withheld_by, report.withheld_at) == (None, None)
    assert (withheld.withheld_by, withheld.withheld_at) == (stella, AT)
    assert list(Decision.objects.awaiting_confirmation()) == [withheld]
    assert list(Decision.objects.awaiting_text_approval()) == [report]


def test_from_the_shell_nobody_is_named(kent, tmp_path):
    load(csv_file(tmp_path, FULL))
    for each in Decision.objects.all():
        assert (each.text_changed_by, each.withheld_by, each.withheld_at) == (None, None, None)
        assert each.history.get().history_user is None


def test_the_history_says_who(kent, stella, account, tmp_path):
    load(csv_file(tmp_path, FULL), account=account)
    records = [*Decision.history.all(), *Recommendation.history.all()]
    assert {(each.history_user, each.history_date) for each in records} == {(stella, AT)}
    assert len(records) == 4
    assert LoadedFile.objects.get().loaded_by == stella
    load(csv_file(tmp_path, FULL.replace("Train staff", "Train all staff")), account=account)
    newest = Recommendation.history.latest("history_id")
    assert (newest.history_type, newest.history_user) == ("~", stella)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We upheld it.", "We partly upheld it."),
        ("Train staff", "Train all staff"),
    ],
)
def test_what_the_public_reads_of_an_approved_decision_is_not_changed(
    kent, account, tmp_path, old, new
):
    load(csv_file(tmp_path, FULL))
    approved("24018407")
    changed = csv_file(tmp_path, FULL.replace(old, new))
    assert refusal(changed, account=account) == [
        "file.csv:2: changes what the public reads of an approved decision: change it in the"
        " decision itself, where somebody else approves it again"
    ]


GUARDED = (
    "24 018 407 is approved or counted: a file does not change this, a step in the staff area does"
)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("2025-03-14,report", "2025-03-13,report", "2:decided_on"),
        ("report,upheld,yes", "report,upheld,no", "2:satisfactory_remedy"),
        ("2,service_improvement,,Train staff", "3,service_improvement,,Keep", "3:recommendation"),
        (
            "2,service_improvement,,Train staff",
            "2,personal_remedy,Train staff,",
            "3:recommendation_kind",
        ),
    ],
)
@pytest.mark.parametrize("guards", ["approved", "counted", "approved before"])
def test_what_a_step_guards_is_not_changed(kent, account, tmp_path, old, new, place, guards):
    load(csv_file(tmp_path, FULL))
    if guards == "counted":
        factories.release(public_at=london_instant("2030-05-20 09:30"), by_command=False)
    else:
        approved("24018407")
    if guards == "approved before":
        decision = Decision.objects.get(reference="24018407")
        decision.save()
        decision.text_approved_at = None
        decision.save()
    changed = csv_file(tmp_path, FULL.replace(old, new))
    assert refusal(changed, account=account) == [f"file.csv:{place}: {GUARDED}"]
    # The shell stands in for the second person.
    assert load(changed, texts_approved=guards == "approved").changed == 1


def test_what_the_public_does_not_read_of_an_approved_decision_is_changed(
    kent, stella, account, tmp_path
):
    load(csv_file(tmp_path, FULL))
    approved("24018407")
    changed = FULL.replace("Pay Mrs B £500", "Pay Mrs B £600").replace(
        "2025-06-14,,,", "2025-06-14,2025-06-01,complied,"
    )
    changes = load(csv_file(tmp_path, changed), account=account)
    assert changes.changed == 1
    decision = Decision.objects.get(reference="24018407")
    assert (decision.text_approved_at, decision.text_changed_by) == (AT, None)


def test_what_waits_for_approval_is_changed_and_says_by_whom(kent, stella, account, tmp_path):
    load(csv_file(tmp_path, FULL))
    load(csv_file(tmp_path, FULL.replace("Train staff", "Train all staff")), account=account)
    decision = Decision.objects.get(reference="24018407")
    assert (decision.text_changed_by, decision.text_approved_at) == (stella, None)


def test_words_that_may_identify_a_person_are_noted_before_and_not_quoted(kent, account, tmp_path):
    rows = "".join(
        f"2401{number:04},Kent,2025-03-14,upheld,We upheld Mrs Bloggs's complaint\n"
        for number in range(12)
    )
    quiet = "24019000,Kent,2025-03-14,upheld,We upheld Mrs B's complaint\n"
    never_shown = "24019001,Kent,2025-03-14,advice_given,We advised Mrs Bloggs\n"
    path = csv_file(
        tmp_path, f"reference,council,decided_on,outcome,summary\n{rows}{quiet}{never_shown}"
    )
    listed = ", ".join(f"24 010 0{number:02}" for number in range(10))
    notes = load(path, dry_run=True, account=account).notes
    assert [note for note in notes if "unlikely" not in note] == [
        "decisions with words that may identify a person, which whoever approves their texts is"
        f" shown: 12 ({listed} and 2 more)"
    ]
    assert load(path, account=account).notes == []


def test_a_recommendation_with_such_words_is_noted(kent, account, tmp_path):
    path = csv_file(tmp_path, FULL.replace("Train staff", "Call 020 7946 0000"))
    notes = load(path, dry_run=True, account=account).notes
    assert [note for note in notes if "identify" in note] == [
        "decisions with words that may identify a person, which whoever approves their texts is"
        " shown: 1 (24 018 407)"
    ]


def test_a_change_is_another_where_the_decision_was_edited_meanwhile(kent, tmp_path):
    load(csv_file(tmp_path, LISTING))
    path = csv_file(tmp_path, LISTING.replace("Upheld,", "Not upheld,"))
    first, second = load(path, dry_run=True), load(path, dry_run=True)
    assert first.changed == 1
    assert first.digest() == second.digest()
    Decision.objects.filter(reference="24018407").update(revision=7)
    third = load(path, dry_run=True)
    assert third.lines() == first.lines()
    assert third.digest() != first.digest()


def test_more_of_what_changes_is_listed_where_that_is_asked_for(kent, stella, tmp_path):
    rows = "".join(f"24{n:06},Kent,2025-03-14,upheld\n" for n in range(40))
    path = csv_file(tmp_path, f"reference,council,decided_on,outcome\n{rows}")
    few = load(path, dry_run=True)
    many = load(path, dry_run=True, account=Account(by=stella, listed=30))
    assert [len(each.listed("new")) for each in (few, many)] == [20, 30]
    assert few.digest() == many.digest()
