"""It is kept until when the public saw a decision, whatever hid it."""

from datetime import timedelta

import pytest

from complaints.decisions.last_shown import is_shown, note_hiding, withdrawn
from complaints.decisions.steps.approval import approve_text, take_back
from complaints.decisions.steps.withholding import withhold
from complaints.models import Decision
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return colleague("Ann")


def test_it_is_seen_until_it_is_hidden_and_not_again_by_another_hiding(ann):
    decision = factories.decision()
    assert is_shown(decision, AT)
    note_hiding(decision, AT)
    assert decision.hidden_at == AT
    decision.text_approved_at = None
    decision.save()
    assert not is_shown(decision, AT)
    note_hiding(decision, LATER)
    assert decision.hidden_at == AT


def test_what_the_public_has_not_seen_is_not_hidden_from_it():
    young = factories.decision(decided_on=AT.date() - timedelta(days=41))
    note_hiding(young, AT)
    assert (is_shown(young, AT), young.hidden_at) == (False, None)


def test_those_withdrawn_are_listed_newest_first_with_nothing_but_their_reference(
    ann, django_assert_num_queries
):
    first, second = factories.decision(), factories.decision()
    done(withhold, first, "consent", "", ann, AT)
    done(take_back, second, "Mrs B is named.", ann, LATER)
    assert list(withdrawn(AT)) == [first]
    with django_assert_num_queries(1):
        listed = [(each.reference, each.hidden_at) for each in withdrawn(LATER)]
    assert listed == [(second.reference, LATER), (first.reference, AT)]
    assert withdrawn(LATER)[0].get_deferred_fields() >= {"summary", "statement", "withheld_note"}


def test_what_is_shown_again_is_no_longer_withdrawn_and_hidden_again_it_is_of_then(ann):
    decision = factories.decision()
    done(take_back, decision, "Mrs B is named.", ann, AT)
    decision = done(approve_text, decision, colleague("Bob"), LATER)
    assert list(withdrawn(LATER)) == []
    even_later = LATER + timedelta(days=1)
    done(withhold, decision, "consent", "", ann, even_later)
    assert list(withdrawn(even_later)) == [decision]
    assert Decision.objects.get().hidden_at == even_later
