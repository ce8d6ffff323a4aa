"""What changed since a text was approved last, for the second person."""

from datetime import date, timedelta

import pytest

from complaints.decisions.rules.differences import since_approval
from complaints.decisions.steps.approval import approve_text, take_back
from complaints.decisions.steps.correction import Facts, correct
from complaints.decisions.steps.records import AS_APPROVED, keep, keep_edit
from complaints.models import Decision, Recommendation
from complaints.recommendations.steps.agreement import Agreed, add
from complaints.recommendations.steps.deadlines import extend
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done

pytestmark = pytest.mark.django_db
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
AFTER = LATER + timedelta(hours=1)


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def bob():
    return colleague("Bob")


@pytest.fixture
def decision(ann):
    return factories.decision(
        factories.council("Kent County Council"),
        reference="24018407",
        text_approved_at=None,
        summary="We upheld Mrs B's complaint.",
    )


def approved(decision, bob, at=AT) -> Decision:
    done(approve_text, decision, bob, at)
    return Decision.objects.get(pk=decision.pk)


def edit(decision, ann, **fields) -> Decision:
    for name, value in fields.items():
        setattr(decision, name, value)
    done(keep_edit, decision, set(fields), "", ann, LATER)
    return Decision.objects.get(pk=decision.pk)


def told(decision) -> dict[str, str]:
    """Each difference in one line, what was removed in brackets, what was added in angles."""
    marks = {"added": "<{}>", "removed": "[{}]"}
    return {
        each.name: "".join(marks.get(one.kind, "{}").format(one.text) for one in each.pieces)
        or f"{each.old} → {each.new}"
        for each in since_approval(decision).differences
    }


def test_the_first_approval_has_nothing_to_compare_with(decision):
    since = since_approval(decision)
    assert (since.is_first, since.at, since.differences) == (True, None, [])


def test_words_and_facts_are_told_with_who_approved_last(decision, ann, bob):
    now = approved(decision, bob)
    now = edit(now, ann, summary="We partly upheld Mrs B's complaint.", acted_for="A contractor")
    facts = Facts(date(2024, 5, 3), None, "statement", "", None)
    done(correct, now, facts, "Mistyped.", ann, AFTER)
    now = Decision.objects.get()
    since = since_approval(now)
    assert (since.is_first, since.at, since.by) == (False, AT, "Bob")
    assert told(now) == {
        "Summary": "We< partly> upheld Mrs B's complaint.",
        "Who acted for the council": "<A contractor>",
        "Decided on": "3 June 2024 → 3 May 2024",
    }


def test_what_was_approved_twice_is_compared_with_the_last(decision, ann, bob):
    now = edit(approved(decision, bob), ann, summary="Second.")
    now = edit(approved(now, bob, LATER), ann, summary="Third.")
    assert told(now) == {"Summary": "[Second.]<Third.>"}


def test_an_approval_that_was_taken_back_does_not_count(decision, ann, bob):
    now = edit(approved(decision, bob), ann, summary="Second.")
    now = approved(now, bob, LATER)
    done(take_back, now, "Too soon.", bob, AFTER)
    assert told(Decision.objects.get()) == {"Summary": "[We upheld Mrs B's complaint.]<Second.>"}


def test_recommendations_added_removed_and_changed_are_told(decision, ann, bob):
    changed = factories.recommendation(decision, public_summary="Train staff.", **OPEN)
    gone = factories.recommendation(decision, public_summary="Write a policy.", **OPEN)
    for each in (changed, gone):
        each.history.update(history_date=AT - timedelta(days=1))
    now = approved(decision, bob)
    done(extend, changed, date(2024, 8, 1), "Why.", by=ann, at=LATER)
    changed.refresh_from_db()
    changed.public_summary = "Train all staff."
    done(keep, changed, "", ann, LATER)
    gone.delete()
    now.refresh_from_db()
    payment = Agreed("personal_remedy", date(2024, 9, 1), private_text="Pay £500.")
    done(add, now, payment, "Left out.", ann, LATER, seen=None)
    assert told(Decision.objects.get()) == {
        "Recommendation 1: due on": "15 July 2024 → 1 August 2024",
        "Recommendation 1: public summary": "Train <all >staff.",
        "Recommendation 2, added (personal remedy, Kent County Council)": "<Pay £500.>",
        "Recommendation 2, removed": "[Write a policy.]",
    }


def test_what_has_no_history_keeps_how_it_stood_before_the_first_change(decision, ann, bob):
    factories.recommendation(decision, public_summary="Train staff.", **OPEN)
    Decision.objects.update(text_approved_at=AT)
    Decision.history.all().delete()
    Recommendation.history.all().delete()
    now = edit(Decision.objects.get(), ann, summary="New.")
    kept = Decision.history.earliest("history_id")
    assert (kept.history_change_reason, kept.history_date) == (AS_APPROVED, AT)
    assert Recommendation.history.get().history_date == AT
    assert since_approval(now).by == "a file or a command"
    assert told(now) == {"Summary": "[We upheld Mrs B's complaint.]<New.>"}


def test_a_history_that_begins_with_a_change_says_that_it_is_not_known(decision, ann):
    Decision.history.all().delete()
    now = edit(decision, ann, summary="New.")
    since = since_approval(now)
    assert (since.is_first, since.at) == (False, None)


@pytest.mark.parametrize("more", [1, 3])
def test_it_asks_no_more_for_more_recommendations(
    decision, bob, more, django_assert_max_num_queries
):
    for _ in range(more):
        factories.recommendation(decision, **OPEN)
    now = approved(decision, bob)
    with django_assert_max_num_queries(8):
        since_approval(now)
