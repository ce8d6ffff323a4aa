"""Recording compliance, and correcting what was recorded wrongly, by examples worked by hand."""

from datetime import date, datetime

import pytest
from django.contrib.auth.models import User

from complaints.models import Recommendation
from complaints.recommendations.steps.compliance import (
    NewOutcome,
    RowsRefused,
    correct_mistake,
    record_outcome,
    with_overdue_cases,
)
from complaints.statistics.counts import cases_in
from councils.models import Council
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


def test_it_is_recorded_on_londons_date_whenever_it_was_done(officer):
    row = outstanding()
    an_hour_before_midnight_utc = datetime.fromisoformat("2024-07-31T23:30:00+00:00")
    record((row.pk, "complied", date(2024, 7, 10)), by=officer, at=an_hour_before_midnight_utc)
    row.refresh_from_db()
    assert (row.outcome, row.done_on, row.recorded_on, row.first_not_complied_on) == (
        "complied",
        date(2024, 7, 10),
        date(2024, 8, 1),
        None,
    )
    kept = row.history.latest("history_id")
    assert (kept.history_user, kept.history_change_reason, kept.outcome) == (
        officer,
        "Outcome recorded",
        "complied",
    )


@pytest.mark.parametrize(
    ("done_on", "counts_as"),
    [(date(2024, 7, 15), "on_time"), (date(2024, 7, 16), "late")],
)
def test_late_is_one_day_after_it_was_due(officer, done_on, counts_as):
    record((outstanding().pk, "complied", done_on), by=officer)
    assert compliance("2024-25") == [counts_as]


def test_it_counts_in_the_year_of_recording_not_of_doing(officer):
    row = outstanding()
    record(
        (row.pk, "complied", date(2024, 7, 10)),
        by=officer,
        at=datetime(2025, 4, 1, 0, 30, tzinfo=LONDON),
    )
    assert (compliance("2024-25"), compliance("2025-26")) == ([], ["on_time"])


def test_a_failure_counts_once_in_its_own_year_whatever_follows(officer):
    row = outstanding()
    record((row.pk, "not_complied"), by=officer, at=datetime(2025, 3, 31, 9, tzinfo=LONDON))
    assert compliance("2024-25") == ["not_complied"]
    record(
        (row.pk, "complied", date(2025, 5, 1)),
        by=officer,
        at=datetime(2025, 5, 2, 9, tzinfo=LONDON),
    )
    assert (compliance("2024-25"), compliance("2025-26")) == (["not_complied"], [])
    row.refresh_from_db()
    assert (row.recorded_on, row.first_not_complied_on) == (date(2025, 5, 2), date(2025, 3, 31))


def test_two_recommendations_are_one_case(officer):
    decision = factories.decision()
    first, second = outstanding(decision), outstanding(decision)
    record((first.pk, "complied", date(2024, 7, 1)), by=officer)
    assert compliance("2024-25") == []
    record((second.pk, "complied", date(2024, 7, 20)), by=officer)
    assert compliance("2024-25") == ["late"]


def test_many_are_recorded_at_once_and_each_decision_counts_one_edit(officer):
    decision, other = factories.decision(), factories.decision()
    rows = [outstanding(decision), outstanding(decision), outstanding(other)]
    untouched = outstanding()
    record(*((row.pk, "complied", date(2024, 7, 1)) for row in rows), by=officer)
    for each in (decision, other, untouched.decision):
        each.refresh_from_db()
    assert [each.revision for each in (decision, other, untouched.decision)] == [1, 1, 0]
    reasons = [
        each.history.latest("history_id").history_change_reason for each in (decision, other)
    ]
    assert reasons == [
        "Recommendations 1, 2: Outcome recorded",
        "Recommendation 1: Outcome recorded",
    ]


def test_all_or_nothing_and_each_wrong_row_is_named(officer):
    right = outstanding()
    wrong = [outstanding(right.decision) for _ in range(3)]
    with pytest.raises(RowsRefused) as found:
        record(
            (right.pk, "complied", date(2024, 7, 1)),
            (wrong[0].pk, "complied", date(2024, 8, 2)),
            (wrong[1].pk, "complied", date(2024, 6, 2)),
            (wrong[2].pk, "complied", None),
            by=officer,
        )
    assert found.value.wrong == {
        wrong[0].pk: "24 018 407, recommendation 2: What was done is not dated after today.",
        wrong[1].pk: "24 018 407, recommendation 3: The decision was made on 3 June 2024,"
        " after this date.",
        wrong[2].pk: "24 018 407, recommendation 4: What was complied with has the day on which"
        " it was done.",
    }
    assert set(Recommendation.objects.values_list("outcome", flat=True)) == {""}


@pytest.mark.parametrize("done_on", [date(2024, 6, 3), date(2024, 8, 1)])
def test_from_the_day_of_the_decision_until_today(officer, done_on):
    row = outstanding()
    assert record((row.pk, "complied", done_on), by=officer)[0].done_on == done_on


def test_what_was_not_done_has_no_day(officer):
    row = outstanding()
    assert refused((row.pk, "not_complied", date(2024, 7, 1)), by=officer) == (
        "24 018 407, recommendation 1: Only what was complied with has a day on which it was done."
    )


