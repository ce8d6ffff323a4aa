"""What a council agreed to do, added to a guarded decision or put right in it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from complaints.models import Decision, Recommendation
from complaints.recommendations.steps.agreement import Agreed, add, amend
from councils.refusals import Refused
from councils.years import london_instant, london_midnight
from tests import factories
from tests.complaints.colleagues import AT, colleague, done, newest

pytestmark = pytest.mark.django_db
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
PAYMENT = Agreed("personal_remedy", date(2024, 8, 1), private_text="Pay Mrs B £500.")
TRAINING = Agreed("service_improvement", date(2024, 8, 1), public_summary="Train staff.")


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


@pytest.fixture
def decision(kent):
    return factories.decision(kent, reference="24018407")


@pytest.fixture
def row(decision):
    return factories.recommendation(decision, private_text="By Mr C.", **OPEN)


def as_kept():
    return list(Recommendation.objects.values()), list(Decision.objects.values())


def refused(step, *args, error=Refused, **named):
    before = as_kept()
    with pytest.raises(error) as found:
        done(step, *args, **named)
    assert as_kept() == before
    return found.value


def test_what_is_private_is_added_and_leaves_the_decision_shown(decision, row, kent, ann):
    made = done(add, decision, PAYMENT, " It was left out. ", ann, AT, seen=0)
    assert (made.number, made.council, made.due_on) == (2, kent, date(2024, 8, 1))
    stored = Decision.objects.get()
    assert (stored.revision, stored.text_approved_at) == (1, decision.text_approved_at)
    assert newest(made).history_change_reason == "Added: It was left out."
    assert newest(stored).history_change_reason == "Recommendation 2 added: It was left out."


def test_what_the_public_reads_is_approved_by_somebody_else_first(decision, ann):
    done(add, decision, TRAINING, "It was left out.", ann, AT, seen=0)
    stored = Decision.objects.get()
    assert (stored.text_approved_at, stored.text_changed_by) == (None, ann)


def test_the_successor_must_comply_once_the_council_has_closed(decision, kent, ann):
    kent.closed_on = date(2024, 7, 1)
    kent.save()
    error = refused(add, decision, PAYMENT, "Why.", ann, AT, seen=0, error=ValidationError)
    assert list(error.message_dict) == ["council"]
    successor = factories.council("New Kent Council", opened_on=date(2024, 7, 1))
    kent.successors.add(successor)
    assert done(add, decision, PAYMENT, "Why.", ann, AT, seen=0).council == successor


def test_what_cannot_be_is_not_added(decision, ann):
    reason = refused(add, decision, PAYMENT, "", ann, AT, seen=0)
    assert str(reason) == "Say why it is added."
    early = Agreed("personal_remedy", date(2024, 6, 2), private_text="Pay.")
    error = refused(add, decision, early, "Why.", ann, AT, seen=0, error=ValidationError)
    assert list(error.message_dict) == ["due_on"]
    Decision.objects.update(outcome="not_upheld")
    reason = refused(add, decision, PAYMENT, "Why.", ann, AT, seen=0)
    assert str(reason) == "Only an upheld decision has recommendations."


def test_another_council_must_comply(row, ann):
    essex = factories.council("Essex County Council")
    done(amend, row, row.kind, essex, "It belongs there.", by=ann, at=AT, seen=0)
    row.refresh_from_db()
    assert (row.council, row.decision.text_approved_at) == (essex, None)
    assert newest(row).history_change_reason == "Put right: It belongs there."
    closed = factories.council("Old Council", closed_on=date(2024, 7, 15))
    reason = refused(amend, row, row.kind, closed, "Why.", by=ann, at=AT)
    assert str(reason) == "Old Council closed on 15 July 2024, before it is due."


def test_the_old_council_may_be_named_until_the_new_one_is_there(row, ann):
    old = factories.council("Old Council", closed_on=date(2024, 7, 15))
    row.council = factories.council("New Council", opened_on=date(2024, 7, 15))
    row.save()
    at = london_instant("2024-07-14 23:59")
    reason = refused(
        amend, row, row.kind, old, "Done early.", by=ann, at=london_midnight(row.due_on)
    )
    assert str(reason) == "Old Council closed on 15 July 2024, before it is due."
    done(amend, row, row.kind, old, "Done early.", by=ann, at=at)
    row.refresh_from_db()
    assert row.council == old


def test_what_becomes_a_personal_remedy_keeps_its_words_where_nobody_reads_them(row, kent, ann):
    summary = row.public_summary
    done(amend, row, "personal_remedy", kent, "It was for Mrs B alone.", by=ann, at=AT)
    row.refresh_from_db()
    assert (row.public_summary, row.private_text) == ("", f"By Mr C.\n\n{summary}")
    assert row.decision.text_approved_at is None


def test_what_has_its_outcome_or_is_the_same_is_not_amended(row, kent, ann):
    reason = refused(amend, row, row.kind, kent, "Why.", by=ann, at=AT)
    assert str(reason) == "Nothing is different."
    done_ = factories.recommendation(row.decision)
    reason = refused(amend, done_, "personal_remedy", kent, "Why.", by=ann, at=AT)
    assert "has its outcome: if that was a mistake, a reviewer corrects it first." in str(reason)
