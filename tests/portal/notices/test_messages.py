"""What somebody says to staff is told by its record alone, and while there is something to do."""

from datetime import timedelta

import pytest

from complaints.decisions.steps.error_reports import close, report
from complaints.decisions.steps.returns import give_back, submit_again
from complaints.models import Release
from complaints.notes.steps import mark_read, write
from complaints.releases.steps import approval
from tests import factories
from tests.complaints.colleagues import done
from tests.complaints.preparation import a_year, submitted
from tests.complaints.preparation import ben as approver
from tests.portal.notices.test_sources import told
from tests.portal.notices.world import AT, SECRET, colleague, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return colleague("ann", "Case officer")


@pytest.fixture
def bob():
    return colleague("bob")


def test_a_note_is_told_to_whom_it_mentions_until_it_is_read(ann, bob):
    decision = factories.decision()
    note = write(decision, f"@ann {SECRET}", by=bob, at=AT)
    assert told(ann, "mention") == [f"{decision}, {decision.council}"]
    assert told(bob, "mention") == []
    mark_read(decision, by=ann, at=AT, seen=note.pk)
    assert told(ann, "mention") == []


def test_a_report_is_told_without_its_words_until_it_is_closed(ann):
    decision = factories.decision()
    made = report("identifying", SECRET, at=AT, decision=decision)
    report("error", SECRET, at=AT, council=decision.council)
    assert told(ann, "report") == [
        f"Something may identify a person: {decision}",
        f"Something is wrong: {decision.council}",
    ]
    close(made, "Withheld.", by=ann, at=AT)
    assert told(ann, "report") == [f"Something is wrong: {decision.council}"]


def test_a_text_is_told_to_whom_it_was_given_back_until_it_is_submitted(ann, bob):
    decision = text(text_changed_by=ann)
    done(give_back, decision, SECRET, bob, AT)
    assert told(ann, "returned") == [f"{decision}, {decision.council}"]
    assert told(bob, "returned") == []
    done(submit_again, decision, ann, AT)
    assert told(ann, "returned") == []


def test_a_release_is_told_to_who_may_prepare_it_again(bob):
    a_year()
    made = submitted()
    stat = colleague("stat", "Statistician")
    assert told(stat, "returned") == []
    approval.give_back(made, SECRET, by=approver(), at=AT + timedelta(days=300))
    assert told(stat, "returned") == ["Figures of 2024-25, edition 1"]
    assert told(bob, "returned") == []
    Release.objects.update(submitted_at=AT, submitted_by=stat)
    assert told(stat, "returned") == []
