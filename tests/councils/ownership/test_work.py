"""What somebody looks after is listed while something is left to do, the most urgent first."""

from datetime import date, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType

from complaints.decisions.steps.error_reports import close, report
from complaints.models import Decision, Recommendation
from councils.ownership.steps import give
from councils.ownership.work import without_hands, work_of
from letters.models import Challenge, Letter
from tests import factories
from tests.complaints.recommendations.compliance import outstanding
from tests.councils.ownership.people import AT, colleague
from tests.letters.models import rows

pytestmark = pytest.mark.django_db
TODAY = AT.date()


@pytest.fixture
def ann():
    return colleague("ann")


def owned(row, owner, **fields):
    give(row, owner, by=owner, at=AT, **fields)
    return row


def listed(user, at=AT) -> list:
    return [each.record for each in work_of([user.pk], at)]


def test_what_is_late_comes_first_and_what_has_no_day_last(ann):
    soon = owned(outstanding(due_on=TODAY + timedelta(days=20)), ann)
    late = owned(outstanding(due_on=TODAY - timedelta(days=1)), ann)
    text = owned(factories.decision(text_approved_at=None, text_approved_by=None), ann)
    looked_at = owned(outstanding(due_on=date(2025, 1, 1)), ann, next_on=TODAY)
    assert listed(ann) == [late, looked_at, soon, text]
    first, second, third, last = work_of([ann.pk], AT)
    assert (first.is_late, second.is_late, second.is_soon, third.is_soon) == (
        *(True, False, True, False),
    )
    assert (last.has_day, first.due_on, second.day) == (False, date(2024, 7, 31), TODAY)
    assert (first.named, first.about) == (
        f"{late.decision}, recommendation {late.number}",
        str(late.council),
    )


def test_for_how_long_somebody_has_had_it_is_said_in_days(ann):
    owned(outstanding(), ann)
    ages = [work_of([ann.pk], AT + timedelta(days=days))[0].age for days in (0, 1, 1200)]
    assert ages == ["less than a day", "1 day", "1,200 days"]


def test_a_decision_is_listed_until_it_is_approved_restored_and_reviewed(ann):
    row = owned(factories.decision(text_approved_at=None, text_approved_by=None), ann)
    assert listed(ann) == [row]
    Decision.objects.update(text_approved_at=AT)
    assert listed(ann) == []
    withheld = {"withheld_reason": "other", "withheld_at": AT, "withheld_by": ann}
    Decision.objects.update(**withheld)
    assert listed(ann) == [row]
    Decision.objects.update(withheld_reason="", withheld_at=None, withheld_by=None)
    row.reviews.create(requested_on=TODAY, opened_by=ann, opened_at=AT)
    assert listed(ann) == [row]
    row.reviews.update(ended_at=AT, result="confirmed")
    assert listed(ann) == []


def test_what_is_looked_at_again_is_listed_whatever_became_of_it(ann):
    row = owned(factories.decision(), ann, next_on=TODAY + timedelta(days=30))
    assert listed(ann) == [row]
    owned(row, ann)
    assert listed(ann) == []


def test_every_other_kind_ends_with_its_own_last_step(ann):
    reviewer = colleague("reviewer", "Reviewer")
    row = owned(outstanding(), ann)
    read = owned(report("error", "A slip", at=AT, council=factories.council()), ann)
    challenge = owned(rows.challenge(), reviewer)
    letter = owned(Letter.objects.get(), reviewer)
    assert set(map(type, listed(ann))) == {type(row), type(read)}
    assert set(listed(reviewer)) == {challenge, letter}
    failed = {"outcome": "not_complied", "recorded_on": TODAY, "first_not_complied_on": TODAY}
    Recommendation.objects.update(**failed)
    close(read, "Mended", by=ann, at=AT)
    said = {"result": "explained", "answer": "Yes.", "answered_at": AT, "answered_by": reviewer}
    Challenge.objects.update(**said)
    Letter.objects.update(approved_at=AT, by_command=True, sent_at=AT)
    assert listed(ann) == listed(reviewer) == []


def test_what_lies_with_who_left_or_may_not_do_it_any_more_is_told_to_who_may(ann):
    ben, carl = colleague("ben"), colleague("carl")
    of_ben, of_carl = owned(outstanding(), ben), owned(outstanding(), carl)
    owned(outstanding(), ann)
    assert without_hands(ann, AT) == []
    ben.is_active = False
    ben.save()
    carl.groups.clear()
    assert {each.record for each in without_hands(ann, AT)} == {of_ben, of_carl}
    assert without_hands(colleague("stat", "Statistician"), AT) == []


def test_many_are_listed_with_as_many_queries_as_one(ann, django_assert_num_queries):
    decision = factories.decision()
    first = owned(outstanding(decision, number=1), ann)
    ContentType.objects.get_for_model(first)
    work_of([ann.pk], AT)  # kinds of content are read once
    with django_assert_num_queries(4):
        work_of([ann.pk], AT)
    for number in (2, 3):
        owned(outstanding(factories.decision(), number=number), ann)
    with django_assert_num_queries(4):
        assert len(work_of([ann.pk], AT)) == 3
