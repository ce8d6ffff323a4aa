"""Putting right what was recorded of a decision that is approved or counted."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from complaints.decisions.steps.correction import Facts, correct
from complaints.models import Decision
from councils.refusals import Refused
from councils.years import london_instant
from tests import factories
from tests.complaints.colleagues import AT, colleague, done, newest

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision():
    return factories.decision(factories.council("Kent County Council"), reference="24018407")


@pytest.fixture
def ann():
    return colleague("Ann")


def facts(decision: Decision, **changed) -> Facts:
    names = ("decided_on", "received_on", "kind", "title", "announced_at")
    return replace(Facts(**{name: getattr(decision, name) for name in names}), **changed)


def refused(decision, ann, error=Refused, reason="Mistyped.", **changed):
    before = list(Decision.objects.values())
    with pytest.raises(error) as found:
        done(correct, decision, facts(decision, **changed), reason, ann, AT)
    assert list(Decision.objects.values()) == before
    return found.value


def test_a_day_is_put_right_with_its_reason_and_approved_again(decision, ann):
    day = date(2024, 5, 3)
    done(correct, decision, facts(decision, decided_on=day), " Mistyped. ", ann, AT, seen=0)
    decision.refresh_from_db()
    assert (decision.decided_on, decision.revision) == (day, 1)
    assert (decision.text_approved_at, decision.text_changed_by) == (None, ann)
    assert decision.hidden_at == AT
    assert newest(decision).history_change_reason == "Corrected: Mistyped."


def test_what_the_public_does_not_read_leaves_it_shown(decision, ann):
    day = date(2024, 1, 5)
    done(correct, decision, facts(decision, received_on=day), "It was missing.", ann, AT)
    stored = Decision.objects.get()
    assert (stored.received_on, stored.text_approved_at) == (day, decision.text_approved_at)


def test_a_statement_becomes_a_report_with_its_title_and_moment(decision, ann):
    at = london_instant("2025-09-01 09:30")
    asked = facts(decision, kind="report", title="Delays", announced_at=at)
    done(correct, decision, asked, "It was a report.", ann, AT)
    stored = Decision.objects.get()
    assert (stored.kind, stored.title, stored.announced_at) == ("report", "Delays", at)
    error = refused(stored, ann, ValidationError, title="")
    assert error.message_dict == {"title": ["A report has a title."]}


def test_nothing_is_corrected_without_a_reason_or_a_difference(decision, ann):
    day = date(2024, 5, 3)
    assert str(refused(decision, ann, reason=" ", decided_on=day)) == "Say why it is corrected."
    assert str(refused(decision, ann)) == "Nothing is different."


def test_what_contradicts_itself_is_said_at_its_field(decision, ann):
    error = refused(decision, ann, ValidationError, decided_on=date(2023, 12, 31))
    assert list(error.message_dict) == ["decided_on"]
    open_ = {"outcome": "", "done_on": None, "recorded_on": None}
    factories.recommendation(decision, **open_)
    error = refused(decision, ann, ValidationError, decided_on=date(2024, 8, 1))
    assert error.message_dict == {
        "decided_on": ["Recommendation 1 is due on 15 July 2024, before this date."]
    }


def test_what_is_neither_approved_nor_counted_is_changed_in_its_form(ann):
    waiting = factories.decision(text_approved_at=None, reference="24018408")
    sentence = "Nobody has approved or counted 24 018 408 yet: change it in its own form."
    assert str(refused(waiting, ann, decided_on=date(2024, 5, 3))) == sentence


def test_what_changed_meanwhile_is_read_again_first(decision, ann):
    Decision.objects.update(revision=1)
    with pytest.raises(Refused, match="has changed since you opened this page"):
        done(correct, decision, facts(decision, title="T"), "Why.", ann, AT, seen=0)
