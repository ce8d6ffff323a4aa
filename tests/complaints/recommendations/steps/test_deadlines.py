"""Giving a council longer, and ending a recommendation that is no longer required."""

from datetime import date, datetime

import pytest
from django.contrib.auth.models import User

from complaints.decisions.steps.reviews import Correction, end_review, open_review
from complaints.models import Decision, Extension, Recommendation
from complaints.recommendations.steps.compliance import NewOutcome, record_outcome
from complaints.recommendations.steps.deadlines import confirm_end, extend, propose_end, reject_end
from complaints.statistics.counts import cases_in
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import LONDON, Year
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2024, 8, 1, 10, tzinfo=LONDON)
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}


@pytest.fixture
def officer():
    return User.objects.create_user("officer", first_name="Olive", last_name="Officer")


@pytest.fixture
def reviewer():
    return User.objects.create_user("reviewer")


@pytest.fixture
def row():
    """Due on 15 July 2024."""
    return factories.recommendation(factories.decision(reference="24018407"), **OPEN)


def take(step, *arguments, **more):
    with changing_public_record():
        return step(*arguments, at=AT, **more)


def refused(step, row, *arguments, **more) -> str:
    before = list(Recommendation.objects.values())
    with pytest.raises(Refused) as found:
        take(step, row, *arguments, **more)
    assert (list(Recommendation.objects.values()), Extension.objects.count()) == (before, 0)
    return str(found.value).removeprefix("24 018 407, recommendation 1")


def not_complied_cases() -> list[str]:
    return [case.compliance for case in cases_in(Year(2024)) if case.compliance]


def test_an_extension_keeps_until_when_it_was(row, officer):
    take(extend, row, date(2024, 9, 1), " A new head of service. ", by=officer)
    take(extend, row, date(2024, 10, 1), "Training is booked.", by=officer)
    row.refresh_from_db()
    assert (row.due_on, row.decision.revision) == (date(2024, 10, 1), 2)
    assert list(
        row.extensions.values_list("was_due_on", "due_on", "reason", "granted_by", "granted_at")
    ) == [
        (date(2024, 7, 15), date(2024, 9, 1), "A new head of service.", officer.pk, AT),
        (date(2024, 9, 1), date(2024, 10, 1), "Training is booked.", officer.pk, AT),
    ]
    kept = row.history.latest("history_id")
    assert (kept.history_user, kept.history_change_reason) == (officer, "Given longer")


def test_an_extension_moves_what_is_late(row, officer):
    take(extend, row, date(2024, 7, 20), "Agreed by telephone.", by=officer)
    take(record_outcome, [NewOutcome(row.pk, "complied", date(2024, 7, 20))], by=officer)
    assert not_complied_cases() == ["on_time"]


@pytest.mark.parametrize("due_on", [date(2024, 7, 14), date(2024, 7, 15)])
def test_an_extension_is_longer(row, officer, due_on):
    assert refused(extend, row, due_on, "Why", by=officer) == (
        " is due on 15 July 2024 already: choose a later day."
    )


def test_an_extension_has_a_reason(row, officer):
    assert refused(extend, row, date(2024, 9, 1), " ", by=officer) == ": say why."


def test_only_what_is_open_is_given_longer(row, officer):
    Recommendation.objects.update(outcome="complied", done_on=AT, recorded_on=AT)
    assert refused(extend, row, date(2024, 9, 1), "Why", by=officer) == (
        " has its outcome: what is open alone is given longer."
    )


def test_what_may_be_about_to_end_is_not_given_longer(row, officer):
    take(propose_end, row, "Moved away", by=officer)
    assert refused(extend, row, date(2024, 9, 1), "Why", by=officer) == (
        ": Olive Officer says that it is no longer required. That has to be confirmed or rejected"
        " first."
    )


def test_a_council_that_will_have_closed_is_not_given_longer(officer):
    closing = factories.council("Old District", closed_on=date(2024, 9, 1))
    row = factories.recommendation(factories.decision(closing, reference="24018407"), **OPEN)
    assert refused(extend, row, date(2024, 9, 1), "Why", by=officer) == (
        ": Old District is closed from 1 September 2024 on. Put right first which council has to"
        " comply then."
    )
    assert take(extend, row, date(2024, 8, 31), "Why", by=officer).due_on == date(2024, 8, 31)


