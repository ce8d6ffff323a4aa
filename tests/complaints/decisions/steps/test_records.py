"""What every step has in common: who did what when, and whose turn it is not."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from complaints.decisions.steps.records import (
    LONGEST_REASON,
    keep,
    keep_edit,
    last_changed,
    moment,
    refuse_contradictions,
    released_years,
    taken,
)
from complaints.models import Decision, Release
from councils.refusals import Refused
from councils.years import Year, london_instant
from tests import factories
from tests.complaints.colleagues import AT, colleague, newest

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def decision():
    return factories.decision(reference="24018407")


def test_what_is_kept_says_who_when_and_the_whole_of_why(decision, ann):
    keep(decision, "x" * LONGEST_REASON, ann, AT)
    last = newest(decision)
    assert (last.history_user, last.history_date) == (ann, AT)
    assert last.history_change_reason == "x" * LONGEST_REASON
    assert (last.revision, Decision.objects.get().revision) == (1, 1)


def test_an_edit_of_what_the_public_reads_voids_the_approval(decision, ann):
    keep_edit(decision, {"withheld_reason"}, "Nothing the public reads", ann, AT)
    assert Decision.objects.get().text_approved_at is not None
    keep_edit(decision, {"outcome"}, "Read by the public", ann, AT)
    kept = Decision.objects.get()
    assert (kept.text_approved_at, kept.text_changed_by, kept.revision) == (None, ann, 2)


def test_a_decision_is_read_again_and_compared_with_what_was_seen(decision, ann):
    stale = Decision.objects.get()
    keep(decision, "Changed", ann, AT)
    with transaction.atomic():
        assert taken(stale).revision == 1
        assert taken(stale, seen=1).revision == 1
        with pytest.raises(Refused) as refused:
            taken(stale, seen=0)
    assert str(refused.value) == (
        "24 018 407 has changed since you opened this page (last changed by Ann on 1 July 2025,"
        " 9.30am: Changed). Nothing was done: read it again first."
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks no rows")
def test_it_is_not_taken_outside_a_transaction(decision):
    with pytest.raises(TransactionManagementError):
        taken(decision)


def test_who_changed_it_last_as_far_as_it_is_known(decision):
    assert last_changed(decision).startswith("last changed on ")
    decision.history.all().delete()
    assert last_changed(decision) == "who changed it is not recorded"


def test_moments_are_those_that_staff_use():
    assert moment(london_instant("2025-07-01 00:05")) == "1 July 2025, 12.05am"
    assert moment(None) == "a day that was not recorded"


def test_contradictions_are_named_by_their_field(decision):
    refuse_contradictions(decision, today=decision.decided_on)
    decision.decided_on += timedelta(days=1)
    decision.outcome, decision.satisfactory_remedy = "not_upheld", True
    factories.recommendation(decision)
    with pytest.raises(ValidationError) as wrong:
        refuse_contradictions(decision, today=date(2024, 6, 3))
    assert wrong.value.message_dict == {
        "decided_on": ["A decision is not dated after today."],
        "satisfactory_remedy": ["Only an upheld decision has a satisfactory remedy."],
        "outcome": ["Only an upheld decision has recommendations."],
    }


def test_the_years_that_counted_it_or_would(decision):
    assert released_years(decision) == []
    first = factories.release()
    factories.decision(decided_on=date(2025, 4, 1))
    factories.release("2025-26")
    assert released_years(decision) == [Year.parse("2024-25")]
    decision.decided_on = date(2025, 4, 1)
    assert released_years(decision) == [Year.parse("2024-25"), Year.parse("2025-26")]
    Release.objects.filter(pk=first.pk).update(withdrawn_at=first.public_at - timedelta(1))
    assert released_years(decision) == [Year.parse("2025-26")]
