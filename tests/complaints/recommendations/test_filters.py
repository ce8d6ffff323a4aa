"""What councils have agreed to change, and what is told of it."""

from datetime import date, timedelta

import pytest

from complaints.models import Recommendation, Release
from complaints.recommendations.filters import ImprovementFilter
from complaints.recommendations.improvements import with_status
from councils.years import Year, london_midnight
from tests import factories

pytestmark = pytest.mark.django_db

LATER = london_midnight(date(2026, 1, 1))
RECORDED = date(2024, 9, 1)


def listed(council, at=LATER, **data):
    return list(ImprovementFilter.of(council, data, at).qs)


def statuses(council, at=LATER) -> list[str]:
    rows = listed(council, at)
    return [each.status for each in with_status(rows, Release.objects.current(at))]


def test_newest_first_with_those_of_predecessors_that_it_took_over():
    new, old = factories.council("New"), factories.council("Old")
    first = factories.recommendation(factories.decision(new, decided_on=date(2024, 5, 1)))
    taken = factories.recommendation(factories.decision(old), council=new)
    factories.recommendation(factories.decision(old))
    assert listed(new) == [taken, first]


def test_nothing_private_is_listed():
    made = factories.decision()
    factories.recommendation(made, kind="personal_remedy", public_summary="", private_text="£500")
    withheld = factories.decision(made.council, withheld_reason="other")
    factories.recommendation(withheld)
    shown = factories.recommendation(made)
    assert listed(made.council) == [shown]
    assert "private_text" in listed(made.council)[0].get_deferred_fields()


def test_it_waits_for_its_decision():
    made = factories.recommendation()
    shown_from = london_midnight(made.decision.decided_on + timedelta(42))
    assert listed(made.council, shown_from - timedelta(seconds=1)) == []
    assert listed(made.council, shown_from) == [made]


def test_by_year_of_the_decision_and_by_category():
    council = factories.council()
    subject = factories.subject("Housing")
    made = factories.recommendation(factories.decision(council, subject=subject))
    other = factories.recommendation(factories.decision(council, decided_on=date(2025, 4, 1)))
    assert listed(council, year="2024-25") == [made]
    assert listed(council, year="2025-26") == [other]
    assert listed(council, subject="housing") == [made]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "done on time"),
        ({"due_on": date(2024, 8, 1), "done_on": date(2024, 8, 2)}, "done late"),
        ({"outcome": "not_complied", "done_on": None}, "not complied with"),
        ({"outcome": "", "done_on": None, "recorded_on": None}, ""),
    ],
)
def test_its_status_is_told_once_the_year_of_recording_is_released(fields, status):
    made = factories.recommendation(**{"recorded_on": RECORDED} | fields)
    release = factories.release()
    before = release.public_at - timedelta(seconds=1)
    assert statuses(made.council, before) == [""]
    assert statuses(made.council, release.public_at) == [status]


def test_the_year_of_recording_decides_and_not_that_of_the_decision():
    made = factories.recommendation(recorded_on=date(2025, 4, 1))
    factories.release()
    assert made.decision.year == Year(2024)
    assert statuses(made.council) == [""]


def test_one_query_for_any_number(django_assert_num_queries):
    council = factories.council()
    for wanted in (1, 3):
        while len(listed(council)) < wanted:
            factories.recommendation(factories.decision(council, subject=factories.subject()))
        with django_assert_num_queries(1):
            rows = listed(council)
            assert [str(row.decision.subject) for row in rows] == [
                "Housing › Homelessness"
            ] * wanted


def test_what_is_no_longer_required_is_listed_no_more():
    made = factories.recommendation(outcome="not_complied", done_on=None, recorded_on=RECORDED)
    factories.published("2024-25", factories.frozen(made.council))
    assert statuses(made.council) == ["not complied with"]
    made.no_longer_required_reason, made.no_longer_required_at = "The school closed.", LATER
    made.save()
    assert statuses(made.council) == []


def test_a_first_failure_stands_although_it_was_complied_with_later():
    made = factories.recommendation(
        outcome="not_complied", done_on=None, recorded_on=RECORDED, first_not_complied_on=RECORDED
    )
    factories.release()
    assert statuses(made.council) == ["not complied with"]
    for year in (2025, 2024):  # recorded in a year that is not released, and in one that is
        Recommendation.objects.filter(pk=made.pk).update(
            outcome="complied", done_on=date(2024, 12, 1), recorded_on=date(year, 12, 1)
        )
        assert statuses(made.council) == ["not complied with"]


def test_they_are_found_by_what_became_of_them_and_by_nothing_that_is_not_told():
    """The filter says of each what its status says, on either side of the instant."""
    council = factories.council()
    later = {"due_on": date(2024, 8, 1), "done_on": date(2024, 8, 2)}
    failed = {"outcome": "not_complied", "done_on": None}
    for fields in ({}, later, failed, {"outcome": "", "done_on": None, "recorded_on": None}):
        recorded = {"recorded_on": RECORDED} | fields
        factories.recommendation(factories.decision(council), **recorded)
    factories.recommendation(factories.decision(council), recorded_on=date(2025, 5, 1), **later)
    mended = factories.recommendation(factories.decision(council), **failed, recorded_on=RECORDED)
    Recommendation.objects.filter(pk=mended.pk).update(
        outcome="complied", done_on=date(2025, 5, 1), recorded_on=date(2025, 5, 2)
    )
    released = factories.release().public_at
    for at, numbers in ((released - timedelta(seconds=1), [0, 0, 0]), (released, [2, 1, 1])):
        current = Release.objects.current(at)
        told = with_status(ImprovementFilter.of(council, {}, at).qs, current)
        assert len(told) == 6
        for value, number in zip(("not_complied", "late", "on_time"), numbers, strict=True):
            found = set(ImprovementFilter.of(council, {"compliance": value}, at, current).qs)
            assert found == {each.recommendation for each in told if each.compliance == value}
            assert len(found) == number
