"""Reviews and moves, as staff take them."""

from datetime import date

import pytest

from complaints.decisions.steps.reviews import open_review
from complaints.models import Decision, Recommendation, Review
from tests import factories
from tests.complaints.colleagues import AT, colleague, done
from tests.complaints.steps import Staff, address, as_kept, errors, told

pytestmark = pytest.mark.django_db

REPLACED = {
    "outcome": "not_upheld",
    "satisfactory_remedy": "",
    "decided_on": "2025-05-01",
    "summary": "We did not uphold it.",
    "statement": "1. New words.",
}


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def bob():
    return colleague("Bob", "Reviewer")


@pytest.fixture
def decision():
    kent = factories.council("Kent County Council")
    return factories.decision(kent, reference="24018407", subject=factories.subject())


@pytest.fixture
def review(decision, ann):
    return done(open_review, decision, AT.date(), "The council asked.", ann, AT)


@pytest.fixture
def staff(client, clock):
    return Staff(client, clock)


def test_a_review_is_opened(staff, decision, ann):
    page = staff.take("open-review", decision, ann, requested_on="2025-06-30", grounds="Mrs B.")
    assert told(page) == [
        "success: The review of 24 018 407 is open. The public does not see the decision until"
        " somebody else ends the review."
    ]
    review = Review.objects.get()
    assert (review.requested_on, review.grounds, review.opened_by) == (
        date(2025, 6, 30),
        "Mrs B.",
        ann,
    )


def test_a_day_that_cannot_be_right_is_refused(staff, decision, ann):
    before = as_kept()
    page = staff.take("open-review", decision, ann, requested_on="2025-07-02", grounds="Mrs B.")
    assert errors(page) == {
        "__all__": ["The day on which the review was requested is after today."]
    }
    page = staff.take("open-review", decision, ann, requested_on="30.2.2025", grounds="")
    assert errors(page).keys() == {"requested_on", "grounds"}
    assert as_kept() == before


def test_what_came_of_it_is_chosen_first(staff, decision, review, bob):
    for query in ("", "?result=lost"):
        page = staff.open("end-review", decision, bob, query)
        assert page.context["form"] is None
        for result in Review.Result.values:
            assert f'href="?result={result}#form"' in page.content.decode()
        refused = staff.take("end-review", decision, bob, query, result="confirmed")
        assert refused.status_code == 200
    assert Review.objects.get().ended_at is None


def test_it_is_confirmed(staff, decision, review, bob):
    page = staff.take("end-review", decision, bob, "?result=confirmed", note="It stands.")
    assert told(page) == [
        "success: The review of 24 018 407 has ended. Confirmed: the decision and its date stand."
        " Shown to the public since 15 July 2024."
    ]
    review.refresh_from_db()
    assert (review.result, review.note, review.ended_by) == ("confirmed", "It stands.", bob)


def test_an_earlier_review_is_told_of(staff, decision, review, ann, bob):
    staff.take("end-review", decision, bob, "?result=confirmed", note="It stands.")
    words = staff.open("open-review", decision, ann).content.decode()
    assert (
        "Requested on 1 July 2025; confirmed: the decision and its date stand; ended by Bob on"
        " 1 July 2025"
    ) in words
    assert "It stands." in words


def test_it_is_replaced_and_frozen_figures_are_told_of(staff, decision, review, bob):
    factories.release()
    page = staff.take("end-review", decision, bob, "?result=replaced", **REPLACED)
    assert told(page) == [
        "success: The review of 24 018 407 has ended. Replaced: a new statement, outcome and date."
        " Not shown: its text is not approved yet (changed last by Bob). The figures of 2024-25 are"
        " frozen and do not move by themselves: this is drift there until they are revised."
    ]
    decision.refresh_from_db()
    assert (decision.outcome, decision.decided_on, decision.statement) == (
        "not_upheld",
        date(2025, 5, 1),
        "1. New words.",
    )


def test_a_text_that_was_not_touched_is_kept_as_it_was(staff, decision, review, bob):
    Decision.objects.update(statement="## Complaint\n\n1. Words.", summary="One.\nTwo.")
    sent = REPLACED | {
        "statement": "## Complaint\r\n\r\n1. Words.",
        "summary": "One.\r\nTwo.",
    }
    staff.take("end-review", decision, bob, "?result=replaced", **sent)
    decision.refresh_from_db()
    assert (decision.statement, decision.summary) == (
        "## Complaint\n\n1. Words.",
        "One.\nTwo.",
    )


def test_a_recording_error_is_put_right(staff, decision, review, bob):
    subject = factories.subject("Planning", "Planning", "Enforcement")
    staff.take("end-review", decision, bob, "?result=recording_error", subject=subject.pk)
    decision.refresh_from_db()
    assert (decision.subject, decision.outcome, decision.decided_on) == (
        subject,
        "upheld",
        date(2024, 6, 3),
    )


