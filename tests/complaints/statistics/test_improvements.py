"""Improvements are counted by what the public is told of each."""

from datetime import date, timedelta

import pytest

from complaints.models import Recommendation, Release
from complaints.recommendations.improvements import Improvement, Status
from complaints.statistics.improvements import ImprovementCounts, improvement_totals
from complaints.subjects.addresses import about
from councils.years import Year, london_midnight
from tests import factories

LATER = london_midnight(date(2025, 9, 1))
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}


def test_each_is_counted_once_under_what_is_said_of_it():
    told = ["on_time", "late", "", "on_time", "not_complied", "", "on_time"]
    found = ImprovementCounts.of(Improvement(Recommendation(), each) for each in told)
    assert found == ImprovementCounts(published=7, on_time=3, late=1, not_complied=1)
    assert found.without_outcome == 2


def test_of_none_there_is_nothing():
    found = ImprovementCounts.of([])
    assert (found.published, found.without_outcome) == (0, 0)


@pytest.fixture
def kent(db):
    """2024-25 is released: two on time, one late, one overdue, one recorded after it; and later."""
    council = factories.council("Kent County Council")
    housing = factories.subject()

    def agreed(decided_on=date(2024, 6, 3), **fields):
        made = factories.decision(council, decided_on=decided_on, subject=housing)
        factories.recommendation(made, **fields)

    agreed()
    agreed(public_summary="Train staff.")
    agreed(done_on=date(2024, 8, 1), recorded_on=date(2024, 8, 2))
    agreed(**OPEN)
    agreed(recorded_on=date(2025, 5, 1))
    factories.release()
    agreed(date(2025, 5, 1), **OPEN)
    agreed(date(2025, 5, 1), due_on=date(2025, 9, 1), **OPEN)
    agreed(date(2025, 5, 1))
    agreed(date(2025, 5, 1), done_on=date(2025, 7, 1), recorded_on=date(2025, 7, 2))
    return council


def totals(at=LATER, council=None, **fields):
    return improvement_totals(at, Release.objects.current(at), council, **fields)


def test_of_released_years_all_are_counted_and_of_later_decisions_what_is_open_today(kent):
    found = totals()
    assert found.by_year[Year(2024)].by_status == {
        Status.ON_TIME: 2,
        Status.LATE: 1,
        Status.OVERDUE: 1,
        Status.NOT_PUBLISHED: 1,
    }
    assert found.later.by_status == {Status.OVERDUE: 1, Status.NOT_DUE: 1}
    assert found.today.by_status == {
        Status.ON_TIME: 2,
        Status.LATE: 1,
        Status.OVERDUE: 2,
        Status.NOT_DUE: 1,
    }
    assert [(each.name, number) for each, number in found.changes] == [
        ("training", 1),
        ("guidance", 4),
    ]
    assert [year for year, _ in found.years] == [Year(2024)]


def test_nothing_of_a_year_is_counted_before_it_is_released_but_what_is_open(kent):
    found = totals(at=london_midnight(date(2025, 7, 1)) - timedelta(seconds=1))
    assert (found.by_year, found.by_change) == ({}, {})
    assert found.later.by_status == {Status.OVERDUE: 2, Status.NOT_DUE: 1}


def test_of_one_council_and_of_one_subject(kent):
    other = factories.recommendation(factories.decision())
    assert totals(council=other.council).today.by_status == {Status.ON_TIME: 1}
    assert totals().today.total == 7
    assert totals(about=about(factories.subject(), "its_subject")).today.total == 6
    assert totals(about=about(factories.subject().category, "its_subject")).today.total == 6
    assert totals(council=kent).today.total == 6


def test_one_query_whatever_there_is(kent, django_assert_num_queries):
    current = Release.objects.current(LATER)
    with django_assert_num_queries(1):
        improvement_totals(LATER, current)
