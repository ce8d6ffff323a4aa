"""Recommendations typed with their decision: what the system sets, and what is not undone."""

from datetime import date, datetime

import pytest

from complaints.models import Decision, Extension, Recommendation
from complaints.recommendations.forms.inline import TAKEN_BACK
from councils.years import LONDON
from tests import factories
from tests.complaints.decisions.entries import (
    add,
    change,
    errors,
    new_recommendation,
    page_of,
    signed_in,
    somebody,
)

pytestmark = pytest.mark.django_db

WAITING = {"text_approved_at": None}  # nobody has approved or counted the decision
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}


@pytest.fixture
def officer(clock):
    clock.set(datetime(2024, 9, 2, 23, 30, tzinfo=LONDON))
    return signed_in(somebody("Case officer"))


def row(number: int = 0, **fields) -> dict:
    return {f"recommendations-{number}-{name}": value for name, value in fields.items()}


def test_two_are_entered_with_a_new_decision_and_numbered(officer):
    sent = new_recommendation(0) | new_recommendation(
        1, kind="personal_remedy", public_summary="", private_text="Pay Mrs B £500."
    )
    council = factories.council()
    assert add(officer, council, **sent).status_code == 302
    made = list(Recommendation.objects.order_by("number"))
    assert [(each.number, each.kind, each.council) for each in made] == [
        (1, "service_improvement", council),
        (2, "personal_remedy", council),
    ]
    assert made[1].private_text == "Pay Mrs B £500."


def test_a_further_one_takes_the_next_number(officer):
    decision = factories.decision(**WAITING)
    factories.recommendation(decision, number=4)
    change(officer, decision, **new_recommendation(1))
    assert [each.number for each in decision.recommendations.order_by("number")] == [4, 5]


def test_the_successor_must_comply_once_the_old_council_has_closed(officer):
    old = factories.council(closed_on=date(2024, 7, 1))
    new = factories.council(opened_on=date(2024, 7, 1))
    old.successors.add(new)
    sent = new_recommendation(0, due_on="2024-06-30") | new_recommendation(1, due_on="2024-07-01")
    assert add(officer, old, **sent).status_code == 302
    assert [each.council for each in Recommendation.objects.order_by("number")] == [old, new]


def test_where_the_register_does_not_say_who_must_comply_it_is_asked(officer):
    old = factories.council("Old Council", closed_on=date(2024, 7, 1))
    assert errors(add(officer, old, **new_recommendation(0))) == {
        "0-council": [
            "Old Council is closed by 15 July 2024 and has no successor: name here the council"
            " that must comply."
        ]
    }
    new = factories.council()
    assert add(officer, old, **new_recommendation(0, council=new.pk)).status_code == 302
    assert Recommendation.objects.get().council == new


def test_an_outcome_is_recorded_today_in_london_whatever_is_sent(officer):
    decision = factories.recommendation(factories.decision(**WAITING), **OPEN).decision
    sent = row(outcome="complied", done_on="2024-07-01", recorded_on="2024-07-01")
    assert change(officer, decision, **sent).status_code == 302
    stored = Recommendation.objects.get()
    assert (stored.outcome, stored.done_on) == ("complied", date(2024, 7, 1))
    assert (stored.recorded_on, stored.first_not_complied_on) == (date(2024, 9, 2), None)
    assert Decision.objects.get().revision == 1


def test_a_failure_keeps_its_first_day(officer, clock):
    decision = factories.recommendation(factories.decision(**WAITING), **OPEN).decision
    change(officer, decision, **row(outcome="not_complied"))
    clock.set(datetime(2024, 9, 3, 0, 5, tzinfo=LONDON))
    change(officer, Decision.objects.get(), **row(outcome="complied", done_on="2024-09-03"))
    stored = Recommendation.objects.get()
    assert (stored.outcome, stored.recorded_on) == ("complied", date(2024, 9, 3))
    assert stored.first_not_complied_on == date(2024, 9, 2)


def test_a_day_of_recording_never_moves_back(officer):
    later = date(2025, 1, 10)
    decision = factories.recommendation(
        outcome="not_complied", done_on=None, recorded_on=later
    ).decision
    change(officer, decision, **row(outcome="complied", done_on="2024-08-01"))
    assert Recommendation.objects.get().recorded_on == later


def test_what_was_recorded_is_not_taken_back(officer):
    decision = factories.recommendation(
        factories.decision(**WAITING), outcome="not_complied", done_on=None
    ).decision
    assert errors(change(officer, decision, **row(outcome=""))) == {"0-outcome": [TAKEN_BACK]}
    assert Recommendation.objects.get().outcome == "not_complied"


def test_what_was_complied_with_stays_so(officer):
    stored = factories.recommendation()
    change(officer, stored.decision, **row(outcome="not_complied", done_on=""))
    assert Recommendation.objects.get().outcome == "complied"
    assert Recommendation.objects.get().done_on == stored.done_on


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        (
            {"outcome": "complied", "done_on": "2024-09-03"},
            "What was done is not dated after today.",
        ),
        (
            {"outcome": "complied", "done_on": "2024-06-02"},
            "The decision was made on 3 June 2024, after this date.",
        ),
        (
            {"outcome": "not_complied", "done_on": "2024-07-01"},
            "Only what was complied with has a day on which it was done.",
        ),
    ],
)
def test_days_that_cannot_be(officer, sent, message):
    decision = factories.recommendation(factories.decision(**WAITING), **OPEN).decision
    assert errors(change(officer, decision, **row(**sent))) == {"0-done_on": [message]}


