"""The gate of what councils agreed to change, a second before and a second after."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision, Recommendation
from councils.years import london_instant, london_midnight
from tests import factories

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
LATER = london_midnight(date(2030, 1, 1))
AT_0930 = london_instant("2025-05-20 09:30")


def test_a_service_improvement_is_shown_with_its_decision():
    made = factories.recommendation()
    shown_from = london_midnight(made.decision.decided_on + timedelta(42))
    assert list(Recommendation.objects.public(shown_from - SECOND)) == []
    assert list(Recommendation.objects.public(shown_from)) == [made]
    assert list(Recommendation.objects.public(shown_from).of(made.decision)) == [made]
    assert list(Recommendation.objects.public(shown_from - SECOND).of(made.decision)) == []


def test_a_personal_remedy_and_an_improvement_without_a_summary_are_never_shown():
    made = factories.decision()
    factories.recommendation(
        made, kind="personal_remedy", public_summary="", private_text="Pay Mrs B £500."
    )
    factories.recommendation(made, public_summary="", private_text="Train staff by May.")
    assert list(Decision.objects.public(LATER)) == [made]
    assert not Recommendation.objects.public(LATER).exists()


def test_what_is_no_longer_required_is_shown_nowhere_from_the_instant_at_which_it_ended():
    made = factories.recommendation()
    Recommendation.objects.update(
        no_longer_required_reason="The school closed.", no_longer_required_at=LATER
    )
    for at, shown in ((LATER - SECOND, [made]), (LATER, [])):
        assert list(Recommendation.objects.public(at)) == shown
        assert list(Recommendation.objects.standing(at)) == shown


def test_what_somebody_alone_says_is_no_longer_required_still_is():
    made = factories.recommendation()
    Recommendation.objects.update(no_longer_required_reason="The school closed.")
    assert list(Recommendation.objects.public(LATER)) == [made]


@pytest.mark.parametrize("outcome", [each for each in Decision.Outcome.values if each != "upheld"])
def test_what_was_agreed_ends_with_a_decision_that_is_not_upheld_any_more(outcome):
    made = factories.recommendation()
    assert list(Recommendation.objects.public(LATER)) == [made]
    Decision.objects.update(outcome=outcome)
    assert not Recommendation.objects.public(LATER).exists()
    assert not Recommendation.objects.standing(LATER).exists()
