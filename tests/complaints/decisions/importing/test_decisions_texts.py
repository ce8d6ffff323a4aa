"""Texts: approved, changed, and never printed where they are private."""

import pytest

from complaints.models import Decision, Recommendation
from tests.complaints.decisions.importing.decision_files import AT, load, refusal
from tests.factories import decision, recommendation
from tests.files import csv_file

pytestmark = pytest.mark.django_db
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


def test_words_in_texts_that_a_file_approves_are_quoted_in_a_dry_run(kent, tmp_path):
    path = csv_file(
        tmp_path,
        TEXTS.format("Mrs Bloggs; born on 1 May 2010; and Mrs Bloggs")
        + "24000002,Kent,2024-06-03,upheld,Mrs B\n"
        + "24000003,Kent,2024-06-03,advice_given,Mrs Bloggs\n",
    )
    assert load(path, texts_approved=True, dry_run=True).notes == [
        "decisions with words that may identify a person, whose texts this file approves: 1",
        "may identify a person: 24 000 001: Mrs Bloggs, born on 1 May 2010",
    ]
    assert load(path, dry_run=True).notes == []
    assert load(path, texts_approved=True).notes == []


def test_many_such_decisions_and_words_are_counted(kent, tmp_path):
    names = " ".join(f"Mrs B{'abcdefghijkl'[number]}ggs;" for number in range(12))
    rows = "".join(f"2401{number:04},Kent,2025-03-14,upheld,{names}\n" for number in range(102))
    path = csv_file(tmp_path, f"reference,council,decided_on,outcome,summary\n{rows}")
    notes = load(path, texts_approved=True, dry_run=True).notes
    # Before them stands which of these may be there twice.
    counted = "whose texts this file approves: 102"
    [at] = [number for number, each in enumerate(notes) if each.endswith(counted)]
    listed = notes[at + 1 :]
    assert len(listed) == 101
    assert listed[0].endswith(", Mrs Bjggs and 2 more")
    assert listed[-1] == "may identify a person: and 2 more decisions"


@pytest.mark.parametrize("approved", [False, True])
def test_what_cannot_be_printed_is_named_and_nothing_is_loaded(kent, tmp_path, approved):
    path = csv_file(
        tmp_path,
        TEXTS.format("We agreed: \uf0b7 apologise")
        + "24000002,Kent,2024-06-03,upheld,Ordinary words\n",
    )
    assert refusal(path, texts_approved=approved) == [
        "file.csv:2:summary: has what cannot be printed: U+F0B7 (a sign of a private font, as"
        " bullets pasted from Word are) in line 1 after “We agreed:”: write • instead."
    ]
    assert not Decision.objects.exists()
