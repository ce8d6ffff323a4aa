"""Taking back what was recorded by mistake."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from complaints.models import Recommendation
from complaints.recommendations.steps.compliance import (
    NewOutcome,
    RowsRefused,
    correct_mistake,
    record_outcome,
)
from complaints.recommendations.steps.records import recorder
from complaints.statistics.counts import cases_in
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import LONDON, Year
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2024, 8, 1, 10, tzinfo=LONDON)


@pytest.fixture
def officer():
    return User.objects.create_user("officer", first_name="Olive", last_name="Officer")


@pytest.fixture
def reviewer():
    return User.objects.create_user("reviewer")


def outstanding(of=None, **fields) -> Recommendation:
    """Due on 15 July 2024, of a decision of 3 June 2024."""
    open_ = {"outcome": "", "done_on": None, "recorded_on": None}
    return factories.recommendation(
        of or factories.decision(reference="24018407"), **open_ | fields
    )


def record(*rows, by, at=AT) -> list[Recommendation]:
    with changing_public_record():
        return record_outcome([NewOutcome(*row) for row in rows], by=by, at=at)


def correct(recommendation, by, at=AT, reason="Wrong council", **how) -> Recommendation:
    with changing_public_record():
        return correct_mistake(recommendation, reason, by=by, at=at, **how)


def compliance(year: str) -> list[str]:
    return [case.compliance for case in cases_in(Year.parse(year)) if case.compliance]


def refused(*rows, by, at=AT) -> str:
    before = list(Recommendation.objects.values())
    with pytest.raises(RowsRefused) as found:
        record(*rows, by=by, at=at)
    assert list(Recommendation.objects.values()) == before
    return str(found.value)


def test_a_mistake_leaves_the_recommendation_open_and_no_failure(officer, reviewer):
    row = outstanding()
    record((row.pk, "not_complied"), by=officer)
    correct(row, by=reviewer)
    row.refresh_from_db()
    assert (row.outcome, row.done_on, row.recorded_on, row.first_not_complied_on) == (
        "",
        None,
        None,
        None,
    )
    assert compliance("2024-25") == []
    assert [
        (kept.history_change_reason, kept.history_user)
        for kept in row.history.order_by("-history_id")[:2]
    ] == [
        ("Mistake: Wrong council", reviewer),
        ("Outcome recorded", officer),
    ]


def test_a_failure_stands_when_what_followed_was_a_mistake(officer, reviewer):
    row = outstanding()
    record((row.pk, "not_complied"), by=officer)
    later = AT + timedelta(days=300)
    record((row.pk, "complied", date(2024, 9, 1)), by=officer, at=later)
    correct(row, by=reviewer, at=later)
    row.refresh_from_db()
    assert (row.outcome, row.done_on, row.recorded_on, row.first_not_complied_on) == (
        "not_complied",
        None,
        date(2024, 8, 1),
        date(2024, 8, 1),
    )
    correct(row, by=reviewer, at=later)  # the failure was the officer's too
    row.refresh_from_db()
    assert (row.outcome, row.first_not_complied_on) == ("", None)


def test_an_earlier_failure_alone_was_the_mistake(officer, reviewer):
    row = outstanding()
    record((row.pk, "not_complied"), by=officer)
    later = datetime(2025, 5, 2, 9, tzinfo=LONDON)
    record((row.pk, "complied", date(2024, 7, 10)), by=reviewer, at=later)
    with pytest.raises(Refused, match="recorded by you: somebody else corrects it"):
        correct(row, by=officer, failure_only=True)
    correct(row, by=reviewer, failure_only=True)
    assert (compliance("2024-25"), compliance("2025-26")) == ([], ["on_time"])


def test_somebody_else_corrects_than_recorded(officer, reviewer):
    row = outstanding()
    record((row.pk, "complied", date(2024, 7, 10)), by=officer)
    with pytest.raises(Refused) as found:
        correct(row, by=officer)
    assert str(found.value) == (
        "24 018 407, recommendation 1 was recorded by you: somebody else corrects it."
    )
    assert correct(row, by=reviewer).outcome == ""


def test_a_correction_says_why_in_few_words(officer, reviewer):
    row = outstanding()
    record((row.pk, "complied", date(2024, 7, 10)), by=officer)
    for reason, sentence in (
        ("  ", "say why."),
        ("x" * 2_001, "say why in 2,000 characters at most."),
    ):
        with pytest.raises(Refused, match=sentence):
            correct(row, by=reviewer, reason=reason)
    correct(row, by=reviewer, reason="x" * 2_000)
    assert row.history.latest("history_id").history_change_reason == f"Mistake: {'x' * 2_000}"


def test_there_has_to_be_a_mistake(officer, reviewer):
    row = outstanding()
    with pytest.raises(Refused, match="no outcome that could be a mistake"):
        correct(row, by=reviewer)
    record((row.pk, "complied", date(2024, 7, 10)), by=officer)
    with pytest.raises(Refused, match="no earlier failure that could be a mistake"):
        correct(row, by=reviewer, failure_only=True)


def test_a_correction_of_what_was_not_read_is_refused(officer, reviewer):
    row = outstanding()
    record((row.pk, "complied", date(2024, 7, 10)), by=officer)
    with pytest.raises(Refused, match=r"24 018 407 has changed since you opened this page"):
        correct(row, by=reviewer, seen=0)
    assert correct(row, by=reviewer, seen=1).outcome == ""


def test_who_changed_something_else_did_not_record_it(officer, reviewer):
    row = outstanding(outcome="not_complied", recorded_on=date(2024, 7, 20))
    assert recorder(row) is None  # it was entered by nobody who is known
    Recommendation.history.all().delete()  # as in made-up data
    row.due_on += timedelta(days=1)
    row._history_user = reviewer
    row.save()
    assert recorder(row) is None
    record((row.pk, "complied", date(2024, 7, 21)), by=officer)
    row.refresh_from_db()
    assert (recorder(row), recorder(row, of_failure=True)) == (officer, None)
    assert correct(row, by=reviewer).outcome == "not_complied"
