"""Entered in error: void by one person or by two, gone from wherever it counted or was shown."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from complaints.decisions.former_references import current, former_among, known_as
from complaints.decisions.last_shown import withdrawn
from complaints.decisions.newly_public import newly_gone
from complaints.decisions.rules.doubts import about_reference
from complaints.decisions.rules.duplicates import about_duplicates
from complaints.decisions.steps import void_decisions
from complaints.decisions.steps.moves import move
from complaints.decisions.steps.reviews import open_review
from complaints.decisions.steps.withholding import withhold
from complaints.models import Decision, Recommendation, Voiding
from complaints.recommendations.steps.renewal import ask
from complaints.releases.rules.drift import drift
from complaints.statistics.counts import cases_in
from complaints.statistics.readable_cases import NOT_A_CASE, not_shown
from councils.models import Owned
from councils.ownership.steps import give
from councils.refusals import Refused
from councils.years import Year
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done, newest

pytestmark = pytest.mark.django_db
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
WHY = "It is about another body."


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def bob():
    return colleague("Bob", "Reviewer")


@pytest.fixture
def new():
    """Entered, and neither approved nor counted."""
    return factories.decision(reference="24018407", text_approved_at=None)


@pytest.fixture
def shown():
    return factories.decision(reference="24018407")


def voided(decision, ann, bob):
    assert done(void_decisions.void, decision, WHY, ann, AT).voided_at is None
    done(void_decisions.agree, decision, bob, LATER)
    decision.refresh_from_db()
    return decision


def test_what_nobody_approved_or_counted_is_void_at_once(new, ann):
    done(void_decisions.void, new, f" {WHY} ", ann, AT)
    new.refresh_from_db()
    assert (new.outcome, new.is_void, new.reference) == ("entered_in_error", True, "24018407A")
    assert str(new) == "24 018 407 (void)"
    kept = Voiding.objects.get()
    assert (kept.reason, kept.asked_by, kept.agreed_by, kept.voided_at) == (WHY, ann, None, AT)
    last = newest(new)
    assert (last.history_user, last.history_date) == (ann, AT)
    assert last.history_change_reason == f"Entered in error: {WHY}"


def test_what_was_shown_stays_until_somebody_else_agrees(shown, ann, bob):
    made = done(void_decisions.void, shown, WHY, ann, AT)
    assert (made.voided_at, list(Decision.objects.public(AT))) == (None, [shown])
    assert newest(shown).history_change_reason == f"Said to be entered in error: {WHY}"
    with pytest.raises(Refused, match="It was you who said"):
        done(void_decisions.agree, shown, ann, LATER)
    with pytest.raises(Refused, match="Ann said on 1 July 2025"):
        done(void_decisions.void, shown, "Twice.", bob, LATER)
    done(void_decisions.agree, shown, bob, LATER)
    kept = Voiding.objects.get()
    assert (kept.asked_by, kept.agreed_by, kept.voided_at) == (ann, bob, LATER)
    assert list(Decision.objects.public(LATER + timedelta(days=900))) == []


def test_what_was_counted_needs_somebody_else_though_nobody_approved_it(ann, bob):
    counted = factories.decision(outcome="advice_given", text_approved_at=None)
    factories.release()
    assert done(void_decisions.void, counted, WHY, ann, AT).voided_at is None
    counted.refresh_from_db()
    assert not counted.is_void


def test_it_stays_where_somebody_says_why_and_may_be_asked_again(shown, ann, bob):
    done(void_decisions.void, shown, WHY, ann, AT)
    with pytest.raises(Refused, match="Say why"):
        done(void_decisions.leave, shown, " ", ann, LATER)
    done(void_decisions.leave, shown, "It is ours.", ann, LATER)
    assert newest(shown).history_change_reason == "Not entered in error: It is ours."
    with pytest.raises(Refused, match="Nobody says"):
        done(void_decisions.agree, shown, bob, LATER)
    voided(shown, ann, bob)


def test_whoever_follows_it_is_told_that_it_is_gone_and_the_old_address_leads_nowhere(
    shown, ann, bob
):
    council = shown.council
    voided(shown, ann, bob)
    assert list(withdrawn(LATER)) == [shown]
    for gone in (newly_gone(LATER, 5), newly_gone(LATER, 5, council)):
        assert [(each.reference, each.at) for each in gone] == [("24018407", LATER)]
    assert current("24018407") == "24018407"
    assert list(newly_gone(AT, 5)) == []


def test_what_nobody_saw_leaves_no_trace_for_the_public(new, ann):
    done(void_decisions.void, new, WHY, ann, AT)
    assert list(withdrawn(LATER)) == []


def test_its_reference_is_free_for_another_and_for_one_more(shown, ann, bob):
    voided(shown, ann, bob)
    again = factories.decision(reference="24018407", text_approved_at=None)
    assert current("24018407") == "24018407"
    assert known_as([shown, again]) == {shown.pk: "24018407", again.pk: "24018407-2"}
    done(void_decisions.void, again, WHY, ann, LATER)
    again.refresh_from_db()
    assert (again.reference, str(again)) == ("24018407B", "24 018 407 (void B)")
    factories.decision(reference="24018407")


def test_a_new_entry_under_its_reference_is_asked_about_and_no_duplicate_of_it(shown, ann, bob):
    voided(shown, ann, bob)
    (doubt,) = about_reference("24018407", former_among(["24018407"]))
    assert doubt.sentence == (
        "24 018 407 was entered before, in error, and is void: this is to be right."
    )
    again = Decision(reference="24018407", council=shown.council, decided_on=shown.decided_on)
    again.summary = "A summary that is long enough for both of them to be compared with another."
    Decision.objects.filter(pk=shown.pk).update(summary=again.summary)
    assert list(about_duplicates(again)) == []
    Decision.objects.filter(pk=shown.pk).update(outcome="upheld", reference="24018999")
    assert len(list(about_duplicates(again))) == 1


def test_it_counts_no_more_and_a_released_year_shows_that_as_drift(shown, ann, bob):
    other = factories.decision(shown.council)
    factories.recommendation(shown)
    release = factories.release()
    before = not_shown(release, LATER)
    assert len(cases_in(Year(2024))) == 2
    assert not drift(release)
    voided(shown, ann, bob)
    assert [each.decision_id for each in cases_in(Year(2024))] == [other.pk]
    assert release.cases.count() == 2
    (case,) = drift(release).drifted
    assert (case.kind, case.reference) == ("gone", "24018407A")
    assert (before.reasons, not_shown(release, LATER).reasons) == ([], [(NOT_A_CASE, 1)])
    assert not drift(factories.release(reason="A case was entered in error.", public_at=LATER))


def test_what_was_agreed_ends_with_it_and_is_not_required_again(shown, ann, bob):
    done_already, owed = factories.recommendation(shown), factories.recommendation(shown, **OPEN)
    assert list(Recommendation.objects.outstanding()) == [owed]
    voided(shown, ann, bob)
    assert list(Recommendation.objects.still_required()) == []
    owed.refresh_from_db()
    assert (owed.no_longer_required_at, owed.no_longer_required_reason) == (LATER, WHY)
    assert newest(done_already).history_change_reason == f"Entered in error: {WHY}"
    with pytest.raises(Refused, match="Only an upheld decision"):
        done(ask, owed, "After all.", by=bob, at=LATER)


def test_nobody_looks_after_it_any_more(shown, ann, bob):
    owed = factories.recommendation(shown, **OPEN)
    give(shown, ann, by=bob, at=AT)
    give(owed, ann, by=bob, at=AT)
    other = factories.decision()
    give(other, ann, by=bob, at=AT)
    voided(shown, ann, bob)
    assert [each.record for each in Owned.objects.all()] == [other]


def test_a_withholding_waits_for_nobody_any_more(new, ann):
    done(withhold, new, "consent", "A note.", ann, AT)
    assert Decision.objects.awaiting_confirmation().exists()
    done(void_decisions.void, new, WHY, ann, LATER)
    assert not Decision.objects.awaiting_confirmation().exists()
    assert not Decision.objects.awaiting_text_approval().exists()


def test_nothing_is_done_with_it_any_more(shown, ann, bob):
    voided(shown, ann, bob)
    for step in (
        lambda: withhold(shown, "other", "", ann, LATER),
        lambda: move(shown, factories.council(), "A mistake.", ann, LATER),
        lambda: open_review(shown, date(2025, 7, 1), "", ann, LATER),
        lambda: void_decisions.void(shown, WHY, ann, LATER),
        lambda: void_decisions.leave(shown, WHY, bob, LATER),
    ):
        with pytest.raises(Refused, match="was entered in error: nothing is done with it"):
            done(step)


def test_a_review_ends_first(shown, ann, bob):
    done(void_decisions.void, shown, WHY, ann, AT)
    done(open_review, shown, date(2025, 7, 1), "", ann, AT)
    with pytest.raises(Refused, match="is under way: end it first"):
        done(void_decisions.agree, shown, bob, LATER)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2_001])
def test_it_has_a_reason_and_was_read_as_it_is(shown, ann, reason):
    with pytest.raises(Refused, match="Say why"):
        done(void_decisions.void, shown, reason, ann, AT)
    with pytest.raises(Refused, match="has changed since you opened"):
        done(void_decisions.void, shown, WHY, ann, AT, seen=7)
    assert not Voiding.objects.exists()


def test_a_report_that_was_announced_is_not_waited_for(ann, bob):
    announced = timezone.now() + timedelta(days=1)
    report = factories.decision(kind="report", title="Homes", announced_at=announced)
    assert Decision.objects.announced(AT).exists()
    voided(report, ann, bob)
    assert not Decision.objects.announced(AT).exists()