def test_an_outcome_is_needed(officer):
    assert refused((outstanding().pk, "", None), by=officer) == (
        "24 018 407, recommendation 1: Say whether it was complied with."
    )


def test_whoever_records_it_again_is_told_by_whom_and_when(officer, reviewer):
    row = outstanding()
    record((row.pk, "complied", date(2024, 7, 10)), by=officer)
    assert refused((row.pk, "complied", date(2024, 7, 10), ""), by=reviewer) == (
        "24 018 407, recommendation 1 is recorded already as complied with, done on 10 July 2024,"
        " by Olive Officer on 1 August 2024. It was open when you opened the page."
    )
    assert refused((row.pk, "complied", date(2024, 7, 10)), by=reviewer) == (
        "24 018 407, recommendation 1 is recorded already as complied with, done on 10 July 2024,"
        " by Olive Officer on 1 August 2024. If that is a mistake, a reviewer can correct it."
    )


def test_a_failure_is_not_recorded_twice(officer, reviewer):
    row = outstanding()
    record((row.pk, "not_complied"), by=officer)
    again = datetime(2024, 9, 1, 9, tzinfo=LONDON)
    assert refused((row.pk, "not_complied", None, "not_complied"), by=reviewer, at=again) == (
        "24 018 407, recommendation 1 is recorded already as not complied with, by Olive Officer"
        " on 1 August 2024."
    )


def test_what_came_out_of_a_file_says_so(officer):
    row = factories.recommendation(factories.decision(reference="24018407"))
    Recommendation.history.all().delete()
    assert "by somebody unknown on 15 July 2024" in refused(
        (row.pk, "complied", date(2024, 7, 15)), by=officer
    )


def test_what_was_corrected_meanwhile_is_told(officer, reviewer):
    row = outstanding()
    record((row.pk, "not_complied"), by=officer)
    correct(row, by=reviewer)
    assert refused((row.pk, "complied", date(2024, 7, 10), "not_complied"), by=officer) == (
        "24 018 407, recommendation 1 has no outcome any more: what was recorded has been"
        " corrected. It was not complied with when you opened the page."
    )


def test_a_later_recording_is_never_moved_back(officer):
    row = outstanding(outcome="not_complied", recorded_on=date(2024, 8, 2))
    assert refused((row.pk, "complied", date(2024, 7, 1)), by=officer) == (
        "24 018 407, recommendation 1 was recorded on 2 August 2024, which is after today."
    )


def test_what_has_ended_or_may_be_about_to_is_not_recorded(officer, reviewer):
    proposed = {"no_longer_required_reason": "Moved away", "no_longer_required_by": officer}
    row = outstanding(**proposed)
    assert refused((row.pk, "not_complied"), by=reviewer) == (
        "24 018 407, recommendation 1: Olive Officer says that it is no longer required. That has"
        " to be confirmed or rejected first."
    )
    ended = outstanding(
        row.decision,
        **proposed,
        no_longer_required_confirmed_by=reviewer,
        no_longer_required_at=AT,
    )
    assert refused((ended.pk, "not_complied"), by=reviewer) == (
        "24 018 407, recommendation 2 has not been required since 1 August 2024."
    )


def test_what_was_deleted_meanwhile_is_told(officer):
    row = outstanding()
    key = row.pk
    row.delete()
    assert refused((key, "not_complied"), by=officer) == (
        f"One recommendation (number {key} in the list) has been deleted meanwhile."
    )
    row.pk = key
    with pytest.raises(Refused, match="24 018 407, recommendation 1 has been deleted meanwhile"):
        correct(row, by=officer)


def overdue_cases(council: Council, at) -> int:
    return with_overdue_cases(Council.objects.filter(pk=council.pk), at).get().overdue_cases


def test_overdue_cases_are_counted_once_each_and_only_where_they_are_shown(officer):
    council, at = factories.council(), datetime(2024, 9, 1, 9, tzinfo=LONDON)
    shown = factories.decision(council)
    outstanding(shown)
    outstanding(shown)
    outstanding(factories.decision(council), due_on=date(2024, 9, 1))  # due today
    outstanding(factories.decision(council, withheld_reason="consent"))
    outstanding(factories.decision(council, text_approved_at=None))
    outstanding(factories.decision(council, decided_on=date(2024, 8, 1)), due_on=date(2024, 8, 9))
    outstanding(
        factories.decision(council), no_longer_required_reason="x", no_longer_required_at=at
    )
    factories.recommendation(factories.decision(council))
    outstanding()
    assert Recommendation.objects.overdue(date(2024, 9, 1)).count() == 6
    assert overdue_cases(council, at) == 1
    midnight_in_london = datetime.fromisoformat("2024-09-01T23:00:00+00:00")
    assert overdue_cases(council, midnight_in_london) == 2


def test_a_case_is_overdue_with_the_council_that_has_to_comply(django_assert_num_queries):
    old, new = factories.council(), factories.council()
    outstanding(factories.decision(old), council=new)
    at = datetime(2024, 9, 1, 9, tzinfo=LONDON)
    with django_assert_num_queries(2):
        assert (overdue_cases(old, at), overdue_cases(new, at)) == (0, 1)
