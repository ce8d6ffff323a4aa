"""What there is to do is counted by day and age, each row under one of them."""

from datetime import date, timedelta

import pytest

from complaints.figures.outcomes import VOID
from complaints.models import Decision
from complaints.statistics.casework import (
    ages,
    by_age,
    compliance_by_council,
    decided_by_month,
    differing,
    months,
)
from tests import factories

TODAY = date(2025, 3, 10)
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}


def test_months_are_whole_ones_over_the_turn_of_the_year_and_a_leap_day():
    assert [(each.first, each.last) for each in months(TODAY, 4)] == [
        (date(2024, 12, 1), date(2024, 12, 31)),
        (date(2025, 1, 1), date(2025, 1, 31)),
        (date(2025, 2, 1), date(2025, 2, 28)),
        (date(2025, 3, 1), date(2025, 3, 31)),
    ]
    assert months(date(2024, 2, 29), 1)[0].last == date(2024, 2, 29)


def test_every_day_has_one_age():
    spans = ages(TODAY)
    for days in (-3, 0, 13, 14, 41, 42, 83, 84, 181, 182, 4_000):
        day = TODAY - timedelta(days=days)
        assert sum(day in span for span in spans) == 1, days
    assert TODAY - timedelta(days=13) in spans[0]
    assert TODAY - timedelta(days=14) in spans[1]
    assert TODAY - timedelta(days=182) in spans[4]


@pytest.mark.django_db
def test_a_month_counts_its_decisions_without_what_is_void():
    for day in (date(2025, 2, 1), date(2025, 2, 28), date(2025, 3, 1), date(2021, 2, 1)):
        factories.decision(decided_on=day)
    factories.decision(decided_on=date(2025, 2, 3), outcome=VOID, text_approved_at=None)
    counted = {days.first: count for days, count in decided_by_month(TODAY)}
    assert len(counted) == 24
    assert counted[date(2025, 2, 1)] == 2
    assert counted[date(2025, 3, 1)] == 1
    assert sum(counted.values()) == 3


@pytest.mark.django_db
def test_ages_are_of_what_waits_alone():
    factories.decision(decided_on=TODAY, text_approved_at=None)
    factories.decision(decided_on=TODAY - timedelta(days=100), text_approved_at=None)
    factories.decision(decided_on=TODAY)
    found = by_age(Decision.objects.open_cases(), TODAY)
    assert [count for _, count in found] == [1, 0, 0, 1, 0]


@pytest.mark.django_db
def test_a_council_has_what_is_due_overdue_and_was_late():
    kent, essex = factories.council("Kent Council"), factories.council("Essex Council")
    before, today = TODAY - timedelta(days=1), TODAY
    of = factories.decision(kent, decided_on=date(2024, 6, 3))
    factories.recommendation(of, due_on=before, **OPEN)
    factories.recommendation(of, due_on=today, **OPEN)
    factories.recommendation(of, due_on=before, done_on=today, recorded_on=today)
    factories.recommendation(of, due_on=before)  # in time
    no_more = {"no_longer_required_reason": "It closed."}
    no_more["no_longer_required_at"] = of.text_approved_at
    factories.recommendation(of, due_on=before, **OPEN, **no_more)
    long_ago = factories.decision(essex, decided_on=date(2020, 6, 3))
    factories.recommendation(long_ago, done_on=date(2020, 12, 1), recorded_on=today)
    (found,) = compliance_by_council(TODAY)
    assert found.council == kent
    assert (found.not_due, found.overdue, found.late) == (1, 1, 1)


@pytest.mark.django_db
def test_a_year_differs_by_the_cases_that_changed_since():
    several = [factories.decision() for _ in range(3)]
    release = factories.release("2024-25")
    assert differing(release) == 0
    Decision.objects.filter(pk=several[0].pk).update(outcome="not_upheld")
    assert differing(release) == 1
    imported = factories.published("2023-24", factories.frozen(upheld=1))
    assert differing(imported) is None