def test_what_changed_since_it_was_read_is_told(row, officer, reviewer):
    take(extend, row, date(2024, 8, 1), "Why", by=officer, seen=0)
    Extension.objects.all().delete()
    for step, arguments in (
        (extend, (date(2024, 9, 1), "Why")),
        (propose_end, ("Moved away",)),
    ):
        assert refused(step, row, *arguments, by=reviewer, seen=0) == (
            "24 018 407 has changed since you opened this page (last changed by Olive Officer on"
            " 1 August 2024, 10.00am: Recommendation 1: Given longer). Nothing was done: read it"
            " again first."
        )


def test_it_is_left_out_only_once_somebody_else_confirmed(row, officer, reviewer):
    take(record_outcome, [NewOutcome(row.pk, "not_complied")], by=officer)
    take(propose_end, row, " The complainant has moved. ", by=officer)
    assert not_complied_cases() == ["not_complied"]
    assert Recommendation.objects.awaiting_confirmation().get() == row
    take(confirm_end, row, by=reviewer, seen=2)
    assert not_complied_cases() == []
    row.refresh_from_db()
    assert (
        row.no_longer_required_reason,
        row.no_longer_required_by,
        row.no_longer_required_confirmed_by,
        row.no_longer_required_at,
        row.outcome,
    ) == ("The complainant has moved.", officer, reviewer, AT, "not_complied")
    reasons = row.history.order_by("-history_id").values_list("history_change_reason", flat=True)
    assert list(reasons[:2]) == ["Confirmed as no longer required", "Said to be no longer required"]


def test_what_was_complied_with_is_not_ended(row, officer):
    Recommendation.objects.update(outcome="complied", done_on=AT, recorded_on=AT)
    assert refused(propose_end, row, "Why", by=officer) == (
        " was complied with: it can be ended only while a review of the decision is under way."
    )


def test_what_was_complied_with_ends_where_a_review_finds_that_it_is_not_upheld(
    row, officer, reviewer
):
    take(record_outcome, [NewOutcome(row.pk, "complied", date(2024, 7, 20))], by=officer)
    review = take(open_review, row.decision, date(2024, 7, 30), "Asked", by=officer)
    overturned = Correction("not_upheld", None)
    take(propose_end, row, "It is not upheld after all", by=officer)
    take(confirm_end, row, by=reviewer)
    take(end_review, review, "recording_error", "", by=reviewer, changes=overturned)
    assert Decision.objects.get().outcome == "not_upheld"
    assert not_complied_cases() == []


def test_an_end_has_a_reason_and_is_said_once(row, officer, reviewer):
    assert refused(propose_end, row, "", by=officer) == ": say why."
    take(propose_end, row, "Moved away", by=officer)
    assert refused(propose_end, row, "Moved away", by=reviewer) == (
        ": Olive Officer says that it is no longer required. That has to be confirmed or rejected"
        " first."
    )


def test_nobody_confirms_what_she_said_herself(row, reviewer):
    take(propose_end, row, "Moved away", by=reviewer)
    assert refused(confirm_end, row, by=reviewer) == (
        ": it was you who said so, so somebody else confirms it."
    )


def test_there_has_to_be_something_to_confirm_or_reject(row, officer, reviewer):
    for step, arguments in ((confirm_end, ()), (reject_end, ("Why",))):
        assert refused(step, row, *arguments, by=reviewer).startswith("Nobody says that 24 018 407")
    take(propose_end, row, "Moved away", by=officer)
    take(confirm_end, row, by=reviewer)
    for step, arguments in ((confirm_end, ()), (reject_end, ("Why",))):
        assert refused(step, row, *arguments, by=reviewer) == (
            " has not been required since 1 August 2024."
        )


def test_another_reason_than_was_read_is_not_confirmed(row, officer, reviewer):
    take(propose_end, row, "Moved away", by=officer)
    take(reject_end, row, "Still there", by=reviewer)
    take(propose_end, row, "The school has closed", by=officer)
    assert refused(confirm_end, row, by=reviewer, seen=1).startswith("24 018 407 has changed")
    take(confirm_end, row, by=reviewer, seen=3)


@pytest.mark.parametrize("by_whom", ["officer", "reviewer"])
def test_a_rejected_end_leaves_it_required(row, officer, by_whom):
    by = officer if by_whom == "officer" else User.objects.create_user("reviewer")
    take(propose_end, row, "Moved away", by=officer)
    assert refused(reject_end, row, " ", by=by) == ": say why."
    take(reject_end, row, "She still lives there.", by=by)
    assert Recommendation.objects.outstanding().get() == row
    row.refresh_from_db()
    assert (row.no_longer_required_reason, row.no_longer_required_by) == ("", None)
    kept = row.history.latest("history_id")
    assert (kept.history_user, kept.history_change_reason) == (
        by,
        "Still required: She still lives there.",
    )