def test_what_contradicts_itself_is_said_at_its_field(staff, decision, review, bob):
    before = as_kept()
    wrong = REPLACED | {"satisfactory_remedy": "on"}
    page = staff.take("end-review", decision, bob, "?result=replaced", **wrong)
    assert errors(page) == {
        "satisfactory_remedy": ["Only an upheld decision has a satisfactory remedy."]
    }
    factories.recommendation(decision)
    page = staff.take("end-review", decision, bob, "?result=replaced", **REPLACED)
    assert errors(page) == {
        "void_reason": ["Say why recommendation 1 is no longer required: it ends with the review."]
    }
    assert page.context["form"]["statement"].value() == "1. New words."
    Recommendation.objects.all().delete()
    assert as_kept() == before


@pytest.mark.parametrize("result", ["replaced", "recording_error"])
def test_what_would_end_is_shown_with_its_state_and_ends(staff, decision, review, bob, result):
    factories.recommendation(decision)
    open_yet = {"outcome": "", "done_on": None, "recorded_on": None}
    remedy = {"kind": "personal_remedy", "public_summary": "", "private_text": "Pay £500."}
    factories.recommendation(decision, **remedy, **open_yet)
    query = f"?result={result}"
    words = " ".join(staff.open("end-review", decision, bob, query).content.decode().split())
    assert (
        "Recommendation 1: service improvement, Kent County Council, due 15 July 2024. Complied,"
        " done on 15 July 2024."
    ) in words
    assert (
        "Recommendation 2: personal remedy, Kent County Council, due 15 July 2024 (351 days"
        " overdue). Outstanding."
    ) in words
    sent = REPLACED | {"void_reason": "No fault."}
    [said] = told(staff.take("end-review", decision, bob, query, **sent))
    assert "Recommendations 1 and 2 are no longer required. Not shown" in said
    assert Decision.objects.get().outcome == "not_upheld"
    assert not Recommendation.objects.still_required().exists()


def test_nothing_is_asked_of_what_was_agreed_where_nothing_would_end(staff, decision, review, bob):
    for number, query in enumerate(("?result=replaced", "?result=confirmed")):
        page = staff.open("end-review", decision, bob, query)
        assert "void_reason" not in page.context["form"].fields
        assert "What ends if" not in page.content.decode()
        if not number:
            ended = {"no_longer_required_at": AT, "no_longer_required_reason": "She moved away."}
            factories.recommendation(decision, **ended)


def test_the_second_to_end_it_is_told(staff, decision, review, bob):
    cat = colleague("Cat", "Reviewer")
    seen = staff.open("end-review", decision, cat, "?result=replaced").context["form"]
    staff.take("end-review", decision, bob, "?result=confirmed")
    staff.client.force_login(cat)
    sent = REPLACED | {"seen": seen.initial["seen"]}
    page = staff.client.post(address("end-review", decision, "?result=replaced"), sent)
    [said] = errors(page)["__all__"]
    assert said.startswith("No review of 24 018 407 is under way: Bob ended the last one")
    assert Decision.objects.get().outcome == "upheld"


def test_a_case_is_moved(staff, decision, ann):
    factories.release()
    essex = factories.council("Essex County Council")
    page = staff.take("move", decision, ann, council=essex.pk, reason="It is about Essex.")
    assert told(page) == [
        "success: 24 018 407 is now about Essex County Council. Not shown: its text is not approved"
        " yet (changed last by Ann). The figures of 2024-25 are frozen and do not move by"
        " themselves: this is drift there until they are revised."
    ]
    assert Decision.objects.get().council == essex


def test_only_councils_that_had_opened_are_offered(staff, decision, ann):
    factories.council("Young Council", opened_on=date(2024, 6, 4))
    closed = factories.council("Old Council", closed_on=date(2023, 4, 1))
    form = staff.open("move", decision, ann).context["form"]
    offered = {str(label) for _, label in form.fields["council"].choices}
    assert offered == {"---------", f"{closed} (until 31 March 2023)"}


def test_the_text_is_folded_away_where_something_is_to_be_put_right(staff, decision, ann):
    assert (
        '<details class="module reading" open>'
        in staff.open("move", decision, ann).content.decode()
    )
    page = staff.take("move", decision, ann)
    assert set(errors(page)) == {"council", "reason"}
    assert '<details class="module reading">' in page.content.decode()


@pytest.mark.parametrize("step", ["move", "end-review"])
def test_what_changed_since_it_was_read_is_not_overwritten(staff, decision, review, bob, step):
    query = "?result=replaced" if step == "end-review" else ""
    staff.open(step, decision, bob, query)
    Decision.objects.update(revision=7)
    essex = factories.council("Essex County Council")
    sent = REPLACED | {"council": essex.pk, "reason": "It is about Essex.", "seen": 1}
    before = as_kept()
    [said] = errors(staff.client.post(address(step, decision, query), sent))["__all__"]
    assert "has changed since you opened this page" in said
    assert as_kept() == before
