"""The reference of a shown decision is corrected, and it stays shown."""

import pytest
from django.core.exceptions import ValidationError

from complaints.decisions.newly_public import newly_gone
from complaints.decisions.steps.reference import correct_reference
from complaints.models import Decision, FormerReference
from councils.refusals import Refused
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done, newest

pytestmark = pytest.mark.django_db


@pytest.fixture
def bob():
    return colleague("Bob")


@pytest.fixture
def decision():
    return factories.decision(factories.council("Kent County Council"), reference="24018407")


def refused(decision, reference, reason, by, error=Refused) -> str:
    with pytest.raises(error) as found:
        done(correct_reference, decision, reference, reason, by, AT)
    assert not FormerReference.objects.exists()
    assert Decision.objects.get(pk=decision.pk).reference == "24018407"
    return str(found.value)


def test_it_stays_shown_and_is_not_told_as_gone(decision, bob):
    done(correct_reference, decision, "24 018 408", " Mistyped. ", bob, AT, seen=0)
    stored = Decision.objects.public(AT).get()
    assert (stored.reference, stored.revision) == ("24018408", 1)
    assert (stored.text_approved_at, stored.hidden_at) == (decision.text_approved_at, None)
    assert newly_gone(LATER, 9) == []
    kept = newest(stored)
    assert (kept.history_user, kept.history_change_reason) == (
        bob,
        "Reference corrected from 24 018 407: Mistyped.",
    )


def test_what_cannot_be_is_refused(decision, bob):
    assert refused(decision, "24 018 408", " ", bob) == "Say why the reference is corrected."
    assert refused(decision, "24-018-407", "Why.", bob) == "Nothing is different."
    assert "is not a reference" in refused(decision, "24/018", "Why.", bob)
    refused(decision, "25 018 407", "Why.", bob, ValidationError)  # decided in 2024
    factories.decision(factories.council("Essex"), reference="24018408")
    assert refused(decision, "24 018 408", "Why.", bob) == (
        "24 018 408 is the reference of a decision about Essex already."
    )


def test_who_changed_the_text_last_does_not_correct_it(decision, bob):
    Decision.objects.update(text_changed_by=bob)
    assert "somebody else corrects its reference" in refused(decision, "24018408", "Why.", bob)


def test_what_nobody_approved_is_changed_in_its_form(decision, bob):
    waiting = factories.decision(reference="24018409", text_approved_at=None)
    with pytest.raises(Refused, match="change it in its own form"):
        done(correct_reference, waiting, "24018410", "Why.", bob, AT)
