"""A decision is looked at again: confirmed, replaced, or put right."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from complaints.decisions.last_shown import withdrawn
from complaints.decisions.steps.approval import approve_text
from complaints.decisions.steps.reviews import Correction, Replacement, end_review, open_review
from complaints.decisions.steps.withholding import withhold
from complaints.models import Decision, Review
from complaints.statistics.counts import cases_in
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import Year, london_midnight
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done, newest

pytestmark = pytest.mark.django_db

DECIDED, TODAY = date(2024, 6, 3), AT.date()
NEW = Replacement("not_upheld", date(2025, 5, 1), "1. New words.", "We did not uphold it.")


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def bob():
    return colleague("Bob")


@pytest.fixture
def decision():
    return factories.decision(
        reference="24018407", subject=factories.subject(), satisfactory_remedy=True
    )


@pytest.fixture
def review(decision, ann):
    return done(open_review, decision, TODAY, "The council asked.", ann, AT)


def public(at=LATER):
    return list(Decision.objects.public(at))


def case():
    return [
        (year, each.outcome, each.satisfactory_remedy, each.category_id)
        for year in ("2023-24", "2024-25", "2025-26")
        for each in cases_in(Year.parse(year))
    ]


def test_while_it_is_under_way_the_public_does_not_see_it(decision, ann):
    assert public() == [decision]
    review = done(open_review, decision, TODAY, " The council asked. ", ann, AT)
    assert public() == []
    decision.refresh_from_db()
    assert (decision.withheld_reason, decision.withheld_at, decision.hidden_at) == (
        "under_review",
        AT,
        AT,
    )
    assert list(withdrawn(AT)) == [decision]
    assert (review.requested_on, review.grounds, review.opened_by, review.opened_at) == (
        TODAY,
        "The council asked.",
        ann,
        AT,
    )
    assert newest(review).history_user == newest(decision).history_user == ann


def test_a_review_waits_for_nobody_to_confirm_a_withholding(review):
    assert list(Decision.objects.awaiting_confirmation()) == []


def test_there_is_one_at_a_time_and_the_second_is_told(decision, review, bob):
    with pytest.raises(Refused) as refused:
        done(open_review, decision, TODAY, "Mrs B asked.", bob, LATER)
    assert str(refused.value) == (
        "A review of 24 018 407 is under way already: Ann opened it on 1 July 2025, 9.30am."
    )
    assert Review.objects.get() == review
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(decision=decision, requested_on=TODAY, opened_at=AT)


@pytest.mark.parametrize(
    ("day", "why"),
    [(TODAY + timedelta(1), "after today"), (DECIDED - timedelta(1), "made on 3 June 2024")],
)
def test_it_is_requested_between_the_decision_and_today(decision, ann, day, why):
    with pytest.raises(Refused, match=why):
        done(open_review, decision, day, "", ann, AT)
    assert public() == [decision]
    assert not Review.objects.exists()


def test_confirmed_the_original_date_and_the_approval_stand(decision, review, bob):
    before = Decision.objects.values("decided_on", "outcome", "text_approved_at", "statement").get()
    done(end_review, review, "confirmed", " It stands. ", bob, LATER)
    assert public() == [decision]
    assert Decision.objects.values(*before).get() == before
    review.refresh_from_db()
    assert (review.result, review.note, review.ended_by, review.ended_at) == (
        "confirmed",
        "It stands.",
        bob,
        LATER,
    )
    assert newest(review).history_user == newest(decision).history_user == bob
    assert list(withdrawn(LATER)) == []


def test_an_earlier_withholding_outlasts_a_review(decision, ann, bob):
    done(withhold, decision, "consent", "", ann, AT)
    review = done(open_review, decision, TODAY, "", ann, AT)
    done(end_review, review, "confirmed", "", bob, LATER)
    decision.refresh_from_db()
    assert (decision.withheld_reason, decision.withheld_by) == ("consent", ann)
    assert public() == []


def test_who_opened_it_does_not_end_it(decision, review, ann):
    for result, changes in (("confirmed", None), ("replaced", NEW)):
        with pytest.raises(Refused, match="You opened the review of 24 018 407"):
            done(end_review, review, result, "", ann, LATER, changes=changes)
    assert Review.objects.get().ended_at is None
    assert public() == []
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(ended_by=ann, ended_at=LATER, result="confirmed")


def test_the_second_to_end_it_is_told_who_did_and_how(decision, review, bob):
    as_cat_read_it = Review.objects.get()
    done(end_review, review, "confirmed", "", bob, LATER)
    with pytest.raises(Refused) as refused:
        done(end_review, as_cat_read_it, "replaced", "", colleague("Cat"), LATER, changes=NEW)
    assert str(refused.value) == (
        "No review of 24 018 407 is under way: Bob ended the last one on 1 July 2025, 10.30am"
        " (confirmed: the decision and its date stand)."
    )
    assert Decision.objects.get().outcome == "upheld"


def test_it_is_not_ended_by_who_read_something_else(decision, review, bob):
    with pytest.raises(Refused, match="has changed since you opened this page"):
        done(end_review, review, "confirmed", "", bob, LATER, seen=0)


@pytest.mark.parametrize(
    ("result", "changes"),
    [
        ("confirmed", NEW),
        ("replaced", None),
        ("replaced", Correction("not_upheld", None)),
        ("recording_error", NEW),
        ("recording_error", None),
        ("lost", None),
    ],
)
def test_a_result_comes_with_its_own_changes(decision, review, bob, result, changes):
    with pytest.raises(Refused, match="Say what came of the review"):
        done(end_review, review, result, "", bob, LATER, changes=changes)


def test_replaced_it_is_counted_once_at_its_new_date(decision, review, bob):
    assert case() == [("2024-25", "upheld", True, None)]
    done(end_review, review, "replaced", "", bob, LATER, changes=NEW)
    assert case() == [("2025-26", "not_upheld", False, decision.subject.category_id)]
    decision.refresh_from_db()
    assert Decision.objects.count() == 1
    assert (decision.reference, decision.statement, decision.summary) == (
        "24018407",
        NEW.statement,
        NEW.summary,
    )


def test_replaced_its_text_is_approved_again_and_shown_six_weeks_after_its_new_date(
    decision, review, bob
):
    done(end_review, review, "replaced", "", bob, LATER, changes=NEW)
    shown_from = london_midnight(NEW.decided_on + timedelta(42))
    assert shown_from < LATER
    assert public() == []
    decision.refresh_from_db()
    assert (decision.text_changed_by, decision.text_approved_at) == (bob, None)
    assert (decision.withheld_reason, decision.hidden_at) == ("", AT)
    with pytest.raises(Refused, match="You were the last to change"):
        done(approve_text, decision, bob, LATER)
    done(approve_text, decision, colleague("Cat"), LATER)
    assert public() == [decision]
    Decision.objects.update(text_approved_at=shown_from - timedelta(days=9))
    assert public(shown_from - timedelta(seconds=1)) == []
    assert public(shown_from) == [decision]


@pytest.mark.parametrize(
    ("different", "why"),
    [
        ({"decided_on": DECIDED - timedelta(1)}, "not before 3 June 2024"),
        ({"decided_on": TODAY + timedelta(1)}, "after today"),
        ({"statement": "  "}, "has a new statement"),
    ],
)
def test_a_new_decision_is_dated_between_the_old_one_and_today_and_has_words(
    decision, review, bob, different, why
):
    changes = Replacement(**vars(NEW) | different)
    with pytest.raises(Refused, match=why):
        done(end_review, review, "replaced", "", bob, LATER, changes=changes)
    assert case() == [("2024-25", "upheld", True, None)]


def test_the_same_statement_is_no_replacement(decision, review, bob):
    changes = Replacement("not_upheld", TODAY, decision.statement + "\n", "")
    with pytest.raises(Refused, match="has a new statement"):
        done(end_review, review, "replaced", "", bob, LATER, changes=changes)


@pytest.mark.parametrize("day", [DECIDED, TODAY])
def test_both_ends_are_allowed(decision, review, bob, day):
    changes = Replacement(**vars(NEW) | {"decided_on": day})
    done(end_review, review, "replaced", "", bob, LATER, changes=changes)
    assert Decision.objects.get().decided_on == day


def test_a_recording_error_is_put_right_and_the_date_stands(decision, review, bob):
    subject = factories.subject("Planning", "Planning", "Enforcement")
    changes = Correction("not_upheld", subject)
    done(end_review, review, "recording_error", "", bob, LATER, changes=changes)
    assert case() == [("2024-25", "not_upheld", False, subject.category_id)]
    decision.refresh_from_db()
    assert (decision.decided_on, decision.text_approved_at) == (DECIDED, None)
    assert decision.text_changed_by == bob
    assert public() == []


def test_a_recording_error_changes_something(decision, review, bob):
    changes = Correction("upheld", decision.subject, satisfactory_remedy=True)
    with pytest.raises(Refused, match="Nothing is different"):
        done(end_review, review, "recording_error", "", bob, LATER, changes=changes)


def test_what_contradicts_itself_is_refused_at_its_field(decision, review, bob):
    changes = Correction("not_upheld", None, satisfactory_remedy=True)
    with pytest.raises(ValidationError) as wrong:
        done(end_review, review, "recording_error", "", bob, LATER, changes=changes)
    assert wrong.value.message_dict == {
        "satisfactory_remedy": ["Only an upheld decision has a satisfactory remedy."]
    }
    assert case() == [("2024-25", "upheld", True, None)]


def test_recommendations_do_not_stay_with_what_is_no_longer_upheld(decision, review, bob):
    made = factories.recommendation(decision)
    with pytest.raises(ValidationError, match="Say why recommendation 1 is no longer required"):
        done(end_review, review, "replaced", "", bob, LATER, changes=NEW)
    why = {"void_reason": "Not upheld now."}
    done(end_review, review, "replaced", "", bob, LATER, changes=NEW, **why)
    made.refresh_from_db()
    assert (made.decision.outcome, made.no_longer_required_at) == ("not_upheld", LATER)


def test_after_a_review_there_may_be_another(decision, review, ann, bob):
    done(end_review, review, "confirmed", "", bob, LATER)
    done(open_review, decision, TODAY, "", bob, LATER)
    assert Review.objects.count() == 2
    assert public() == []


def test_stopped_in_the_middle_nothing_is_written(decision, review, bob):
    before = Decision.objects.values().get(), Review.objects.values().get()

    def stopped():
        with changing_public_record():
            end_review(review, "replaced", "", bob, LATER, changes=NEW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert (Decision.objects.values().get(), Review.objects.values().get()) == before
