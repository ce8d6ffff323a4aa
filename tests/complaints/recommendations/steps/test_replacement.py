"""A review that finds a decision not upheld ends what had been agreed in it, in one step."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from complaints.decisions.steps.reviews import Correction, Replacement, end_review, open_review
from complaints.models import CouncilFigures, Decision, Recommendation, ReleasedCase, Review
from complaints.recommendations.steps.deadlines import propose_end
from complaints.statistics.counts import cases_in
from councils.years import Year
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done, newest

pytestmark = pytest.mark.django_db

OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
NEW = Replacement("not_upheld", date(2025, 5, 1), "1. New words.", "We did not uphold it.")
WHY = "There was no fault after all."


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def bob():
    return colleague("Bob")


@pytest.fixture
def decision():
    """Of which one thing was done, and one is open."""
    made = factories.decision(reference="24018407", subject=factories.subject())
    factories.recommendation(made)
    factories.recommendation(made, kind="personal_remedy", public_summary="", **OPEN)
    return made


@pytest.fixture
def review(decision, ann):
    return done(open_review, decision, AT.date(), "The council asked.", ann, AT)


def ended():
    return [each.no_longer_required_at for each in Recommendation.objects.order_by("number")]


def compliance():
    return [(each.outcome, each.compliance) for each in cases_in(Year(2024))]


@pytest.mark.parametrize(
    ("result", "changes"),
    [("replaced", NEW), ("recording_error", Correction("not_upheld", None))],
)
def test_all_that_is_required_ends_with_who_and_why(decision, review, bob, result, changes):
    done(end_review, review, result, "", bob, LATER, changes=changes, void_reason=f" {WHY} ")
    assert Decision.objects.get().outcome == "not_upheld"
    assert ended() == [LATER, LATER]
    for row in Recommendation.objects.all():
        assert (row.no_longer_required_reason, row.no_longer_required_by) == (WHY, bob)
        assert row.no_longer_required_confirmed_by is None
        assert newest(row).history_user == bob
        assert newest(row).history_change_reason == f"Ended with the review: {WHY}"
    assert not Recommendation.objects.awaiting_confirmation().exists()


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_is_written(decision, review, bob, reason):
    with pytest.raises(ValidationError) as wrong:
        done(end_review, review, "replaced", "", bob, LATER, changes=NEW, void_reason=reason)
    assert wrong.value.message_dict == {
        "void_reason": [
            "Say why recommendations 1 and 2 are no longer required: they end with the review."
        ]
    }
    assert ended() == [None, None]
    assert (Decision.objects.get().outcome, Review.objects.get().ended_at) == ("upheld", None)


def test_a_reason_has_its_length(decision, review, bob):
    with pytest.raises(ValidationError, match="2,000 characters at most"):
        done(end_review, review, "replaced", "", bob, LATER, changes=NEW, void_reason="x" * 2_001)


def test_what_contradicts_itself_ends_nothing(decision, review, bob):
    wrong = Correction("not_upheld", None, satisfactory_remedy=True)
    with pytest.raises(ValidationError):
        done(end_review, review, "recording_error", "", bob, LATER, changes=wrong, void_reason=WHY)
    assert ended() == [None, None]


def test_while_it_stays_upheld_nothing_ends(decision, review, bob):
    changes = Replacement("upheld", date(2025, 5, 1), "1. New words.", "We upheld it again.")
    done(end_review, review, "replaced", "", bob, LATER, changes=changes, void_reason=WHY)
    assert ended() == [None, None]


def test_what_somebody_had_said_to_be_over_ends_for_this_reason(decision, review, ann, bob):
    row = Recommendation.objects.get(number=2)
    done(propose_end, row, "She moved away.", by=ann, at=AT)
    done(end_review, review, "replaced", "", bob, LATER, changes=NEW, void_reason=WHY)
    row.refresh_from_db()
    assert (row.no_longer_required_reason, row.no_longer_required_by) == (WHY, bob)
    earlier = row.history.get(no_longer_required_reason="She moved away.")
    assert earlier.history_user == ann


def test_what_had_ended_before_keeps_its_own_reason(decision, review, ann, bob):
    Recommendation.objects.filter(number=1).update(
        no_longer_required_reason="She moved away.",
        no_longer_required_by=ann,
        no_longer_required_at=AT,
    )
    done(end_review, review, "replaced", "", bob, LATER, changes=NEW, void_reason=WHY)
    assert ended() == [AT, LATER]
    assert Recommendation.objects.get(number=1).no_longer_required_reason == "She moved away."


def test_frozen_figures_do_not_change_and_later_ones_leave_it_out(decision, review, bob):
    Recommendation.objects.filter(number=2).delete()
    factories.release()
    frozen = [list(model.objects.values()) for model in (CouncilFigures, ReleasedCase)]
    assert [(each.outcome, each.compliance) for each in ReleasedCase.objects.all()] == [
        ("upheld", "on_time")
    ]
    done(end_review, review, "replaced", "", bob, LATER, changes=NEW, void_reason=WHY)
    assert [list(model.objects.values()) for model in (CouncilFigures, ReleasedCase)] == frozen
    assert compliance() == []