def test_what_a_file_said_of_a_day_does_not_stand_in_the_way_of_another_edit(officer):
    stored = factories.recommendation(done_on=date(2024, 6, 1))
    assert change(officer, stored.decision, **row(private_text="More.")).status_code == 302
    assert Recommendation.objects.get().private_text == "More."


def test_when_it_is_due_is_not_typed_once_it_is_stored(officer):
    stored = factories.recommendation(factories.decision(**WAITING), **OPEN)
    change(officer, stored.decision, **row(due_on="2030-01-01", private_text="More."))
    now = Recommendation.objects.get()
    assert (now.due_on, now.private_text) == (stored.due_on, "More.")


def test_one_with_an_outcome_is_not_deleted(officer):
    decision = factories.decision(**WAITING)
    factories.recommendation(decision)
    factories.recommendation(decision, **OPEN)
    ended = {"no_longer_required_reason": "It closed."}
    factories.recommendation(decision, **OPEN, **ended)
    sent = row(0, DELETE="on") | row(1, DELETE="on") | row(2, DELETE="on")
    assert change(officer, decision, **sent).status_code == 302
    assert [each.number for each in decision.recommendations.order_by("number")] == [1, 3]


def test_what_the_public_reads_of_one_voids_the_approval(officer):
    decision = factories.recommendation(**OPEN).decision
    change(officer, decision, **row(public_summary="Train all staff."))
    stored = Decision.objects.get()
    assert (stored.text_approved_at, stored.text_changed_by) == (None, officer.user)


@pytest.mark.parametrize(
    "sent",
    [new_recommendation(1), row(0, DELETE="on"), row(0, kind="personal_remedy", public_summary="")],
)
@pytest.mark.parametrize("is_guarded", [True, False])
def test_one_is_added_removed_or_of_another_kind_until_somebody_approved(officer, sent, is_guarded):
    decision = factories.decision() if is_guarded else factories.decision(**WAITING)
    factories.recommendation(decision, **OPEN)
    before = list(Recommendation.objects.values())
    change(officer, decision, **sent)
    assert (list(Recommendation.objects.values()) == before) is is_guarded


def test_what_is_private_leaves_the_approval(officer):
    decision = factories.recommendation(**OPEN).decision
    assert change(officer, decision, **row(0, private_text="Apologise.")).status_code == 302
    stored = Decision.objects.get()
    assert (stored.text_approved_at, stored.revision) == (decision.text_approved_at, 1)


def test_an_outcome_of_an_approved_decision_is_recorded_at_the_desk(officer):
    decision = factories.recommendation(**OPEN).decision
    sent = row(outcome="complied", done_on="2024-07-01")
    assert errors(change(officer, decision, **sent)) == {
        f"0-{name}": [
            "Not saved here any more. Its text has been approved. Recorded on its own page."
        ]
        for name in ("outcome", "done_on")
    }
    assert Recommendation.objects.get().outcome == ""


def test_what_was_recorded_of_it_is_told(officer):
    stored = factories.recommendation(
        outcome="not_complied", done_on=None, recorded_on=date(2024, 8, 1)
    )
    Extension.objects.create(
        recommendation=stored,
        was_due_on=date(2024, 7, 15),
        due_on=date(2024, 8, 15),
        reason="Its office was flooded.",
        granted_by=officer.user,
        granted_at=datetime(2024, 7, 14, 12, tzinfo=LONDON),
    )
    page = officer.get(page_of(stored.decision)).content.decode()
    for line in (
        "Recorded on 1 August 2024.",
        "First not complied with on 1 August 2024.",
        "Extended from 15 July 2024 to 15 August 2024 by case-officer: Its office was flooded.",
    ):
        assert f"<p>{line}</p>" in page


def test_one_that_a_second_person_has_to_end_is_told(officer):
    reason = {"no_longer_required_reason": "It closed.", "no_longer_required_by": officer.user}
    stored = factories.recommendation(**OPEN, **reason)
    page = officer.get(page_of(stored.decision)).content.decode()
    assert (
        "case-officer says that it is no longer required (It closed.). A second person has to"
        " confirm that." in page
    )
    change(officer, stored.decision, **row(outcome="not_complied"))
    assert Recommendation.objects.get().outcome == ""


def test_who_may_not_add_or_remove_any_adds_and_removes_none(clock):
    clock.set(datetime(2024, 9, 2, 12, tzinfo=LONDON))
    reviewer = signed_in(somebody("Reviewer"))
    decision = factories.recommendation(**OPEN).decision
    sent = new_recommendation(1) | row(0, DELETE="on", private_text="More.")
    assert change(reviewer, decision, **sent).status_code == 302
    assert [each.private_text for each in decision.recommendations.all()] == ["More."]


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_makes_no_query_per_recommendation(officer, django_assert_max_num_queries, more):
    decision = factories.decision()
    for _ in range(more):
        factories.recommendation(decision)
    with django_assert_max_num_queries(41):
        assert officer.get(page_of(decision)).status_code == 200
